import { Language } from '../common/language.ts';
import { guideLanguage } from '../knowledge/languages.ts';
import { isQuiet, isSwitchedOff, silent } from './bad-day.ts';
import { startFeedback } from './feedback.ts';
import { backToFlow, flowOf, repeat, withoutPassing } from './flows.ts';
import { startGuide } from './guide.ts';
import { cancelHandoff, openHandoff } from './handoff.ts';
import { startLetter } from './letter.ts';
import { startLibrary } from './library.ts';
import { startOtherLibrary } from './other-library.ts';
import { offerMove } from './move.ts';
import { choice, line, stay, then, wayOut, withoutTop, type Outcome } from './outcome.ts';
import { say } from './say.ts';
import { blockGuide } from './scam.ts';
import type { Situation } from './situation.ts';
import type { ConversationState } from './state.ts';

/** Choices that mean the same however old their button is. */
const alwaysMeant = new Set(['person', 'cancel-handoff', 'help', 'danish', 'english', 'start-over', 'library', 'feedback', 'scam-block', 'move']);
export const isAlwaysMeant = (id: string): boolean => alwaysMeant.has(id) || id.startsWith('guide:');

/** A choice as the flow on top means it, or as it is meant anywhere. @returns undefined where nobody knows it. */
export function choose(state: ConversationState, id: string, situation: Situation): Outcome | undefined {
  const quiet = isQuiet(state, situation);
  const own = quiet ? undefined : flowOf(state)?.choose(state, id, situation);
  if (own !== undefined) return own;
  const free = withoutPassing(state);
  const wanted = /^guide:([a-z0-9-]+?)(?::([a-z]{2}))?$/.exec(id);
  if (wanted !== null) return startGuide({ ...(wanted[2] === undefined ? free : readIn(free, wanted[2])), question: null }, wanted[1] ?? '', situation);
  switch (id) {
    case 'person': return backToFlow(openHandoff(free, null, situation), situation);
    case 'scam-block': return startGuide({ ...free, question: null }, blockGuide, situation);
    case 'cancel-handoff': return backToFlow(cancelHandoff(state), situation);
    case 'help': return then(stay(state, line(state, 'help')), flowOf(state) === undefined ? helpMenu(state, situation) : repeat(state, situation));
    case 'start-over': return startOver(state);
    case 'danish': return speak(state, 'da', situation);
    case 'english': return speak(state, 'en', situation);
    case 'letter-message': return startLetter(free, 'message', situation);
    case 'letter-call': return startLetter(free, 'call', situation);
    case 'letter-booking': return startLetter(free, 'booking', situation);
    case 'other-library': return situation.others.length === 0 || isSwitchedOff(situation.switches.handoff) ? undefined : startOtherLibrary(free, situation);
    case 'library': return startLibrary(free, 'menu', situation);
    case 'library-hours': return startLibrary(free, 'hours', situation);
    case 'library-events': return startLibrary(free, 'events', situation);
    case 'move': return offerMove(state, situation);
    case 'feedback': return startFeedback(free, situation);
    case 'helper-on': case 'helper-off': {
      const told: ConversationState = { ...state, helper: id === 'helper-on' };
      return then(stay(told, line(told, id)), repeat(told, situation));
    }
    case 'stop': {
      // A guide asks for itself; a silent robot asks for nothing, so it is left here.
      const left = quiet ? withoutTop(free) : free;
      return stay(left, { text: say(state.language, 'stopped'), choices: left.stack.length === 0 ? [choice(left, 'help'), wayOut(left)] : [] });
    }
    default: return quiet ? silent(state, situation) : undefined;
  }
}

/** What can be asked for that nobody thinks of asking for. */
const helpMenu = (state: ConversationState, { moveCode }: Situation): Outcome => stay(state, {
  text: say(state.language, 'help.more'),
  choices: [choice(state, 'library'), choice(state, 'letter-booking'), choice(state, state.helper ? 'helper-off' : 'helper-on'), ...(moveCode === null ? [] : [choice(state, 'move')]), choice(state, state.language === 'da' ? 'english' : 'danish'), wayOut(state)],
});

function startOver(state: ConversationState): Outcome {
  const fresh: ConversationState = { ...state, stack: [], question: null };
  return stay(fresh, { text: say(state.language, 'start-over'), choices: [choice(fresh, 'help'), wayOut(fresh)] });
}

function speak(state: ConversationState, language: Language, situation: Situation): Outcome {
  const spoken: ConversationState = { ...state, language, reading: null };
  return then(stay(spoken, line(spoken, 'language-switched')), repeat(spoken, situation));
}

/** Guides are shown in this language from now on, as far as they are written in it. */
export const readIn = (state: ConversationState, code: string): ConversationState => ({ ...state, reading: Language.safeParse(code).success || guideLanguage(code) === undefined ? null : code });
