import type { HandoffRequest } from './request.ts';

export type { HandoffRequest };

/** Reading requests. They are written together with their conversation's turn (see bot/ports.ts). */
export interface HandoffStore {
  request(id: string): Promise<HandoffRequest | undefined>;
  /** Waiting and claimed requests of one library, in no particular order. */
  openRequests(libraryId: string): Promise<HandoffRequest[]>;
}
