import { useWords } from '../../words.ts';
import { numberWords } from './counts.ts';
import { shortDay } from './days-words.ts';
import { axisEnd } from './scale.ts';

/** With more places than these the marks are small. */
const many = 20;

export interface Line {
  key: string;
  label: string;
  /** One value for each place; null where there is none. */
  values: readonly (number | null)[];
}

interface Props {
  /** YYYY-MM-DD of each place. */
  at: readonly string[];
  unit: string;
  lines: readonly Line[];
  says(value: number): string;
}

/** Some values over time as lines; each has a stroke and a mark of its own, and breaks off where there is no value. */
export function LinePlot({ at, unit, lines, says }: Props) {
  const words = useWords();
  const end = axisEnd(Math.max(0, ...lines.flatMap(({ values }) => values.map((value) => value ?? 0))));
  const x = (place: number): number => ((place + 0.5) / at.length) * 100;
  const y = (value: number): number => 100 - (value / end) * 100;
  const middle = at.length > 4 ? at[Math.floor(at.length / 2)] : undefined;
  return (
    <div className="line-plot">
      <ul className="line-keys">{lines.map(({ key, label }, which) => <li key={key}><span className={`mark mark-${which}`} aria-hidden="true" /> {label}</li>)}</ul>
      <div className="bar-area" aria-hidden="true">
        <span className="axis-end">{numberWords(words, end)} {unit}</span>
        <span className="axis-start">0</span>
        <div className="line-area">
          <svg viewBox="0 0 100 100" preserveAspectRatio="none" focusable="false">
            {lines.map(({ key, values }, which) => runsOf(values).map((run) => <polyline key={`${key} ${run[0]?.place}`} className={`line line-${which}`} points={run.map(({ place, value }) => `${x(place)},${y(value)}`).join(' ')} />))}
          </svg>
          {lines.map(({ key, label, values }, which) => values.map((value, place) => value !== null && (
            <span key={`${key} ${at[place]}`} className={`mark mark-${which} placed${at.length > many ? ' many' : ''}`} style={{ insetInlineStart: `${x(place)}%`, insetBlockStart: `${y(value)}%` }} title={`${shortDay(words, at[place] ?? '')}: ${label} ${says(value)}`} />
          )))}
        </div>
        <p className="axis-days">{[at[0], middle, at.length > 1 ? at.at(-1) : undefined].flatMap((each) => (each === undefined ? [] : [<span key={each}>{shortDay(words, each)}</span>]))}</p>
      </div>
    </div>
  );
}

/** Values that follow each other without a gap. */
function runsOf(values: readonly (number | null)[]): { place: number; value: number }[][] {
  const runs: { place: number; value: number }[][] = [[]];
  values.forEach((value, place) => {
    if (value === null) runs.push([]);
    else runs.at(-1)?.push({ place, value });
  });
  return runs.filter((run) => run.length > 1);
}
