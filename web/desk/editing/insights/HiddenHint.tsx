import { useWords } from '../../words.ts';

/** What a dashed bar means; nothing where there is none. */
export function HiddenHint({ shown, fewest }: { shown: boolean; fewest: number }) {
  const words = useWords();
  return shown ? <p className="quiet"><span className="hidden-key" aria-hidden="true" /> {words('insights.plot.hidden', { few: words('insights.fewer', { fewest }) })}</p> : null;
}
