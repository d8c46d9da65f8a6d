import { z } from 'zod';
import { Activity } from './activity.ts';
import { Language } from './language.ts';

/**
 * The bodies of `/api/desk/*`. The service validates with these schemas, the
 * desk's front-end takes its types from them, and the OpenAPI document is
 * generated from them.
 */

export const StaffRole = z.enum(['librarian', 'editor', 'teamlead', 'admin']);
export type StaffRole = z.infer<typeof StaffRole>;

export const SignIn = z.object({ email: z.email().max(200), password: z.string().min(1).max(200) });
export type SignIn = z.infer<typeof SignIn>;

export const StaffMember = z.object({
  id: z.string(),
  email: z.string(),
  /** The first name is all a citizen ever sees. */
  firstName: z.string(),
  role: StaffRole,
  libraryId: z.string(),
});
export type StaffMember = z.infer<typeof StaffMember>;

export const RequestState = z.enum(['waiting', 'claimed', 'resolved', 'cancelled', 'expired']);
export type RequestState = z.infer<typeof RequestState>;

/**
 * What a citizen wants of a person: a `chat` now; an answer later, in the same chat (`message`);
 * to be called; a time with a helper (`booking`); to come to the counter with a code, or that
 * staff come to the computer (`come`).
 */
export const RequestKind = z.enum(['chat', 'message', 'call', 'booking', 'counter', 'come']);
export type RequestKind = z.infer<typeof RequestKind>;

/** How to reach a citizen who asked for it. Stored apart from the transcript, and deleted when the request ends. */
export const Contact = z.object({ name: z.string().max(100).nullable(), phone: z.string().max(30).nullable(), email: z.string().max(200).nullable() });
export type Contact = z.infer<typeof Contact>;

/** The guide and the step where a citizen got stuck. */
export const StuckAt = z.object({ guideId: z.string(), guideTitle: z.string(), stepId: z.string(), number: z.number(), stepText: z.string() });
export type StuckAt = z.infer<typeof StuckAt>;

/** A line of the queue: nothing the citizen wrote but the wish itself. */
export const QueueItem = z.object({
  id: z.string(),
  conversationId: z.string(),
  libraryId: z.string(),
  kind: RequestKind.default('chat'),
  state: RequestState,
  urgency: z.enum(['scam', 'normal']),
  language: Language,
  /** Why, in the citizen's words, secrets masked; or null where only a button was pressed. */
  reason: z.string().nullable(),
  /** The guide and the step where the citizen got stuck, or null. */
  stuckAt: StuckAt.nullable(),
  /** The time that was wished for, in the citizen's words; null for none. */
  time: z.string().nullable().default(null),
  /** What the citizen says at the counter; null for none. */
  code: z.string().nullable().default(null),
  /** The library's computer the citizen sits at; null where it is not known. */
  place: z.object({ branch: z.string(), computer: z.string() }).nullable().default(null),
  /** Staff may read what was said from this place of the transcript on (1: everything). */
  sharedFrom: z.number().int().default(1),
  openedAt: z.string(),
  claimedBy: z.object({ id: z.string(), firstName: z.string() }).nullable(),
  claimedAt: z.string().nullable(),
  endedAt: z.string().nullable(),
});
export type QueueItem = z.infer<typeof QueueItem>;

export const Queue = z.object({ requests: z.array(QueueItem) });
export type Queue = z.infer<typeof Queue>;

/** One conversation as the librarian reads it, oldest first. */
export const OpenRequest = z.object({
  request: QueueItem,
  transcript: z.array(Activity),
  /** Null where the citizen gave none, and once the request has ended. */
  contact: Contact.nullable(),
});
export type OpenRequest = z.infer<typeof OpenRequest>;

/** A librarian's answer. The id is made by the client: sent twice, it counts once. */
export const Answer = z.object({ id: z.string().min(8).max(64), text: z.string().trim().min(1).max(4000) });
export type Answer = z.infer<typeof Answer>;

/** Ready-made replies in the citizen's language; the librarian reads them over before sending. */
export const Replies = z.object({ replies: z.array(z.object({ id: z.string(), title: z.string(), text: z.string() })) });
export type Replies = z.infer<typeof Replies>;

/** The guides a librarian may send steps of, in the citizen's language. */
export const GuideTitles = z.object({ guides: z.array(z.object({ id: z.string(), title: z.string(), question: z.string() })) });
export type GuideTitles = z.infer<typeof GuideTitles>;

/** One guide's steps, as the citizen would read them. */
export const GuideSteps = z.object({ title: z.string(), steps: z.array(z.object({ id: z.string(), number: z.number().int(), text: z.string() })) });
export type GuideSteps = z.infer<typeof GuideSteps>;

/** A step for the citizen: they see it, and go on from it. The id is made by the client: sent twice, it counts once. */
export const SendStep = z.object({ id: z.string().min(8).max(64), guideId: z.string().max(100), stepId: z.string().max(100) });
export type SendStep = z.infer<typeof SendStep>;

/** The code that a citizen says at the counter, so that staff get the conversation. */
export const TakeCode = z.object({ code: z.string().min(1).max(20) });
export type TakeCode = z.infer<typeof TakeCode>;

export const Close = z.object({ to: z.enum(['bot', 'end']) });
export type Close = z.infer<typeof Close>;

/** What the desk's socket sends; a client that reconnects loads the queue and its open requests again. */
export const DeskNews = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('hello'), staff: StaffMember }),
  z.object({ kind: z.literal('request'), request: QueueItem }),
  z.object({ kind: z.literal('activity'), requestId: z.string(), activity: Activity }),
  z.object({ kind: z.literal('typing'), requestId: z.string() }),
]);
export type DeskNews = z.infer<typeof DeskNews>;
