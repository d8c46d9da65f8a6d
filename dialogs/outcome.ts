import type { PictureMark, StepMark } from '../common/activity.ts';
import type { Contact, RequestKind, StuckAt } from '../common/desk-api.ts';
import type { ConversationState } from './state.ts';
import type { MessageKey } from './say.ts';
import { say } from './say.ts';

export type { StuckAt };

/** A button. The id travels back with it, and means what the flow that offered it says. */
export interface Choice {
  id: string;
  label: string;
}

/** One message to the citizen. */
export interface Reply {
  text: string;
  choices: Choice[];
  step?: StepMark;
  picture?: PictureMark;
  move?: { code: string };
}

export type Tally =
  | 'guide-started' | 'guide-worked' | 'guide-failed' | 'guide-left' | 'guide-person' | 'handoff-opened' | 'not-understood' | 'scam' | 'letter-opened'
  | 'alone-yes' | 'alone-maybe' | 'alone-no' | 'rating-good' | 'rating-partly' | 'rating-bad';

/** What a transition wants done in the world, in the same commit as its replies. */
export type Effect =
  | OpenHandoff
  | { kind: 'cancel-handoff'; requestId: string }
  /** The librarian's part has ended, because the citizen goes on to another library. */
  | { kind: 'pass-on'; requestId: string }
  /** The citizen says yes to the staff of a pool. */
  | { kind: 'share-pool'; requestId: string; poolId: string }
  /** What happened since makes it a scam: the request goes ahead of all others. */
  | { kind: 'make-urgent'; requestId: string }
  /** The citizen says, while waiting, what it is about. */
  | { kind: 'give-reason'; requestId: string; reason: string; contact: Contact | null }
  /** Whoever brings this code gets the conversation. */
  | { kind: 'offer-move'; code: string }
  | { kind: 'comment'; about: 'guide' | 'librarian'; guideId: string; rating: 'good' | 'partly' | 'bad'; text: string }
  | { kind: 'count'; event: Tally; guideId: string; stepId: string }
  /** The robot did not help with these words: editors learn of them. */
  | { kind: 'question'; why: 'not-understood' | 'misunderstood' | 'given-up'; text: string; /** The robot's, or another one that was recognised. */ language: string; guideId: string | null; stepId: string | null };

export interface OpenHandoff {
  kind: 'open-handoff';
  request: RequestKind;
  reason: string | null;
  urgency: 'scam' | 'normal';
  stuckAt: StuckAt | null;
  /** Another library than the conversation's own, with the citizen's yes; null for the own one. */
  libraryId: string | null;
  /** Whether staff may read all that was said, or only what is said from this turn on. */
  shared: 'all' | 'from-now';
  contact: Contact | null;
  time: string | null;
  /** Said at the counter, so that staff find the conversation. */
  code: string | null;
}

/** A transition's result: the new state, what to say, what to do. Nothing has happened yet. */
export interface Outcome {
  state: ConversationState;
  replies: Reply[];
  effects: Effect[];
  /** What the transcript keeps instead of what the citizen typed, where that is stored elsewhere. */
  said?: string;
}

export const stay = (state: ConversationState, ...replies: Reply[]): Outcome => ({ state, replies, effects: [] });

/** `second` happened after `first`; `second.state` must come from `first.state`. */
export const then = (first: Outcome, second: Outcome): Outcome => {
  const said = first.said ?? second.said;
  return { state: second.state, replies: [...first.replies, ...second.replies], effects: [...first.effects, ...second.effects], ...(said === undefined ? {} : { said }) };
};

export const withEffects = (outcome: Outcome, ...effects: Effect[]): Outcome => ({ ...outcome, effects: [...outcome.effects, ...effects] });

/** Counts that something happened; `insights` never learns to whom. */
export const counted = (outcome: Outcome, event: Tally, guideId = '', stepId = ''): Outcome => withEffects(outcome, { kind: 'count', event, guideId, stepId });

type ChoiceKey = Extract<MessageKey, `choice.${string}`> extends `choice.${infer Id}` ? Id : never;

/** A choice whose label is the message `choice.<id>`. */
export const choice = (state: ConversationState, id: ChoiceKey): Choice => ({ id, label: say(state.language, `choice.${id}`) });

/** The way to a person: a button in every message. Somebody who already waits can stop waiting instead. */
export function wayOut(state: ConversationState): Choice {
  if (state.handoff === null) return choice(state, 'person');
  const { kind } = state.handoff;
  const label = kind === 'chat' ? 'choice.cancel-handoff' : kind === 'counter' || kind === 'come' ? 'choice.cancel-counter' : 'choice.cancel-letter';
  return { id: 'cancel-handoff', label: say(state.language, label) };
}

/** A line without buttons; another reply brings them. */
export const line = (state: ConversationState, key: MessageKey, params: Record<string, string | number> = {}): Reply => ({ text: say(state.language, key, params), choices: [] });

/** A plain message with the way out. */
export const message = (state: ConversationState, key: MessageKey, params: Record<string, string | number> = {}): Reply => ({
  text: say(state.language, key, params),
  choices: [wayOut(state)],
});

/** The state with `frame` in place of its newest flow. */
export const withTop = (state: ConversationState, frame: ConversationState['stack'][number]): ConversationState => ({ ...state, stack: [...state.stack.slice(0, -1), frame] });

/** The state with `frame` as its newest flow. */
export const push = (state: ConversationState, frame: ConversationState['stack'][number]): ConversationState => ({ ...state, stack: [...state.stack, frame] });

/** The state without its newest flow. */
export const withoutTop = (state: ConversationState): ConversationState => ({ ...state, stack: state.stack.slice(0, -1) });
