interface Props {
  label: string;
  /** The first one heads the rows. */
  columns: readonly string[];
  rows: readonly { key: string; cells: readonly string[] }[];
}

/** Numbers as a table that scrolls by itself. */
export function NumberTable({ label, columns, rows }: Props) {
  return (
    <div className="scroll" tabIndex={0} role="group" aria-label={label}>
      <table className="numbers">
        <thead><tr>{columns.map((column) => <th key={column} scope="col">{column}</th>)}</tr></thead>
        <tbody>
          {rows.map(({ key, cells: [head, ...cells] }) => (
            <tr key={key}><th scope="row">{head}</th>{cells.map((cell, at) => <td key={columns[at + 1]}>{cell}</td>)}</tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
