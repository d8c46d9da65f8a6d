import { clock } from '../common/local-time.ts';
import { isAnswered } from '../handoff/duty.ts';
import type { BranchToday } from '../libraries/today.ts';
import { statedFact } from '../knowledge/wording.ts';
import { isSwitchedOff } from './bad-day.ts';
import type { Flow } from './flow.ts';
import { letterChoices, openChat, openCounter } from './handoff.ts';
import { choice, stay, wayOut, withoutTop, type Choice, type Outcome } from './outcome.ts';
import { say } from './say.ts';
import type { Situation } from './situation.ts';
import type { ConversationState } from './state.ts';
import { hours, whenWords } from './when.ts';

/** Whether the queue of the chat takes citizens now, answered or not. */
export const isOpen = ({ library, duty, switches }: Situation): boolean => !isSwitchedOff(switches.handoff) && library.answering.ways.includes('chat') && duty.rostered !== false;

/** The branch and computer where the citizen sits, while staff are there; null in self-service hours and where it is not known. */
export function atTheCounter(state: ConversationState, { today }: Situation): { branch: BranchToday; computer: string } | null {
  const { place } = state;
  const branch = place === null ? undefined : today.branches.find(({ id }) => id === place.branchId);
  return place === null || branch === undefined || branch.staffedUntil === null ? null : { branch, computer: place.computer };
}

/** Which way to a person: the nearest first, and only those there are. */
export function showWays(state: ConversationState, situation: Situation): Outcome {
  const { library, duty, today, switches } = situation;
  const { language } = state;
  if (isSwitchedOff(switches.handoff)) {
    const lines = [say(language, 'bad-day.closed', { reason: switches.handoff.reason[language] }), ...reachLines(state, situation, true), say(language, 'bad-day.closed-else')];
    return stay(state, { text: lines.join('\n'), choices: [choice(state, 'library'), choice(state, 'no-person')] });
  }
  const { ways } = library.answering;
  const here = atTheCounter(state, situation);
  const lines: string[] = [];
  const choices: Choice[] = [];
  if (here !== null) {
    lines.push(say(language, 'ways.here', { branch: here.branch.name, until: clock(here.branch.staffedUntil ?? '', language) }));
    choices.push(choice(state, 'counter'), choice(state, 'come'));
  }
  if (ways.length === 0) lines.push(say(language, 'ways.referral', { library: library.name, website: library.website }));
  else if (isOpen(situation)) {
    if (!isAnswered(duty)) lines.push(say(language, 'ways.nobody'));
    choices.push(choice(state, 'chat'));
  } else if (ways.includes('chat')) {
    lines.push(duty.next === null ? say(language, 'ways.closed') : say(language, 'ways.closed-until', { when: whenWords(duty.next, today.date, language), hours: hours(duty.next, language) }));
  } else if (here === null) lines.push(say(language, 'ways.no-chat', { library: library.name }));
  choices.push(...letterChoices(state, situation));
  lines.push(...reachLines(state, situation, here === null));
  if (situation.others.length > 0) choices.push(choice(state, 'other-library'));
  return stay(state, { text: lines.join('\n'), choices: [...choices, choice(state, 'no-person')] });
}

/** Telephones that answer, and when staff are there next. */
export function reachLines({ language }: ConversationState, { library, today, fact }: Situation, away: boolean): string[] {
  const lines: string[] = [];
  const { helpPhone } = today;
  if (helpPhone !== null && helpPhone.openUntil !== null) lines.push(say(language, 'ways.phone-until', { phone: helpPhone.number, until: clock(helpPhone.openUntil, language) }));
  else if (helpPhone !== null && helpPhone.next !== null) lines.push(say(language, 'ways.phone-next', { phone: helpPhone.number, when: whenWords(helpPhone.next, today.date, language), hours: hours(helpPhone.next, language) }));
  else if (helpPhone !== null) lines.push(say(language, 'ways.phone', { phone: helpPhone.number }));
  const staffed = today.branches.filter(({ staffedUntil }) => staffedUntil !== null);
  if (away && staffed.length > 0) lines.push(...staffed.slice(0, 3).map(({ name, staffedUntil }) => say(language, 'ways.staffed', { branch: name, until: clock(staffedUntil ?? '', language) })));
  else if (away && today.nextStaffed !== null) lines.push(say(language, 'ways.next-staffed', { branch: today.nextStaffed.branchName, when: whenWords(today.nextStaffed, today.date, language), hours: hours(today.nextStaffed, language) }));
  const hotline = library.hotline ? statedFact(fact('digital-hotline-phone'), language) : null;
  if (hotline !== null) lines.push(hotline);
  return lines;
}

function choose(state: ConversationState, choiceId: string, situation: Situation): Outcome | undefined {
  const below = withoutTop(state);
  switch (choiceId) {
    // What was offered may have ended meanwhile; then the ways are shown as they are now.
    case 'counter': case 'come': return isSwitchedOff(situation.switches.handoff) || atTheCounter(state, situation) === null ? showWays(state, situation) : openCounter(below, choiceId, situation);
    case 'chat': case 'person': return isOpen(situation) ? openChat(below, null, situation) : showWays(state, situation);
    case 'no-person': case 'stop': case 'no-resume': case 'none': return stay(below, { text: say(state.language, 'ways.none'), choices: below.stack.length === 0 ? [choice(below, 'help'), wayOut(below)] : [] });
    default: return undefined;
  }
}

export const waysFlow: Flow = { show: showWays, choose, passing: true };
