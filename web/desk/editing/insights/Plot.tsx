import { useId, type ReactNode } from 'react';
import { useWords } from '../../words.ts';

interface Props {
  title: string;
  /** What it shows, in words. */
  says: string;
  /** The same numbers as a table, and as files; null where there are none. */
  table: ReactNode;
  files: ReactNode;
  children: ReactNode;
}

/** A part of the insights: what it is about, what it shows in words, drawn, and as a table. */
export function Plot({ title, says, table, files, children }: Props) {
  const words = useWords();
  const heading = useId();
  return (
    <section className="plot" aria-labelledby={heading}>
      <h3 id={heading}>{title}</h3>
      {says !== '' && <p>{says}</p>}
      {children}
      {table !== null && <details className="plot-table"><summary>{words('insights.table')}<span className="for-readers">: {title}</span></summary>{table}</details>}
      {table !== null && <p className="plot-files">{files}</p>}
    </section>
  );
}
