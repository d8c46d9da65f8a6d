import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { Insights } from '../../../../common/insights-api.ts';
import { useWords } from '../../words.ts';
import { countWords } from './counts.ts';
import { CsvLink } from './CsvLink.tsx';
import { GuideUse } from './GuideUse.tsx';
import { guidesInWords } from './in-words.ts';
import { NumberTable } from './NumberTable.tsx';
import { Plot } from './Plot.tsx';

/** More guides than these are shown when asked for. */
const first = 10;

/** The guides by use, each with where people stop. */
export function GuidesUse({ insights, mayEdit }: { insights: Insights; mayEdit: boolean }) {
  const { guides, fewest } = insights;
  const words = useWords();
  const [all, setAll] = useState(false);
  const most = Math.max(fewest, ...guides.map(({ started }) => started ?? 0));
  const title = words('insights.guides');
  const table = guides.length === 0 ? null : (
    <NumberTable
      label={title} columns={[words('insights.guides.guide'), words('insights.guides.started'), words('insights.guides.worked'), words('insights.guides.failed')]}
      rows={guides.map((guide) => ({ key: guide.guideId, cells: [guide.title, countWords(words, guide.started), countWords(words, guide.worked), countWords(words, guide.failed)] }))}
    />
  );
  return (
    <Plot title={title} says={guidesInWords(words, guides)} table={table} files={<><CsvLink insights={insights} table="guides" title={title} /> <CsvLink insights={insights} table="steps" title={title} /></>}>
      <ol className="guide-uses">{(all ? guides : guides.slice(0, first)).map((guide) => <GuideUse key={guide.guideId} guide={guide} most={most} fewest={fewest} mayEdit={mayEdit} />)}</ol>
      {guides.length > first && <Button appearance="transparent" className="question-more" aria-expanded={all} onClick={() => setAll(!all)}>{all ? words('insights.guides.top', { count: first }) : words('insights.guides.all', { count: guides.length })}</Button>}
    </Plot>
  );
}
