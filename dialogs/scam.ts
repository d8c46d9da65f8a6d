import { statedFact } from '../knowledge/wording.ts';
import type { Flow } from './flow.ts';
import { isSwitchedOff } from './bad-day.ts';
import { startGuide } from './guide.ts';
import { openHandoff } from './handoff.ts';
import { choice, counted, line, push, stay, wayOut, withEffects, withoutTop, type Outcome, type Reply } from './outcome.ts';
import { say } from './say.ts';
import type { Situation } from './situation.ts';
import type { ConversationState } from './state.ts';

export const blockGuide = 'mitid-spaer-misbrug';
const messageGuide = 'svindel-phishing';

/**
 * "Someone has my code": the first answer says what to do this minute, before any queue and any
 * question: block MitID, ring the bank. Then a person, ahead of all others, or the guides.
 */
export function startScam(state: ConversationState, situation: Situation): Outcome {
  const alarmed = counted(show(push(state, { dialog: 'scam' }), situation), 'scam');
  const waiting = state.handoff?.requestId ?? null;
  return waiting === null ? alarmed : withEffects(alarmed, { kind: 'make-urgent', requestId: waiting });
}

/** It may be a scam or something else: what to do this minute if it is, before the question what it is. */
export const perhapsScam = (state: ConversationState, situation: Situation): Reply => ({ text: [say(state.language, 'scam.perhaps'), ...firstSteps(state, situation)].join('\n'), choices: [] });

/** Block MitID, ring the bank: the facts where they are certain, else where the answer stands. */
function firstSteps({ language }: ConversationState, situation: Situation): string[] {
  const fact = (id: string): string | null => statedFact(situation.fact(id), language);
  return [
    say(language, 'scam.block', { fact: fact('mitid-block-yourself') ?? say(language, 'scam.block-where') }),
    say(language, 'scam.bank', { fact: fact('bank-block-first') ?? say(language, 'scam.bank-where') }),
    ...['card-block-visa-dankort', 'card-block-mastercard'].flatMap((id) => fact(id) ?? []),
  ];
}

function show(state: ConversationState, situation: Situation): Outcome {
  const { language } = state;
  const first = [say(language, 'scam.now'), ...firstSteps(state, situation), say(language, isSwitchedOff(situation.switches.handoff) ? 'scam.then-closed' : 'scam.then')];
  return stay(state, {
    text: first.join('\n'),
    choices: [
      ...(situation.guide(blockGuide) === undefined ? [] : [choice(state, 'scam-block')]),
      state.handoff === null ? { id: 'person', label: say(language, 'choice.scam-person') } : wayOut(state),
      choice(state, 'scam-only-message'),
      choice(state, 'scam-no'),
    ],
  });
}

function choose(state: ConversationState, choiceId: string, situation: Situation): Outcome | undefined {
  const below = withoutTop(state);
  switch (choiceId) {
    case 'scam-block': case 'resume': case 'next': return startGuide(below, blockGuide, situation);
    case 'scam-only-message': return startGuide(below, messageGuide, situation);
    // The frame stays while the request is opened: it is what makes it urgent.
    case 'person': return openHandoff(state, null, situation);
    case 'scam-no': return withEffects(stay(below, line(state, 'scam.no')), ...(state.question === null ? [] : [{ kind: 'question', why: 'misunderstood', text: state.question, language: state.language, guideId: null, stepId: null } as const]));
    case 'no-resume': case 'stop': return stay(below, line(state, 'scam.no'));
    default: return undefined;
  }
}

export const scamFlow: Flow = { show, choose, passing: true };
