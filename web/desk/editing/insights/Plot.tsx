import { useId, type ReactNode } from 'react';
import { useWords } from '../../words.ts';

interface Props {
  title: string;
  /** What it shows, in words. */
  says: string;
  /** The same numbers as a table; null where there are none. */
  table: ReactNode;
  children: ReactNode;
}

/** A part of the insights: what it is about, what it shows in words, drawn, and as a table. */
export function Plot({ title, says, table, children }: Props) {
  const words = useWords();
  const heading = useId();
  return (
    <section className="plot" aria-labelledby={heading}>
      <h3 id={heading}>{title}</h3>
      {says !== '' && <p>{says}</p>}
      {children}
      {table !== null && <details className="plot-table"><summary>{words('insights.table')}<span className="for-readers">: {title}</span></summary>{table}</details>}
    </section>
  );
}
