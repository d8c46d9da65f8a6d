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

export const RequestState = z.enum(['waiting', 'claimed', 'resolved', 'cancelled']);
export type RequestState = z.infer<typeof RequestState>;

/** A line of the queue: nothing the citizen wrote but the wish itself. */
export const QueueItem = z.object({
  id: z.string(),
  conversationId: z.string(),
  libraryId: z.string(),
  state: RequestState,
  urgency: z.enum(['scam', 'normal']),
  language: Language,
  /** Why, in the citizen's words, secrets masked; or null where only a button was pressed. */
  reason: z.string().nullable(),
  /** The guide and the step where the citizen got stuck, or null. */
  stuckAt: z.object({ guideId: z.string(), guideTitle: z.string(), stepId: z.string(), number: z.number(), stepText: z.string() }).nullable(),
  openedAt: z.string(),
  claimedBy: z.object({ id: z.string(), firstName: z.string() }).nullable(),
  claimedAt: z.string().nullable(),
  endedAt: z.string().nullable(),
});
export type QueueItem = z.infer<typeof QueueItem>;

export const Queue = z.object({ requests: z.array(QueueItem) });
export type Queue = z.infer<typeof Queue>;

/** One conversation as the librarian reads it, oldest first. */
export const OpenRequest = z.object({ request: QueueItem, transcript: z.array(Activity) });
export type OpenRequest = z.infer<typeof OpenRequest>;

/** A librarian's answer. The id is made by the client: sent twice, it counts once. */
export const Answer = z.object({ id: z.string().min(8).max(64), text: z.string().trim().min(1).max(4000) });
export type Answer = z.infer<typeof Answer>;

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
