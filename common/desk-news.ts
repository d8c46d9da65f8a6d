import { z } from 'zod';
import { Activity } from './activity.ts';
import { Note, QueueItem, StaffMember } from './desk-api.ts';
import { Team } from './desk-team.ts';

/**
 * What the desk's socket sends. `cursor` numbers what is stored, in the order of commits and without gaps for the
 * installation; a client that comes back with the last one it has seen (`?after=`) gets everything since.
 */
export const DeskNews = z.discriminatedUnion('kind', [
  /** First after every connection. `resumed`: everything since the client's cursor follows; otherwise it loads the queue and its open requests. */
  z.object({ kind: z.literal('hello'), staff: StaffMember, cursor: z.number().int(), resumed: z.boolean() }),
  z.object({ kind: z.literal('request'), cursor: z.number().int(), request: QueueItem }),
  z.object({ kind: z.literal('activity'), cursor: z.number().int(), requestId: z.string(), watermark: z.number().int(), activity: Activity }),
  z.object({ kind: z.literal('note'), cursor: z.number().int(), note: Note }),
  z.object({ kind: z.literal('typing'), requestId: z.string(), who: z.enum(['citizen', 'librarian']) }),
  z.object({ kind: z.literal('read'), requestId: z.string(), who: z.enum(['citizen', 'librarian']), watermark: z.number().int() }),
  z.object({ kind: z.literal('team'), team: Team }),
]);
export type DeskNews = z.infer<typeof DeskNews>;

/** What a client says on the socket: the request it shows, so that its news come even while a colleague has it; null for none. */
export const DeskWatch = z.object({ watch: z.string().max(100).nullable() });
export type DeskWatch = z.infer<typeof DeskWatch>;
