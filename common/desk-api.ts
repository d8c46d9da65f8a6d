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

/** Roles that answer citizens; editors write guides, and read no conversations. */
export const queueRoles: readonly StaffRole[] = ['librarian', 'teamlead', 'admin'];
/** Roles that write the library's guides. */
export const editorRoles: readonly StaffRole[] = ['editor', 'admin'];
/** Roles that see how citizens are helped, in counts. */
export const insightRoles: readonly StaffRole[] = ['editor', 'teamlead', 'admin'];
/** Roles that see the whole library's work. */
export const leadRoles: readonly StaffRole[] = ['teamlead', 'admin'];

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

/** `abandoned`: the citizen closed the page and did not come back; `expired`: nobody took it in time. */
export const RequestState = z.enum(['waiting', 'claimed', 'resolved', 'cancelled', 'abandoned', 'expired']);
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

/** A person of the staff as colleagues see them. */
export const Colleague = z.object({ id: z.string(), firstName: z.string() });
export type Colleague = z.infer<typeof Colleague>;

/** How a librarian's part went. `abuse` ends the conversation, and the team lead sees it. */
export const CloseOutcome = z.enum(['solved', 'partly', 'unsolved', 'referred', 'gone', 'abuse']);
export type CloseOutcome = z.infer<typeof CloseOutcome>;

/** How a try to reach a citizen went. */
export const AttemptResult = z.enum(['no-answer', 'voicemail', 'wrong-number', 'reached']);
export type AttemptResult = z.infer<typeof AttemptResult>;

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
  /** The pool of libraries whose staff may help as well, with the citizen's yes; null for the own library alone. */
  poolId: z.string().nullable().default(null),
  openedAt: z.string(),
  /** Whom it is offered to at the moment, until when, and the colleague who passed it on; anybody may still claim it. */
  offer: z.object({ to: Colleague, until: z.string(), by: Colleague.nullable() }).nullable().default(null),
  claimedBy: Colleague.nullable(),
  claimedAt: z.string().nullable(),
  /** Since when the citizen has had no page open; null while one is open, and where a channel cannot tell. */
  citizenGoneAt: z.string().nullable().default(null),
  /** It ends at this time unless that is undone. */
  closing: z.object({ to: z.enum(['bot', 'end']), outcome: CloseOutcome, topic: z.string().nullable(), at: z.string() }).nullable().default(null),
  /** Tries to reach the citizen, oldest first. */
  attempts: z.array(z.object({ at: z.string(), by: z.string(), result: AttemptResult })).default([]),
  endedAt: z.string().nullable(),
  outcome: CloseOutcome.nullable().default(null),
  /** What it was about: a guide's id, `other`, or null where nobody has said. */
  topic: z.string().nullable().default(null),
});
export type QueueItem = z.infer<typeof QueueItem>;

/** A request as it is stored. */
export const RequestRecord = QueueItem.extend({
  /** Revision of the record: 0 before it is first stored, then one more with each change. */
  version: z.number().int(),
  /** Ids of staff to whom it was offered in vain. */
  declinedBy: z.array(z.string()).default([]),
  /** The citizen has been told that the chat closes soon. */
  lastCall: z.boolean().default(false),
});
export type RequestRecord = z.infer<typeof RequestRecord>;

export const Queue = z.object({ requests: z.array(QueueItem) });
export type Queue = z.infer<typeof Queue>;

/** A note among colleagues. It is stored apart from everything that a citizen can read. */
export const Note = z.object({ id: z.string(), requestId: z.string(), at: z.string(), by: Colleague, text: z.string() });
export type Note = z.infer<typeof Note>;

/** The id is made by the client: sent twice, it counts once. */
export const NewNote = z.object({ id: z.string().min(8).max(64), text: z.string().trim().min(1).max(2000) });
export type NewNote = z.infer<typeof NewNote>;

