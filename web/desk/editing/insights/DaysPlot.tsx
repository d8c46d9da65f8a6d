import type { Insights } from '../../../../common/insights-api.ts';
import { useWords } from '../../words.ts';
import { BarPlot } from './BarPlot.tsx';
import { countWords } from './counts.ts';
import { CsvLink } from './CsvLink.tsx';
import { longDay } from './days-words.ts';
import { HiddenHint } from './HiddenHint.tsx';
import { daysInWords } from './in-words.ts';
import { NumberTable } from './NumberTable.tsx';
import { Plot } from './Plot.tsx';
import { axisEnd } from './scale.ts';

const series = ['started', 'solvedAlone', 'withLibrarian', 'givenUp', 'notUnderstood'] as const;

/** What happened day by day, each count drawn on the same scale. */
export function DaysPlot({ insights }: { insights: Insights }) {
  const words = useWords();
  const { days, totals, fewest } = insights;
  const end = axisEnd(Math.max(fewest, ...days.flatMap((day) => series.map((each) => day[each] ?? 0))));
  const title = words('insights.days');
  return (
    <Plot
      title={title} says={daysInWords(words, insights)} files={<CsvLink insights={insights} table="days" title={title} />}
      table={<NumberTable label={title} columns={[words('insights.table.day'), ...series.map((each) => words(`insights.series.${each}`))]} rows={days.map((day) => ({ key: day.day, cells: [longDay(words, day.day), ...series.map((each) => countWords(words, day[each]))] }))} />}
    >
      <div className="bar-plots">
        {series.map((each) => <BarPlot key={each} title={words(`insights.series.${each}`)} total={countWords(words, totals[each])} bars={days.map((day) => ({ at: day.day, count: day[each] }))} end={end} fewest={fewest} />)}
      </div>
      <HiddenHint shown={days.some((day) => series.some((each) => day[each] === null))} />
    </Plot>
  );
}
