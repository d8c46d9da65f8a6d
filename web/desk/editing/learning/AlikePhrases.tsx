import { Link } from '@fluentui/react-components';
import type { Explained } from '../../../../common/editing-api.ts';
import { useWords } from '../../words.ts';
import { guideAddress } from './guide-link.ts';
import { percentOf } from './percent.ts';

/** What the robot has learnt that is like the question. @param guide whose phrases they are; null where they are no guide's */
export function AlikePhrases({ phrases, guide }: { phrases: Explained['phrases']; guide: { id: string; title: string } | null }) {
  const words = useWords();
  if (phrases.length === 0) return <p>{words('why.phrases.none')}</p>;
  return (
    <>
      {guide !== null && <p className="quiet">{words('why.phrases.about', { title: guide.title })}</p>}
      <ol className="alike-phrases">
        {phrases.map(({ text, likeness }) => (
          <li key={text}>
            <span>»{text}«</span>
            <span className="share-number">{words('why.phrases.alike', { percent: percentOf(likeness) })}</span>
            <span className="share" aria-hidden="true"><span style={{ inlineSize: `${likeness * 100}%` }} /></span>
          </li>
        ))}
      </ol>
      {guide !== null && <Link href={guideAddress(guide.id)}>{words('why.open', { title: guide.title })}</Link>}
    </>
  );
}
