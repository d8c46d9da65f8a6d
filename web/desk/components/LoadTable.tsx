import type { HourLoad } from '../../../common/desk-team.ts';
import { weekday } from '../dates.ts';
import { useWords } from '../words.ts';

/** How many wanted a chat in each hour of the week, how many were answered, and how long they waited. */
export function LoadTable({ load }: { load: readonly HourLoad[] }) {
  const words = useWords();
  if (load.length === 0) return <p>{words('load.none')}</p>;
  const most = Math.max(...load.map(({ opened }) => opened));
  return (
    <div className="scroll" tabIndex={0} role="group" aria-label={words('load')}>
      <table className="load">
        <thead>
          <tr><th scope="col">{words('load.hour')}</th><th scope="col">{words('load.opened')}</th><th scope="col">{words('load.answered')}</th><th scope="col">{words('load.wait')}</th></tr>
        </thead>
        <tbody>
          {load.map(({ weekday: number, hour, opened, answered, waitMinutes }) => (
            <tr key={`${number} ${hour}`}>
              <th scope="row">{words('load.at', { day: weekday(words, number), from: hour, to: hour + 1 })}</th>
              <td><span className="bar" style={{ inlineSize: `${(opened / most) * 8}rem` }} aria-hidden="true" /> {opened}</td>
              <td>{answered}</td>
              <td>{waitMinutes === null ? '–' : waitMinutes === 0 ? words('time.seconds') : words('load.minutes', { count: waitMinutes })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
