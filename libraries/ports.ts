import { z } from 'zod';
import { OpeningCategory } from './branch.ts';
import { LibraryEvent } from './event.ts';
import { Clock } from '../common/roster.ts';

/** The end of a day may be written 24:00. */
const End = z.union([Clock, z.literal('24:00')]);

/** One opening of one day, as a library's CMS has it. */
export const ImportedOpening = z.object({
  category: z.union([OpeningCategory, z.enum(['phone', 'open'])]),
  /** The library's own name of the category, where it is none of the national ones. */
  title: z.string().nullable(),
  from: Clock,
  to: End,
});
export type ImportedOpening = z.infer<typeof ImportedOpening>;

/** Hours by the CMS's number of a branch, then by date. A date between `from` and `to` that is missing is closed. */
export const ImportedHours = z.object({
  from: z.iso.date(),
  to: z.iso.date(),
  branches: z.array(z.object({ id: z.number().int(), isil: z.string().nullable(), days: z.record(z.iso.date(), z.array(ImportedOpening)) })),
});
export type ImportedHours = z.infer<typeof ImportedHours>;

/** The last good answer of a library's CMS to one of its two calls. */
export const Calendar = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('hours'), libraryId: z.string(), readAt: z.iso.datetime(), content: ImportedHours }),
  z.object({ kind: z.literal('events'), libraryId: z.string(), readAt: z.iso.datetime(), content: z.array(LibraryEvent) }),
]);
export type Calendar = z.infer<typeof Calendar>;

/** What a library's own website has last said of its hours and events. */
export interface Imported {
  hours: Extract<Calendar, { kind: 'hours' }> | null;
  events: Extract<Calendar, { kind: 'events' }> | null;
}

export interface CalendarStore {
  /** The last good answers of all libraries that were read after that time (ISO 8601; empty: all). */
  calendars(after: string): Promise<Calendar[]>;
  /** Keeps an answer in place of the older one; it is read again at `dueAt`. */
  keepCalendar(calendar: Calendar, dueAt: string): Promise<void>;
  /** Whether the caller is the one to read this now. Nobody else is until `retryAt`. */
  takeCalendar(libraryId: string, kind: Calendar['kind'], now: string, retryAt: string): Promise<boolean>;
}
