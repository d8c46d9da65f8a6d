import type { HandoffRequest } from './request.ts';

export type { HandoffRequest };

/** Who of a library's staff has the desk open; of the moment, and never part of a backup. */
export interface DutyStore {
  /** A librarian's desk is open at this time (ISO 8601). */
  seenAtDesk(staffId: string, libraryId: string, at: string): Promise<void>;
  leftDesk(staffId: string): Promise<void>;
  /** How many of a library's librarians have been seen since then. */
  atDesk(libraryId: string, since: string): Promise<number>;
}

/** Reading requests. They are written together with their conversation's turn (see bot/ports.ts). */
export interface HandoffStore {
  request(id: string): Promise<HandoffRequest | undefined>;
  /** Waiting and claimed requests of one library, in no particular order. */
  openRequests(libraryId: string): Promise<HandoffRequest[]>;
}
