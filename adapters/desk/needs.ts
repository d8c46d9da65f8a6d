import type { Desk } from '../../bot/desk.ts';
import type { Outbox } from '../../bot/ports.ts';
import { HouseError } from '../../common/errors.ts';
import type { StaffMember, StaffRole } from '../../common/desk-api.ts';
import type { DutyStore } from '../../handoff/ports.ts';
import type { Identity } from '../../identity/session.ts';
import type { RateLimit } from '../rate.ts';

/** What the desk's routes and its stream stand on. */
export interface DeskNeeds {
  desk: Desk;
  identity: Identity;
  outbox: Outbox;
  duty: DutyStore;
  /** Address people use, without a slash at the end; null: the one they called. */
  publicUrl: string | null;
  now(): Date;
  /** Calls of one staff member; `defaultDeskLimit` where nothing is said. */
  limit?: RateLimit;
}

/** A librarian with many conversations and a fast hand stays far below. */
export const defaultDeskLimit: RateLimit = { burst: 200, perSecond: 20 };

const queueRoles: readonly StaffRole[] = ['librarian', 'teamlead', 'admin'];

/** Editors write guides, and read no conversations. @throws HouseError `NotAllowed`. */
export function assertMayUseQueue({ role }: StaffMember): void {
  if (!queueRoles.includes(role)) throw new HouseError('NotAllowed');
}
