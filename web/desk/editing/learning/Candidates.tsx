import { Link } from '@fluentui/react-components';
import type { Explained } from '../../../../common/editing-api.ts';
import { useWords } from '../../words.ts';
import { guideAddress } from './guide-link.ts';
import { percent } from './percent.ts';

/** The guides that came near, each with how sure the robot is: a bar and a number. */
export function Candidates({ candidates }: { candidates: Explained['candidates'] }) {
  const words = useWords();
  if (candidates.length === 0) return <p>{words('why.candidates.none')}</p>;
  return (
    <>
      <p className="quiet">{words('why.candidates.hint')}</p>
      <ol className="candidates">
        {candidates.map(({ id, title, score }) => (
          <li key={id}>
            <Link href={guideAddress(id)}>{title}</Link>
            <span className="share-number">{percent(words, score)}</span>
            <span className="share" aria-hidden="true"><span style={{ inlineSize: `${score * 100}%` }} /></span>
          </li>
        ))}
      </ol>
    </>
  );
}
