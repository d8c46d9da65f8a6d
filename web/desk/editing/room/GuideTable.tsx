import type { GuideLine } from '../../../../common/editing-api.ts';
import { addressOf } from '../../use-place.ts';
import { useWords } from '../../words.ts';
import { shortDay } from './days.ts';
import { categoryWords, guideTitle, type SortColumn, type Sorting } from './guide-list.ts';
import { GuideFate } from './GuideFate.tsx';
import { SortHeader } from './SortHeader.tsx';

/** The guides as a table; each column sorts it. */
export function GuideTable({ lines, sorting, sort, today }: { lines: readonly GuideLine[]; sorting: Sorting; sort(by: SortColumn): void; today: string }) {
  const words = useWords();
  return (
    <table className="room-table guide-table">
      <caption className="for-readers">{words('place.guides')}</caption>
      <thead><tr>{(['title', 'category', 'source', 'state', 'review'] as const).map((each) => <SortHeader key={each} label={words(`guides.column.${each}`)} sorted={sorting.by === each ? (sorting.down ? 'descending' : 'ascending') : null} sort={() => sort(each)} />)}</tr></thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.id}>
            <th scope="row"><a href={addressOf('guides', line.id)}>{guideTitle(words, line)}</a></th>
            <td>{categoryWords(words, line.category)}</td>
            <td>{words(`guides.source.${line.source}`)}</td>
            <td><GuideFate line={line} today={today} /></td>
            <td className={line.shown === 'live' && line.reviewOn <= today ? 'due' : undefined}>{shortDay(words, line.reviewOn)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
