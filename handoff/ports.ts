import type { Contact, Note, ReadMarks } from '../common/desk-api.ts';
import type { DutyStatus, Present, Switches } from '../common/desk-team.ts';
import type { HandoffRequest } from './request.ts';

export type { HandoffRequest, Note };

/** Who of the libraries' staff has the desk open; of the moment, and never part of a backup. */
export interface DutyStore {
  /** A librarian's desk is open at this time (ISO 8601). Whoever was last seen before `freshSince` begins as ready. */
  seenAtDesk(staffId: string, libraryId: string, at: string, freshSince: string): Promise<void>;
  /** The last desk of a librarian is closed. */
  leftDesk(staffId: string): Promise<void>;
  /** When a librarian's desk was last seen open (ISO 8601); null where it is closed. */
  seenAt(staffId: string): Promise<string | null>;
  /** Sets what a librarian does; nothing where their desk has never been open. */
  setStatus(staffId: string, status: DutyStatus): Promise<void>;
  /** Librarians of these libraries who have been seen since then, by their first names. */
  present(libraryIds: readonly string[], since: string): Promise<Present[]>;
}

/** When citizens' pages were last open; of the moment, and never part of a backup. */
export interface ListenerStore {
  /** These conversations have a page open at this time (ISO 8601). */
  listening(conversationIds: readonly string[], at: string): Promise<void>;
  /** When a page of each was last open; conversations that never had one are left out. */
  lastListened(conversationIds: readonly string[]): Promise<Map<string, string>>;
  forgetListeners(before: string): Promise<void>;
}

/** How to reach citizens, apart from what was said; written with their request (see bot/ports.ts), and deleted with its end. */
export interface ContactStore {
  /** Null where none was given, or it is deleted. */
  contactOf(requestId: string): Promise<Contact | null>;
  /** Deletes those written before that time (ISO 8601). */
  forgetContacts(before: string): Promise<void>;
}

/** What colleagues write among themselves; written with a change (see bot/ports.ts), and no part of any transcript. */
export interface NoteStore {
  /** Oldest first. */
  notesOf(conversationId: string): Promise<Note[]>;
}

/** Replies that librarians keep for themselves. */
export interface ReplyStore {
  repliesOf(staffId: string): Promise<{ id: string; title: string; text: string }[]>;
  /** Adds one, or replaces the librarian's own one with this id. @throws HouseError `Conflict` where it is another's. */
  saveReply(staffId: string, reply: { id: string; title: string; text: string }): Promise<void>;
  deleteReply(staffId: string, id: string): Promise<void>;
}

/** Up to where each side has read a conversation. A mark never goes back. */
export interface ReadStore {
  marksOf(conversationId: string): Promise<ReadMarks>;
  /** @returns whether it is further than before. */
  markRead(conversationId: string, side: keyof ReadMarks, watermark: number): Promise<boolean>;
}

/** What libraries have switched off for a bad day. */
export interface SwitchStore {
  switches(): Promise<Map<string, Switches>>;
  setSwitches(libraryId: string, switches: Switches): Promise<void>;
}

/** Reading requests. They are written together with their conversation's turn (see bot/ports.ts). */
export interface HandoffStore {
  request(id: string): Promise<HandoffRequest | undefined>;
  /** Waiting and claimed requests that one library's staff may see, those of its pools included, in no particular order. */
  openRequests(libraryId: string, poolIds?: readonly string[]): Promise<HandoffRequest[]>;
  /** Waiting and claimed requests of all libraries. */
  allOpenRequests(): Promise<HandoffRequest[]>;
  /** All requests of one conversation, oldest first. */
  requestsOf(conversationId: string): Promise<HandoffRequest[]>;
  /** A library's requests that were opened between two times (ISO 8601), the first included, oldest first. */
  requestsBetween(libraryId: string, from: string, to: string): Promise<HandoffRequest[]>;
}
