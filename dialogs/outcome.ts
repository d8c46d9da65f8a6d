import type { StepMark } from '../common/activity.ts';
import type { ConversationState } from './state.ts';
import type { MessageKey } from './say.ts';
import { say } from './say.ts';

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
}

/** What a transition wants done in the world, in the same commit as its replies. */
export type Effect =
  | { kind: 'open-handoff'; reason: string | null; urgency: 'scam' | 'normal'; stuckAt: StuckAt | null }
  | { kind: 'cancel-handoff'; requestId: string }
  | { kind: 'count'; event: 'guide-started' | 'guide-worked' | 'guide-failed' | 'handoff-opened' | 'not-understood'; guideId: string; stepId: string };

export interface StuckAt {
  guideId: string;
  guideTitle: string;
  stepId: string;
  number: number;
  stepText: string;
}

/** A transition's result: the new state, what to say, what to do. Nothing has happened yet. */
export interface Outcome {
  state: ConversationState;
  replies: Reply[];
  effects: Effect[];
}

export const stay = (state: ConversationState, ...replies: Reply[]): Outcome => ({ state, replies, effects: [] });

/** `second` happened after `first`; `second.state` must come from `first.state`. */
export const then = (first: Outcome, second: Outcome): Outcome => ({
  state: second.state,
  replies: [...first.replies, ...second.replies],
  effects: [...first.effects, ...second.effects],
});

export const withEffects = (outcome: Outcome, ...effects: Effect[]): Outcome => ({ ...outcome, effects: [...outcome.effects, ...effects] });

type ChoiceKey = Extract<MessageKey, `choice.${string}`> extends `choice.${infer Id}` ? Id : never;

/** A choice whose label is the message `choice.<id>`. */
export const choice = (state: ConversationState, id: ChoiceKey): Choice => ({ id, label: say(state.language, `choice.${id}`) });

/** The way to a person: a button in every message. Somebody who already waits can stop waiting instead. */
export const wayOut = (state: ConversationState): Choice => choice(state, state.handoff === null ? 'person' : 'cancel-handoff');

/** A plain message with the way out. */
export const message = (state: ConversationState, key: MessageKey, params: Record<string, string | number> = {}): Reply => ({
  text: say(state.language, key, params),
  choices: [wayOut(state)],
});
