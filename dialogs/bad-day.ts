import type { SwitchedOff } from '../common/desk-team.ts';
import { choice, stay, wayOut, type Outcome } from './outcome.ts';
import { isScamUnderWay } from './scam-words.ts';
import { say } from './say.ts';
import type { Situation } from './situation.ts';
import type { ConversationState, Frame } from './state.ts';

export const isSwitchedOff = (off: SwitchedOff | null): off is SwitchedOff => off !== null;

/** What the robot alone leads; a guide against a scam under way is not taken from anybody. */
const isRobots = (frame: Frame | undefined): boolean => {
  if (frame === undefined) return false;
  return frame.dialog === 'clarify' || frame.dialog === 'resume' || (frame.dialog === 'guide' && !isScamUnderWay(frame.guideId));
};

/** Whether the flow on top says nothing, because the robot is silent. */
export const isQuiet = ({ stack }: ConversationState, { switches }: Situation): boolean => isSwitchedOff(switches.bot) && isRobots(stack.at(-1));

/** Whether a guide may be begun. */
export const mayGuide = (guideId: string, { switches }: Situation): boolean => !isSwitchedOff(switches.bot) || isScamUnderWay(guideId);

/** Why the robot is silent, and what there is instead. */
export function silent(state: ConversationState, { switches, library }: Situation): Outcome {
  const reason = switches.bot?.reason[state.language] ?? '';
  const reachable = !isSwitchedOff(switches.handoff) && library.answering.ways.length > 0;
  const key = state.handoff !== null ? 'bad-day.silent-waiting' : reachable ? 'bad-day.silent' : 'bad-day.silent-closed';
  return stay(state, { text: say(state.language, key, { reason }), choices: [wayOut(state), choice(state, 'library')] });
}
