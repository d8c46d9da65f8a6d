import { z } from 'zod';
import { Language } from '../common/language.ts';

/**
 * A conversation's state: everything the flows need to go on, serialisable.
 * The top of `stack` (its last frame) is the flow that has the citizen's attention.
 */

export const GuideFrame = z.object({
  dialog: z.literal('guide'),
  guideId: z.string(),
  stepId: z.string(),
  /** Step ids walked before this one, oldest first; "back" pops one. */
  trail: z.array(z.string()),
  phase: z.enum(['step', 'stuck', 'finished']),
});
export type GuideFrame = z.infer<typeof GuideFrame>;

export const ClarifyFrame = z.object({
  dialog: z.literal('clarify'),
  guideIds: z.array(z.string()),
  /** What the citizen wrote, secrets masked. */
  question: z.string(),
});
export type ClarifyFrame = z.infer<typeof ClarifyFrame>;

export const ResumeFrame = z.object({ dialog: z.literal('resume') });
export type ResumeFrame = z.infer<typeof ResumeFrame>;

export const HandoffFrame = z.object({
  dialog: z.literal('handoff'),
  phase: z.enum(['offered', 'waiting', 'claimed']),
  requestId: z.string().nullable(),
  reason: z.string().nullable(),
  /** First name of the librarian, once claimed. */
  librarian: z.string().nullable(),
});
export type HandoffFrame = z.infer<typeof HandoffFrame>;

export const Frame = z.discriminatedUnion('dialog', [GuideFrame, ClarifyFrame, ResumeFrame]);
export type Frame = z.infer<typeof Frame>;

export const ConversationState = z.object({
  version: z.literal(1),
  /** What the robot speaks. */
  language: Language,
  /** A further language in which guides are shown, as far as they are written in it; null for none. */
  reading: z.string().nullable().default(null),
  /** Flows under way, newest last. */
  stack: z.array(Frame),
  /** The handoff beside the flows: waiting does not stop the bot from helping. */
  handoff: HandoffFrame.nullable(),
  /** Id of the newest prompt; a button of an older one is told so. */
  prompt: z.number().int(),
  /** What was last asked and not understood, for the librarian. */
  question: z.string().nullable(),
  /** Outage notices that this citizen has read in a guide, by id. */
  noticed: z.array(z.string()).default([]),
  over: z.boolean(),
});
export type ConversationState = z.infer<typeof ConversationState>;

export function newState(language: Language): ConversationState {
  return { version: 1, language, reading: null, stack: [], handoff: null, prompt: 0, question: null, noticed: [], over: false };
}
