import type { Insights } from '../../../../common/insights-api.ts';
import { useWords } from '../../words.ts';
import { BarPlot } from './BarPlot.tsx';
import { countWords } from './counts.ts';
import { CsvLink } from './CsvLink.tsx';
import { fullDay } from './days-words.ts';
import { HiddenHint } from './HiddenHint.tsx';
import { selfRelianceInWords } from './in-words.ts';
import { NumberTable } from './NumberTable.tsx';
import { Plot } from './Plot.tsx';
import { axisEnd } from './scale.ts';

const answers = ['yes', 'maybe', 'no'] as const;

/** Whether citizens say that they can do it alone next time, week by week. */
export function SelfReliancePlot({ insights }: { insights: Insights }) {
  const { selfReliance: weeks, fewest } = insights;
  const words = useWords();
  const end = axisEnd(Math.max(fewest, ...weeks.flatMap((week) => answers.map((answer) => week[answer] ?? 0))));
  const title = words('insights.alone');
  const says = selfRelianceInWords(words, weeks);
  if (weeks.length === 0) return <Plot title={title} says={says} table={null} files={null}>{null}</Plot>;
  return (
    <Plot
      title={title} says={says} files={<CsvLink insights={insights} table="alone" title={title} />}
      table={<NumberTable label={title} columns={[words('insights.table.week'), ...answers.map((answer) => words(`insights.alone.${answer}`))]} rows={weeks.map((week) => ({ key: week.week, cells: [fullDay(words, week.week), ...answers.map((answer) => countWords(words, week[answer]))] }))} />}
    >
      <div className="bar-plots">
        {answers.map((answer) => <BarPlot key={answer} title={words(`insights.alone.${answer}`)} total={null} bars={weeks.map((week) => ({ at: week.week, count: week[answer] }))} end={end} fewest={fewest} />)}
      </div>
      <HiddenHint shown={weeks.some((week) => answers.some((answer) => week[answer] === null))} />
    </Plot>
  );
}
