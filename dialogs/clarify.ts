import type { Flow } from './flow.ts';
import { startGuide } from './guide.ts';
import { choice, message, push, stay, wayOut, withEffects, withoutTop, type Choice, type Outcome } from './outcome.ts';
import { say } from './say.ts';
import type { Situation } from './situation.ts';
import type { ConversationState } from './state.ts';
import { wordsOf } from './wording.ts';

/** Asks which of two or three guides was meant, each shown as the question it answers. */
export function askWhich(state: ConversationState, guideIds: readonly string[], question: string, situation: Situation): Outcome {
  const known = [...new Set(guideIds)].filter((id) => situation.guide(id) !== undefined).slice(0, 3);
  if (known.length === 1) return startGuide(state, known[0] ?? '', situation);
  return show(push(state, { dialog: 'clarify', guideIds: known, question }), situation);
}

function show(state: ConversationState, situation: Situation): Outcome {
  const frame = state.stack.at(-1);
  const guideIds = frame?.dialog === 'clarify' ? frame.guideIds : [];
  return stay(state, { text: say(state.language, 'clarify'), choices: [...guideChoices(state, guideIds, situation), choice(state, 'none'), wayOut(state)] });
}

function choose(state: ConversationState, choiceId: string, situation: Situation): Outcome | undefined {
  const frame = state.stack.at(-1);
  if (frame?.dialog !== 'clarify') return undefined;
  const chosen = frame.guideIds.find((id) => choiceId === `guide:${id}`);
  if (chosen !== undefined) return startGuide(withoutTop(state), chosen, situation);
  if (choiceId !== 'none' && choiceId !== 'stop' && choiceId !== 'no-resume') return undefined;
  const left = withoutTop(state);
  const answered = stay(left, message(left, 'clarify.none'));
  return choiceId === 'stop' ? answered : withEffects(answered, { kind: 'question', why: 'misunderstood', text: frame.question, language: state.language, guideId: null, stepId: null });
}

export const clarifyFlow: Flow = { show, choose, passing: true };

/** Buttons that start guides, labelled with the question each answers. */
export function guideChoices(state: ConversationState, guideIds: readonly string[], situation: Situation): Choice[] {
  return guideIds.flatMap((id) => {
    const guide = situation.guide(id);
    return guide === undefined ? [] : [{ id: `guide:${id}`, label: wordsOf(guide, state).question }];
  });
}
