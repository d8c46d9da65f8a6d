import { contactIn, hasContact, withoutContact } from './contact.ts';
import type { Flow } from './flow.ts';
import { letterChoices } from './handoff.ts';
import { line, stay, wayOut, withEffects, withoutTop, type Outcome } from './outcome.ts';
import { say } from './say.ts';
import type { Situation, TextInput } from './situation.ts';
import type { ConversationState } from './state.ts';

/** Asks a citizen who already waits what it is about, so that the librarian can begin at once. */
function show(state: ConversationState, situation: Situation): Outcome {
  return stay(state, { text: say(state.language, 'reason.ask'), choices: [...letterChoices(state, situation), wayOut(state)] });
}

/** The first words are the reason; where they also ask for a guide, the robot helps meanwhile. */
function hear(state: ConversationState, { text, decision }: TextInput): Outcome | undefined {
  const requestId = state.handoff?.requestId;
  const below = withoutTop(state);
  if (requestId === null || requestId === undefined) return undefined;
  // A number belongs to the library alone, and not to what was said.
  const contact = contactIn(text);
  const given = hasContact(contact);
  const told = given ? withoutContact(text) : text;
  const reason: ConversationState = { ...below, handoff: below.handoff === null ? null : { ...below.handoff, reason: told } };
  const helps = decision.kind === 'guide' || decision.kind === 'clarify';
  const thanks = helps ? line(reason, 'reason.thanks-meanwhile') : { text: say(reason.language, 'reason.thanks'), choices: [wayOut(reason)] };
  const taken = withEffects(stay(reason, thanks), { kind: 'give-reason', requestId, reason: told, contact: given ? { ...contact, name: null } : null });
  return given ? { ...taken, said: told } : taken;
}

export const reasonFlow: Flow = { show, choose: () => undefined, hear, passing: true };
