import { z } from 'zod';
import { Colleague, QueueItem } from './desk-api.ts';
import { Shift } from './roster.ts';

/** The bodies of `/api/desk/*` that are about the staff and the library rather than one conversation. */

/** `ready` gets offers; `counter` is with somebody in the library; `away` has left an offer unanswered. */
export const DutyStatus = z.enum(['ready', 'counter', 'away']);
export type DutyStatus = z.infer<typeof DutyStatus>;

export const SetStatus = z.object({ status: z.enum(['ready', 'counter']) });
export type SetStatus = z.infer<typeof SetStatus>;

/** A librarian whose desk is open. */
export const Present = Colleague.extend({ libraryId: z.string(), status: DutyStatus });
export type Present = z.infer<typeof Present>;

const Reason = z.object({ da: z.string().trim().min(1).max(300), en: z.string().trim().min(1).max(300) });

/** Switched off for a bad day, by whom, since when, and the reason that citizens read. */
export const SwitchedOff = z.object({ reason: Reason, by: Colleague, at: z.string() });
export type SwitchedOff = z.infer<typeof SwitchedOff>;

/** What a library has switched off; null is the everyday. */
export const Switches = z.object({ bot: SwitchedOff.nullable(), handoff: SwitchedOff.nullable() });
export type Switches = z.infer<typeof Switches>;

export const everythingOn: Switches = { bot: null, handoff: null };

/** Turns one thing off with a reason, or on again. */
export const SetSwitch = z.object({ what: z.enum(['bot', 'handoff']), reason: Reason.nullable() });
export type SetSwitch = z.infer<typeof SetSwitch>;

export const Team = z.object({
  present: z.array(Present),
  switches: Switches,
  /** Chats a librarian has at once at most. */
  limit: z.number().int(),
  /** Libraries whose citizens these staff may help, by name, their own first. */
  libraries: z.array(z.object({ id: z.string(), name: z.string() })).default([]),
});
export type Team = z.infer<typeof Team>;

/** One hour of the week, over the days that were looked at. */
export const HourLoad = z.object({
  /** ISO weekday, Monday 1 to Sunday 7. */
  weekday: z.number().int(),
  /** 0 to 23, local time. */
  hour: z.number().int(),
  opened: z.number().int(),
  answered: z.number().int(),
  /** The middle of what they waited; null where nobody was answered. */
  waitMinutes: z.number().nullable(),
});
export type HourLoad = z.infer<typeof HourLoad>;

/** What a team lead sees: hours and load, and never what one person did. */
export const Overview = z.object({
  /** The roster of the chat; null where the library has none. */
  roster: z.array(Shift).nullable(),
  present: z.array(Present),
  switches: Switches,
  /** Local dates, YYYY-MM-DD, both included. */
  from: z.string(),
  to: z.string(),
  /** Hours in which something happened, in the order of the week. */
  load: z.array(HourLoad),
  /** Conversations that were ended because of abuse, newest first; without the name of who ended them. */
  flagged: z.array(QueueItem.omit({ claimedBy: true, attempts: true, offer: true })),
});
export type Overview = z.infer<typeof Overview>;
