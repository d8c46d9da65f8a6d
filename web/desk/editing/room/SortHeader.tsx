/** The head of a column that sorts its table when it is pressed. */
export function SortHeader({ label, sorted, sort }: { label: string; sorted: 'ascending' | 'descending' | null; sort(): void }) {
  return (
    <th scope="col" aria-sort={sorted ?? 'none'}>
      <button type="button" className="sort" onClick={sort}>{label}<span aria-hidden="true" className="sort-mark">{sorted === 'ascending' ? '▲' : sorted === 'descending' ? '▼' : ''}</span></button>
    </th>
  );
}
