import type { GuideLine } from '../../../../common/editing-api.ts';
import { addressOf } from '../../use-place.ts';
import { useWords } from '../../words.ts';
import { dayWords } from './days.ts';
import { categoryWords, guideTitle } from './guide-list.ts';
import { GuideFate } from './GuideFate.tsx';

/** The guides as cards, where a table has no room. */
export function GuideCards({ lines, today }: { lines: readonly GuideLine[]; today: string }) {
  const words = useWords();
  return (
    <ul className="room-cards">
      {lines.map((line) => (
        <li key={line.id}>
          <h3><a href={addressOf('guides', line.id)}>{guideTitle(words, line)}</a></h3>
          <p className="quiet">{categoryWords(words, line.category)} · {words(`guides.source.${line.source}`)}</p>
          <GuideFate line={line} today={today} />
          <p className="quiet">{words('guides.review', { day: dayWords(words, line.reviewOn) })}</p>
        </li>
      ))}
    </ul>
  );
}
