import type { DraftGuide } from '../../../../common/guide-draft.ts';
import { languageOf, useWords } from '../../words.ts';

const [width, height, gap, left] = [190, 44, 22, 40];

/** Where the steps lead, drawn from what stands in the form. */
export function BranchPicture({ guide, chosen, choose }: { guide: DraftGuide; chosen: string | null; choose(stepId: string): void }) {
  const words = useWords();
  const language = languageOf(words);
  const place = new Map(guide.steps.map(({ id }, at) => [id, at]));
  const y = (at: number): number => at * (height + gap) + 4;
  const nameOf = (to: string): string => (to === 'done' ? words('form.to.done') : to === 'person' ? words('form.to.person') : to.startsWith('guide:') ? words('form.to.guide', { id: to.slice(6) }) : words('form.step', { number: (place.get(to) ?? 0) + 1 }));
  const ways = guide.steps.map((step, at) => ({ step, at, to: step.choices?.map((choice) => choice.to) ?? [step.next ?? guide.steps[at + 1]?.id ?? 'done'] }));
  const says = ways.map(({ at, to }) => words('form.way.line', { number: at + 1, to: [...new Set(to)].map(nameOf).join(', ') })).join(' ');
  return (
    <details className="form-card" open>
      <summary>{words('form.picture')}</summary>
      <svg className="branches" viewBox={`0 0 ${left + width + 110} ${y(guide.steps.length) + 8}`} role="img" aria-label={says}>
        {ways.flatMap(({ step, at, to }) => [...new Set(to)].map((target, n) => {
          const other = place.get(target);
          const from = y(at) + height;
          if (other === undefined) return <text key={`${step.id}${target}`} x={left + width + 6} y={y(at) + 16 + n * 13} className="end">→ {nameOf(target).slice(0, 18)}</text>;
          if (other === at + 1) return <path key={`${step.id}${target}`} d={`M ${left + 30} ${from} V ${y(other)}`} className="way" markerEnd="url(#arrow)" />;
          const bend = left - 8 - Math.min(30, Math.abs(other - at) * 4);
          return <path key={`${step.id}${target}`} d={`M ${left} ${y(at) + 30} H ${bend} V ${y(other) + 14} H ${left}`} className="way" markerEnd="url(#arrow)" />;
        }))}
        <defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M 0 0 L 8 4 L 0 8 z" /></marker></defs>
        {ways.map(({ step, at }) => (
          <g key={step.id} className={step.id === chosen ? 'box chosen' : 'box'} onClick={() => choose(step.id)}>
            <rect x={left} y={y(at)} width={width} height={height} rx="6" />
            <text x={left + 8} y={y(at) + 18}>{words('form.step', { number: at + 1 })}</text>
            <text x={left + 8} y={y(at) + 35} className="first">{(guide.languages[language]?.steps[step.id]?.text ?? '').slice(0, 26)}</text>
          </g>
        ))}
      </svg>
    </details>
  );
}
