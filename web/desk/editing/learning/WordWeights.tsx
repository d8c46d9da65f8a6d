import type { Explained } from '../../../../common/editing-api.ts';
import { languageOf, useWords } from '../../words.ts';
import { weighedWords } from './word-weights.ts';

/** The question with its words as large as they mattered, each with its number below; what is misspelt with what it was read as. */
export function WordWeights({ words: said, title }: { words: Explained['words']; title: string | null }) {
  const words = useWords();
  const weighed = weighedWords(said);
  if (weighed.every(({ share }) => share === 0)) return <p>{words('why.words.none')}</p>;
  const number = new Intl.NumberFormat(languageOf(words) === 'da' ? 'da-DK' : 'en-GB', { maximumFractionDigits: 1, minimumFractionDigits: 1, signDisplay: 'exceptZero' });
  return (
    <>
      <p className="quiet">{title === null ? words('why.words.for-other') : words('why.words.for', { title })}</p>
      <ul className="word-weights" aria-label={words('why.words.list')}>
        {weighed.map(({ word, weight, share, readAs }, at) => (
          <li key={`${at} ${word}`}>
            <span className={share > 0 ? 'word for' : share < 0 ? 'word against' : 'word'} style={{ fontSize: `${1 + Math.abs(share) * 0.9}rem` }}>{word}</span>
            <span className="word-number">{number.format(weight)}</span>
            {readAs !== null && <span className="word-read">{words('why.words.read-as', { word: readAs })}</span>}
          </li>
        ))}
      </ul>
    </>
  );
}