/** Up to where of the transcript each side has read; 0 for nothing. */
export const ReadMarks = z.object({ citizen: z.number().int(), librarian: z.number().int() });
export type ReadMarks = z.infer<typeof ReadMarks>;

/** One conversation as the librarian reads it, oldest first. */
export const OpenRequest = z.object({
  request: QueueItem,
  transcript: z.array(Activity),
  /** Place of the transcript's first activity in the conversation; the others follow without gaps. */
  firstWatermark: z.number().int(),
  /** Oldest first. */
  notes: z.array(Note),
  read: ReadMarks,
  /** Earlier requests of this conversation that these staff may see, oldest first. */
  earlier: z.array(QueueItem),
  /** Null where the citizen gave none, and once the request has ended. */
  contact: Contact.nullable(),
});
export type OpenRequest = z.infer<typeof OpenRequest>;

/** A librarian's answer. The id is made by the client: sent twice, it counts once. */
export const Answer = z.object({ id: z.string().min(8).max(64), text: z.string().trim().min(1).max(4000) });
export type Answer = z.infer<typeof Answer>;

/** Ready-made replies in the citizen's language; the librarian reads them over before sending. */
export const Replies = z.object({
  replies: z.array(z.object({
    id: z.string(), title: z.string(), text: z.string(),
    /** Everybody's, this library's, or the librarian's own; only `own` ones can be deleted. */
    of: z.enum(['all', 'library', 'own']),
  })),
});
export type Replies = z.infer<typeof Replies>;

/** A reply that a librarian keeps for themselves. `{library}`, `{phone}`, `{website}` and `{librarian}` are filled. */
export const OwnReply = z.object({ id: z.string().min(8).max(64), title: z.string().trim().min(1).max(60), text: z.string().trim().min(1).max(1000) });
export type OwnReply = z.infer<typeof OwnReply>;

/** Guides that the citizen's newest words point to, best first, at most three. */
export const Suggestions = z.object({ guides: z.array(z.object({ id: z.string(), title: z.string() })) });
export type Suggestions = z.infer<typeof Suggestions>;

/** The approved words for somebody in despair, in the citizen's language. */
export const CareCard = z.object({ title: z.string(), text: z.string() });
export type CareCard = z.infer<typeof CareCard>;

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

/** How the librarian's part ends: back to the robot or the whole conversation; how it went; what it was about. */
export const Close = z.object({ to: z.enum(['bot', 'end']), outcome: CloseOutcome, topic: z.string().max(100).nullable().default(null) });
export type Close = z.infer<typeof Close>;

/** Where a conversation is passed on to; another library is asked for by way of the citizen, who has to say yes. */
export const Transfer = z.object({
  to: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('person'), staffId: z.string().max(100) }),
    z.object({ kind: z.literal('queue') }),
    z.object({ kind: z.literal('library'), libraryId: z.string().max(100) }),
  ]),
  note: z.string().trim().max(2000).default(''),
});
export type Transfer = z.infer<typeof Transfer>;

/** Where a conversation can be passed on to. */
export const TransferTargets = z.object({ colleagues: z.array(Colleague.extend({ libraryId: z.string() })), libraries: z.array(z.object({ id: z.string(), name: z.string() })) });
export type TransferTargets = z.infer<typeof TransferTargets>;

export const Attempt = z.object({ result: AttemptResult });
export type Attempt = z.infer<typeof Attempt>;

/** Up to where the librarian has read. */
export const Read = z.object({ watermark: z.number().int().min(0) });
export type Read = z.infer<typeof Read>;

/** `handoff.status` of the Bot Framework, by which another agent hub says what became of a request; the rest of the event is passed over. */
export const HubStatus = z.object({
  type: z.literal('event'),
  name: z.literal('handoff.status'),
  value: z.object({ state: z.enum(['accepted', 'completed', 'failed']), /** Why it failed, for colleagues. */ message: z.string().max(2000).nullish() }),
});
export type HubStatus = z.infer<typeof HubStatus>;
