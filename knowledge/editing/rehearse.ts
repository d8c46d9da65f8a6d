import type { MovedQuestion, Rehearsal } from '../../common/editing-api.ts';
import type { Decision } from '../understanding/decision.ts';

interface Deciding {
  decide(text: string): Decision;
}

export interface Rehearsing {
  now: Deciding;
  then: Deciding;
  /** Questions and the guides that answer them. */
  questions: readonly { text: string; guideId: string }[];
  titleOf(guideId: string): string;
}

/** What the one engine answers right and the other does not, of questions whose right answers are known. */
export function rehearse({ now, then, questions, titleOf }: Rehearsing): Pick<Rehearsal, 'asked' | 'lost' | 'won'> {
  const [lost, won]: [MovedQuestion[], MovedQuestion[]] = [[], []];
  for (const { text, guideId } of questions) {
    const [before, after] = [now.decide(text), then.decide(text)];
    const [wasRight, isRight] = [leadsTo(before, guideId), leadsTo(after, guideId)];
    if (wasRight === isRight) continue;
    (wasRight ? lost : won).push({ text, before: answerOf(before, titleOf), after: answerOf(after, titleOf), wasRight });
  }
  return { asked: questions.length, lost, won };
}

/** Whether a citizen would be led there: at once, or as one of the choices they are asked about. */
function leadsTo({ kind, candidates }: Decision, guideId: string): boolean {
  if (kind === 'guide') return candidates[0]?.id === guideId;
  return kind === 'clarify' && candidates.slice(0, 3).some(({ id }) => id === guideId);
}

function answerOf({ kind, candidates }: Decision, titleOf: (guideId: string) => string): string | null {
  const [best] = candidates;
  return (kind === 'guide' || kind === 'clarify') && best !== undefined ? titleOf(best.id) : null;
}
