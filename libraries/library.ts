import { z } from 'zod';
import { Answering } from '../common/answering.ts';
import { localTopics } from '../common/local-topics.ts';
import { Shift } from '../common/roster.ts';
import { Branch } from './branch.ts';
import { LibraryEvent } from './event.ts';

/** A library's own settings: what the bot may say for it. */
export const Library = z.object({
  id: z.string().regex(/^[a-z0-9-]+$/),
  name: z.string().min(1),
  municipality: z.string().min(1),
  website: z.url(),
  /** The telephone where people answer, as it is written; null where none is known. */
  phone: z.string().nullable(),
  /** The municipality's own page and telephone, for matters that are the municipality's. */
  municipalityPage: z.url(),
  municipalityPhone: z.string().nullable(),
  /** Digits in the library's PIN; null where it is not known. */
  pinLength: z.number().int().min(4).max(8).nullable(),
  /** What is so in this library alone, as whole sentences, and when somebody checked it. A topic that is left out is answered by the library's website. */
  local: z.partialRecord(z.enum(localTopics), z.object({ da: z.string().min(1).max(300), en: z.string().min(1).max(300), checkedOn: z.iso.date() })).default({}),
  branches: z.array(Branch).default([]),
  /** The library's own website on Folkebibliotekernes CMS, from where hours and events are read; null where it is another. */
  cms: z.object({ url: z.url({ protocol: /^https?$/ }) }).nullable().default(null),
  /** IT courses, IT cafés and drop-in help that the website does not have; null where the library types none. */
  events: z.array(LibraryEvent).nullable().default(null),
  /** The telephone for help, and when somebody answers it; null where it is the library's telephone and its hours are not known. */
  helpPhone: z.object({ number: z.string().min(1), hours: z.array(Shift) }).nullable().default(null),
  /** The municipality takes part in Den Digitale Hotline, so it may be named. */
  hotline: z.boolean().default(false),
  /** The library's own ready-made replies, beside those that come along. `{library}`, `{phone}`, `{website}` and `{librarian}` are filled. */
  replies: z.array(z.object({ title: z.string().min(1).max(60), da: z.string().min(1).max(1000), en: z.string().min(1).max(1000) })).default([]),
  /** Publishing a guide needs a second pair of eyes. */
  secondPair: z.boolean().default(false),
  /** How a person answers this library's citizens. */
  answering: Answering.prefault({}),
  /** Minutes of silence after which a public computer asks, and then forgets. */
  kioskMinutes: z.number().int().min(2).max(60).default(10),
  /** Accent colour of the pages, dark enough for white text. */
  accent: z.string().regex(/^#[0-9a-f]{6}$/),
});
export type Library = z.infer<typeof Library>;

/** The libraries of this installation. */
export interface Libraries {
  get(id: string): Library | undefined;
  all: readonly Library[];
  /** The library of a visitor who names none. */
  default: Library;
}

/** The default library does not exist; the message says what to set. */
export class UnknownDefaultLibrary extends Error {}

/** @throws UnknownDefaultLibrary when `defaultId` is not among `all`; the message lists the ids there are. */
export function librariesOf(all: readonly Library[], defaultId: string): Libraries {
  const byId = new Map(all.map((library) => [library.id, library]));
  const fallback = byId.get(defaultId);
  if (fallback === undefined) {
    throw new UnknownDefaultLibrary(`There is no library "${defaultId}". Set DEFAULT_LIBRARY to one of: ${[...byId.keys()].join(', ')}.`);
  }
  return { get: (id) => byId.get(id), all, default: fallback };
}
