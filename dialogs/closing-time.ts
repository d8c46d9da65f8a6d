import { clock } from '../common/local-time.ts';
import { repeat } from './flows.ts';
import { letterChoices } from './handoff.ts';
import { line, stay, wayOut, withoutTop, type Choice, type Outcome, type Reply } from './outcome.ts';
import type { Situation } from './situation.ts';
import type { ConversationState } from './state.ts';

/** The chat closes soon, and the citizen still waits: another way, or waiting on; then what is under way. */
export function lastCall(state: ConversationState, situation: Situation): Outcome {
  const letters = letterChoices(state, situation);
  const at = clock(situation.duty.closes?.at ?? '', state.language);
  return goOn(state, line(state, letters.length === 0 ? 'handoff.last-call-none' : 'handoff.last-call', { at }), letters, situation);
}

/** The chat has closed, and the citizen still waits: what they asked is a message now, which is answered in the same place. They may still ask for a call instead. */
export function dutyOver(state: ConversationState, situation: Situation): Outcome {
  // A message is the library's alone.
  const own = state.stack.at(-1)?.dialog === 'pool' ? withoutTop(state) : state;
  const message: ConversationState = { ...own, handoff: own.handoff === null ? null : { ...own.handoff, kind: 'message' } };
  return goOn(message, line(message, 'handoff.duty-over', { library: situation.library.name }), letterChoices(message, situation), situation);
}

/** Says it, and asks again what is under way, with the other ways among the buttons. */
function goOn(state: ConversationState, said: Reply, others: Choice[], situation: Situation): Outcome {
  const top = state.stack.at(-1);
  if (top === undefined) return stay(state, { ...said, choices: [...others, wayOut(state)] });
  const under = repeat(state, situation);
  const last = under.replies.at(-1);
  // Whoever is writing a letter has found another way already.
  if (last === undefined || top.dialog === 'letter') return { ...under, replies: [said, ...under.replies] };
  const added = others.filter(({ id }) => !last.choices.some((each) => each.id === id));
  return { ...under, replies: [said, ...under.replies.slice(0, -1), { ...last, choices: [...last.choices.slice(0, -1), ...added, ...last.choices.slice(-1)] }] };
}
