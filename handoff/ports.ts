import type { Contact } from '../common/desk-api.ts';
import type { HandoffRequest } from './request.ts';

export type { HandoffRequest };

/** Who of a library's staff has the desk open; of the moment, and never part of a backup. */
export interface DutyStore {
  /** A librarian's desk is open at this time (ISO 8601). */
  seenAtDesk(staffId: string, libraryId: string, at: string): Promise<void>;
  leftDesk(staffId: string): Promise<void>;
  /** When a librarian's desk was last seen open (ISO 8601); null where it is closed. */
  seenAt(staffId: string): Promise<string | null>;
  /** How many of a library's librarians have been seen since then. */
  atDesk(libraryId: string, since: string): Promise<number>;
}

/** How to reach citizens, apart from what was said; written with their request (see bot/ports.ts), and deleted with its end. */
export interface ContactStore {
  /** Null where none was given, it is deleted, or the request is another library's. */
  contactOf(requestId: string, libraryId: string): Promise<Contact | null>;
  /** Deletes those written before that time (ISO 8601). */
  forgetContacts(before: string): Promise<void>;
}

/** Reading requests. They are written together with their conversation's turn (see bot/ports.ts). */
export interface HandoffStore {
  request(id: string): Promise<HandoffRequest | undefined>;
  /** Waiting and claimed requests of one library, in no particular order. */
  openRequests(libraryId: string): Promise<HandoffRequest[]>;
  /** Claimed requests of all libraries. */
  claimedRequests(): Promise<HandoffRequest[]>;
  /** Waiting requests of any library that were opened before that time (ISO 8601). */
  waitingSince(before: string): Promise<HandoffRequest[]>;
}
