import type { Shift } from '../../../common/roster.ts';
import { hour, weekday } from '../dates.ts';
import { shiftsOfDay } from '../roster.ts';
import { useWords } from '../words.ts';

const days = [1, 2, 3, 4, 5, 6, 7];

/** When somebody has chat duty, day by day. */
export function RosterTable({ roster }: { roster: readonly Shift[] | null }) {
  const words = useWords();
  if (roster === null) return <p>{words('roster.none')}</p>;
  return (
    <table>
      <thead><tr><th scope="col">{words('roster.day')}</th><th scope="col">{words('roster.hours')}</th></tr></thead>
      <tbody>
        {days.map((number) => {
          const shifts = shiftsOfDay(roster, number);
          return (
            <tr key={number}>
              <th scope="row">{weekday(words, number)}</th>
              <td>{shifts.length === 0 ? words('roster.closed') : shifts.map(({ from, to }) => words('roster.shift', { from: hour(words, from), to: hour(words, to) })).join(', ')}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
