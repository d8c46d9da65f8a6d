import { useWords } from '../../words.ts';

/** What a dashed bar means; nothing where there is none. */
export function HiddenHint({ shown }: { shown: boolean }) {
  const words = useWords();
  return shown ? <p className="quiet"><span className="hidden-key" aria-hidden="true" /> {words('insights.plot.hidden')}</p> : null;
}
