import { useId } from 'react';
import { useWords } from '../../words.ts';
import { countWords, numberWords } from './counts.ts';
import { shortDay } from './days-words.ts';

export interface Bar {
  /** YYYY-MM-DD: the day, or the week's Monday. */
  at: string;
  /** Null where it is hidden. */
  count: number | null;
}

interface Props {
  title: string;
  total: string | null;
  bars: readonly Bar[];
  /** Where the axis ends. */
  end: number;
  fewest: number;
}

/** One count over time: a bar for each day or week, a dashed one where the count is hidden. The table says the same. */
export function BarPlot({ title, total, bars, end, fewest }: Props) {
  const words = useWords();
  const heading = useId();
  const [first, last] = [bars[0], bars.at(-1)];
  const middle = bars.length > 8 ? bars[Math.floor(bars.length / 2)] : undefined;
  const heightOf = (count: number | null): number => (Math.min(end, count ?? (fewest - 1) / 2) / end) * 100;
  return (
    <div className="bar-plot">
      <h4 id={heading}>{title}{total !== null && <span className="bar-total"> {total}</span>}</h4>
      <div className="bar-area" aria-hidden="true" style={{ maxInlineSize: `${bars.length * 4 + 3}rem` }}>
        <span className="axis-end">{numberWords(words, end)}</span>
        <span className="axis-start">0</span>
        <svg viewBox={`0 0 ${bars.length} 100`} preserveAspectRatio="none" focusable="false">
          {bars.map(({ at, count }, place) => count !== 0 && (
            <rect key={at} className={count === null ? 'hidden-bar' : 'shown-bar'} x={place + 0.12} width={0.76} y={100 - heightOf(count)} height={heightOf(count)}>
              <title>{`${shortDay(words, at)}: ${countWords(words, count)}`}</title>
            </rect>
          ))}
        </svg>
        <p className="axis-days">{[first, middle, bars.length > 1 ? last : undefined].flatMap((each) => (each === undefined ? [] : [<span key={each.at}>{shortDay(words, each.at)}</span>]))}</p>
      </div>
    </div>
  );
}
