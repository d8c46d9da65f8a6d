import { z } from 'zod';
import { Language } from '../common/language.ts';
import { RequestKind } from '../common/desk-api.ts';

/**
 * A conversation's state: everything the flows need to go on, serialisable.
 * The top of `stack` (its last frame) is the flow that has the citizen's attention.
 */

export const GuideFrame = z.object({
  dialog: z.literal('guide'),
  guideId: z.string(),
  /** The version of the guide that was begun, which is also the one that is finished; '' for whichever is live. */
  revision: z.string().default(''),
  stepId: z.string(),
  /** Step ids walked before this one, oldest first; "back" pops one. */
  trail: z.array(z.string()),
  /** `simpler` is the same step in simpler words; `ahead` asks where to begin, because the citizen seems to stand at this step, or one of the others, already. */
  phase: z.enum(['step', 'simpler', 'stuck', 'finished', 'ahead']),
  /** With `ahead`: the other steps the citizen may stand at. */
  others: z.array(z.string()).default([]),
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

/** Somebody else has the citizen's codes or money, now. */
export const ScamFrame = z.object({ dialog: z.literal('scam') });

/** Which way to a person, where a chat is not the only one or not open. */
export const WaysFrame = z.object({ dialog: z.literal('ways') });

/** Whether staff of the pool's other libraries may help as well; asked while the citizen already waits. */
export const PoolFrame = z.object({ dialog: z.literal('pool') });

/** Why the citizen wants a person; asked while they already wait. */
export const ReasonFrame = z.object({ dialog: z.literal('reason') });

/** Something for the library to answer later: a message, a call, or a time with a helper. */
export const LetterFrame = z.object({
  dialog: z.literal('letter'),
  kind: z.enum(['message', 'call', 'booking']),
  phase: z.enum(['text', 'time', 'contact']),
  /** What it is about, in the citizen's words; null until it was asked. */
  text: z.string().nullable(),
  /** The time that was wished for, in the citizen's words or as the button said it. */
  time: z.string().nullable(),
});
export type LetterFrame = z.infer<typeof LetterFrame>;

/** Which other library shall answer, and what its staff may read. */
export const OtherLibraryFrame = z.object({
  dialog: z.literal('other-library'),
  phase: z.enum(['which', 'consent', 'question']),
  libraryId: z.string().nullable(),
  /** First name of the librarian who proposes it, and has the conversation until the citizen says yes; null where the citizen asked for it. */
  by: z.string().nullable().default(null),
});
export type OtherLibraryFrame = z.infer<typeof OtherLibraryFrame>;

/** The library itself: hours, how to get in, help with dates. */
export const LibraryFrame = z.object({ dialog: z.literal('library'), topic: z.enum(['menu', 'hours', 'entry', 'events']), /** The one branch that was asked about. */ branchId: z.string().nullable().default(null), /** The day that was asked about, where it is not today. */ date: z.iso.date().nullable().default(null) });
export type LibraryFrame = z.infer<typeof LibraryFrame>;

/** How it went: with a guide or with a librarian. */
export const FeedbackFrame = z.object({
  dialog: z.literal('feedback'),
  about: z.enum(['guide', 'librarian']),
  /** The guide it is about; empty for a librarian. */
  guideId: z.string(),
  phase: z.enum(['alone', 'rate', 'rated', 'comment']),
  rating: z.enum(['good', 'partly', 'bad']).nullable(),
});
export type FeedbackFrame = z.infer<typeof FeedbackFrame>;

export const HandoffFrame = z.object({
  dialog: z.literal('handoff'),
  phase: z.enum(['offered', 'waiting', 'claimed']),
  kind: RequestKind.default('chat'),
  requestId: z.string().nullable(),
  reason: z.string().nullable(),
  /** First name of the librarian, once claimed. */
  librarian: z.string().nullable(),
});
export type HandoffFrame = z.infer<typeof HandoffFrame>;

export const Frame = z.discriminatedUnion('dialog', [
  GuideFrame, ClarifyFrame, ResumeFrame, ScamFrame, WaysFrame, PoolFrame, ReasonFrame, LetterFrame, OtherLibraryFrame, LibraryFrame, FeedbackFrame,
]);
export type Frame = z.infer<typeof Frame>;

/** The library's computer the citizen sits at. */
export const Place = z.object({ branchId: z.string().regex(/^[a-z0-9-]{1,60}$/), computer: z.string().regex(/^[\p{L}\p{N}-]{1,8}$/u) });
export type Place = z.infer<typeof Place>;

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
  /** The words that led to guides which are under way, newest last, as long as they may turn out to have meant something else, and how many turns ago. */
  led: z.array(z.object({ guideId: z.string(), words: z.string(), turns: z.number().int() })).optional(),
  /** Outage notices that this citizen has read in a guide, by id. */
  noticed: z.array(z.string()).default([]),
  /** Somebody helps the citizen: a relative, a volunteer, staff at the counter. */
  helper: z.boolean().default(false),
  /** Where the citizen sits, where that is known. */
  place: Place.nullable().default(null),
  /** An editor tries a draft: the guide whose draft is shown in the place of what is live; null for citizens. */
  preview: z.string().nullable().default(null),
  /** How often the conversation has moved to another screen; the screens before no longer have it. */
  moves: z.number().int().default(0),
  over: z.boolean(),
});
export type ConversationState = z.infer<typeof ConversationState>;

export interface Beginning {
  helper?: boolean;
  place?: Place | null;
  preview?: string | null;
}

export function newState(language: Language, { helper = false, place = null, preview = null }: Beginning = {}): ConversationState {
  return { version: 1, language, reading: null, stack: [], handoff: null, prompt: 0, question: null, noticed: [], helper, place, preview, moves: 0, over: false };
}
