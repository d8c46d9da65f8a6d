import { Skeleton, SkeletonItem } from '@fluentui/react-components';
import { useState } from 'react';
import type { Insights } from '../../../common/insights-api.ts';
import { danishTime } from '../../../common/local-time.ts';
import { Part } from '../components/Part.tsx';
import { useWords } from '../words.ts';
import { editingApi } from './api.ts';
import { countWords } from './insights/counts.ts';
import { fullDay } from './insights/days-words.ts';
import { DaysPlot } from './insights/DaysPlot.tsx';
import { GuidesUse } from './insights/GuidesUse.tsx';
import { periodOf, type Period } from './insights/period.ts';
import { PeriodChoice } from './insights/PeriodChoice.tsx';
import { SelfReliancePlot } from './insights/SelfReliancePlot.tsx';
import { WaitsPlot } from './insights/WaitsPlot.tsx';
import { Refused } from './learning/Refused.tsx';
import { useLoaded } from './learning/use-loaded.ts';
import './learning.css';

const totalsShown = ['started', 'solvedAlone', 'withLibrarian', 'givenUp', 'notUnderstood'] as const;

const isEmpty = ({ totals, guides }: Insights): boolean => guides.length === 0 && totalsShown.every((each) => totals[each] === 0);

/** How citizens are helped: counts of a period, drawn, in words and as tables. @param mayEdit whether guides can be opened from here */
export function InsightsPage({ mayEdit = true }: { mayEdit?: boolean }) {
  const words = useWords();
  const today = danishTime(new Date()).date;
  const [period, setPeriod] = useState<Period>(() => periodOf('weeks', today));
  const { value, loading, failed, again } = useLoaded(() => editingApi.insights(period.from, period.to), `${period.from} ${period.to}`);
  const range = value === null ? '' : words('insights.range', { from: fullDay(words, value.from), to: fullDay(words, value.to) });
  return (
    <div className="learning-page insights" aria-busy={loading}>
      <h2>{words('insights')}</h2>
      <p>{words('insights.intro')}</p>
      <PeriodChoice today={today} period={period} choose={setPeriod} />
      {failed !== null && <Refused says="learning.failed" code={failed} again={again} />}
      {value === null && failed === null && <Skeleton aria-label={words('insights.loading')} className="learning-wait"><SkeletonItem size={128} /><SkeletonItem size={128} /></Skeleton>}
      {value !== null && failed === null && (
        <>
          <p className="insights-range">{loading ? words('insights.loading') : range}</p>
          {isEmpty(value)
            ? <section className="learning-empty" aria-labelledby="insights-empty"><h3 id="insights-empty">{words('insights.empty')}</h3><p>{words('insights.empty.text')}</p></section>
            : <Shown insights={value} mayEdit={mayEdit} />}
        </>
      )}
      <div className="for-readers" role="status" aria-live="polite">{loading ? '' : range}</div>
    </div>
  );
}

function Shown({ insights, mayEdit }: { insights: Insights; mayEdit: boolean }) {
  const words = useWords();
  const { totals, fewest } = insights;
  return (
    <>
      <section aria-labelledby="insights-totals" className="plot">
        <h3 id="insights-totals">{words('insights.totals')}</h3>
        <dl className="totals">{totalsShown.map((each) => <div key={each}><dt>{words(`insights.series.${each}`)}</dt><dd className={totals[each] === null ? 'few' : undefined}>{countWords(words, totals[each])}</dd></div>)}</dl>
        <p className="quiet">{words('insights.few', { most: fewest - 1 })}</p>
      </section>
      <Part><DaysPlot insights={insights} /></Part>
      <Part><SelfReliancePlot insights={insights} /></Part>
      <Part><WaitsPlot insights={insights} /></Part>
      <Part><GuidesUse insights={insights} mayEdit={mayEdit} /></Part>
    </>
  );
}
