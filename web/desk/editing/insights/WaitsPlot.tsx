import type { Insights } from '../../../../common/insights-api.ts';
import { useWords } from '../../words.ts';
import { countWords, minutesWords } from './counts.ts';
import { CsvLink } from './CsvLink.tsx';
import { fullDay } from './days-words.ts';
import { waitsInWords } from './in-words.ts';
import { LinePlot } from './LinePlot.tsx';
import { NumberTable } from './NumberTable.tsx';
import { Plot } from './Plot.tsx';

/** How long citizens waited for a librarian, week by week. */
export function WaitsPlot({ insights }: { insights: Insights }) {
  const { waits } = insights;
  const words = useWords();
  const title = words('insights.waits');
  const says = waitsInWords(words, waits);
  const table = waits.length === 0 ? null : (
    <NumberTable
      label={title} columns={[words('insights.table.week'), words('insights.waits.median'), words('insights.waits.p90'), words('insights.waits.answered')]}
      rows={waits.map(({ week, answered, medianMinutes, p90Minutes }) => ({ key: week, cells: [fullDay(words, week), ...[medianMinutes, p90Minutes].map((minutes) => (answered === 0 ? '–' : minutesWords(words, minutes))), countWords(words, answered)] }))}
    />
  );
  return (
    <Plot title={title} says={says} table={table} files={<CsvLink insights={insights} table="waits" title={title} />}>
      {waits.some(({ medianMinutes }) => medianMinutes !== null) && (
        <LinePlot
          at={waits.map(({ week }) => week)} unit={words('insights.waits.unit')} says={(value) => minutesWords(words, value)}
          lines={[{ key: 'median', label: words('insights.waits.median'), values: waits.map(({ medianMinutes }) => medianMinutes) }, { key: 'p90', label: words('insights.waits.p90'), values: waits.map(({ p90Minutes }) => p90Minutes) }]}
        />
      )}
    </Plot>
  );
}
