import { foldedWords, spellings } from '../common/phrases.ts';
import type { Flow } from './flow.ts';
import { openChat, proposed } from './handoff.ts';
import { choice, line, push, stay, then, withoutTop, withTop, type Choice, type Outcome } from './outcome.ts';
import { say } from './say.ts';
import type { Situation, TextInput } from './situation.ts';
import type { ConversationState, OtherLibraryFrame } from './state.ts';

/**
 * Another library shall answer. Its staff read nothing before the citizen has said what they may read.
 *
 *   which ──library──▶ consent ──yes──▶ chat with all that was said
 *                         ├──only new──▶ question ──words──▶ chat from there on
 *                         └──no──▶ (nothing is sent)
 */
export const startOtherLibrary = (state: ConversationState, situation: Situation): Outcome => show(push(state, { dialog: 'other-library', phase: 'which', libraryId: null, by: null }), situation);

/** A librarian proposes another library, and has the conversation until the citizen says yes. */
export const proposeLibrary = (state: ConversationState, situation: Situation, libraryId: string, librarian: string): Outcome => show(proposed(state, libraryId, librarian), situation);

/** Libraries shown as buttons; the others are typed. */
const shownAtOnce = 5;

function show(state: ConversationState, situation: Situation): Outcome {
  const frame = topOf(state);
  if (frame === undefined) return stay(state);
  const library = situation.others.find(({ id }) => id === frame.libraryId)?.name ?? '';
  switch (frame.phase) {
    case 'which':
      return stay(state, { text: say(state.language, 'other-library.which'), choices: [...librariesAsChoices(situation.others.slice(0, shownAtOnce)), choice(state, 'share-nothing')] });
    case 'consent':
      return stay(state, {
        text: frame.by === null
          ? say(state.language, 'other-library.consent', { library, own: situation.library.name })
          : say(state.language, 'other-library.proposed', { library, own: situation.library.name, librarian: frame.by }),
        choices: [choice(state, 'share-all'), choice(state, 'share-new'), choice(state, 'share-nothing')],
      });
    case 'question':
      return stay(state, { text: say(state.language, 'other-library.question', { library }), choices: [choice(state, 'share-nothing')] });
  }
}

const librariesAsChoices = (libraries: Situation['others']): Choice[] => libraries.map(({ id, name }) => ({ id: `library:${id}`, label: name }));

function choose(state: ConversationState, choiceId: string, situation: Situation): Outcome | undefined {
  const frame = topOf(state);
  if (frame === undefined) return undefined;
  const libraryId = /^library:(.+)$/.exec(choiceId)?.[1];
  if (libraryId !== undefined) return situation.others.some(({ id }) => id === libraryId) ? show(withTop(state, { ...frame, phase: 'consent', libraryId }), situation) : undefined;
  const chosen = situation.others.find(({ id }) => id === frame.libraryId);
  switch (choiceId) {
    case 'share-all': case 'resume':
      return chosen === undefined || frame.phase !== 'consent' ? undefined : openChat(withoutTop(state), null, situation, { ...chosen, shared: 'all' });
    case 'share-new':
      return chosen === undefined ? undefined : show(withTop(state, { ...frame, phase: 'question' }), situation);
    case 'share-nothing': case 'no-resume': case 'none': case 'stop':
      if (frame.by !== null) return stay(withoutTop(state), line(state, 'other-library.stays', { librarian: frame.by }));
      return stay(withoutTop(state), { text: say(state.language, 'other-library.no'), choices: state.stack.length > 1 ? [] : [choice(state, 'help'), choice(state, 'person')] });
    default: return undefined;
  }
}

/** A library's name, or the new question that is all its staff shall read. */
function hear(state: ConversationState, { text }: TextInput, situation: Situation): Outcome | undefined {
  const frame = topOf(state);
  const chosen = situation.others.find(({ id }) => id === frame?.libraryId);
  if (frame?.phase === 'question' && chosen !== undefined) return openChat({ ...withoutTop(state), question: null }, text, situation, { ...chosen, shared: 'from-now' });
  if (frame?.phase !== 'which') return undefined;
  const wanted = foldedWords(text);
  const found = situation.others.filter(({ name, id }) => spellings(name).some((spelled) => spelled.includes(wanted)) || wanted.includes(foldedWords(id)));
  const [only] = found;
  if (only !== undefined && found.length === 1) return show(withTop(state, { ...frame, phase: 'consent', libraryId: only.id }), situation);
  if (found.length > 1 && found.length <= shownAtOnce) return stay(state, { text: say(state.language, 'other-library.several'), choices: [...librariesAsChoices(found), choice(state, 'share-nothing')] });
  return then(stay(state, line(state, 'other-library.unknown')), show(state, situation));
}

function topOf(state: ConversationState): OtherLibraryFrame | undefined {
  const frame = state.stack.at(-1);
  return frame?.dialog === 'other-library' ? frame : undefined;
}

export const otherLibraryFlow: Flow = { show, choose, hear, passing: false };
