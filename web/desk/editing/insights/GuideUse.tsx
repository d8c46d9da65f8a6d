import { Link } from '@fluentui/react-components';
import type { Insights } from '../../../../common/insights-api.ts';
import { useWords } from '../../words.ts';
import { guideAddress } from '../learning/guide-link.ts';
import { countWords } from './counts.ts';

interface Props {
  guide: Insights['guides'][number];
  /** How often the most used guide was begun. */
  most: number;
  fewest: number;
  mayEdit: boolean;
}

/** One guide: how often it was begun and worked, and step by step where people stop. */
export function GuideUse({ guide: { guideId, title, started, worked, failed, steps }, most, fewest, mayEdit }: Props) {
  const words = useWords();
  const count = (each: number | null): string => countWords(words, each);
  const mostStopped = Math.max(fewest, ...steps.map(({ stopped }) => stopped ?? 0));
  return (
    <li className="guide-use">
      <h4>{title}</h4>
      <span className="share-number">{words('insights.guides.started')}: {count(started)}</span>
      <CountBar count={started} most={most} fewest={fewest} />
      <p className="quiet">{words('insights.guides.worked')}: {count(worked)} · {words('insights.guides.failed')}: {count(failed)}</p>
      <details>
        <summary>{words('insights.guides.stops')}<span className="for-readers"> {title}</span></summary>
        {steps.every(({ stopped }) => stopped === 0)
          ? <p>{words('insights.guides.stops-none')}</p>
          : (
            <table className="numbers guide-stops">
              <caption className="for-readers">{words('insights.guides.stops-of', { title })}</caption>
              <thead><tr><th scope="col">{words('insights.guides.step')}</th><th scope="col">{words('insights.guides.stopped')}</th></tr></thead>
              <tbody>
                {steps.map(({ stepId, number, text, stopped }) => (
                  <tr key={stepId}>
                    <th scope="row"><span className="guide-step">{number === 0 ? words('insights.guides.step-gone') : words('insights.guides.step-line', { number, text })}</span></th>
                    <td><CountBar count={stopped} most={mostStopped} fewest={fewest} /> {count(stopped)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        {mayEdit && <Link href={guideAddress(guideId)}>{words('insights.guides.edit')}<span className="for-readers"> {title}</span></Link>}
      </details>
    </li>
  );
}

/** A count as a bar, dashed where it is hidden; the number stands beside it. */
function CountBar({ count, most, fewest }: { count: number | null; most: number; fewest: number }) {
  if (count === 0) return null;
  return <span className={count === null ? 'count-bar hidden-count' : 'count-bar'} style={{ inlineSize: `${((count ?? (fewest - 1) / 2) / most) * 100}%` }} aria-hidden="true" />;
}
