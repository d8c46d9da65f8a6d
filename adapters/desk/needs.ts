import type { Desk } from '../../bot/desk/desk.ts';
import type { DeskLog, Outbox } from '../../bot/ports.ts';
import { HouseError } from '../../common/errors.ts';
import { leadRoles, queueRoles, type StaffMember } from '../../common/desk-api.ts';
import type { HandoffStore } from '../../handoff/ports.ts';
import type { Identity } from '../../identity/session.ts';
import type { RateLimit } from '../rate.ts';

/** What the desk's routes and its stream stand on. */
export interface DeskNeeds {
  desk: Desk;
  identity: Identity;
  store: DeskLog & Pick<HandoffStore, 'request'> & { outbox: Outbox };
  /** Address people use, without a slash at the end; null: the one they called. */
  publicUrl: string | null;
  now(): Date;
  /** Calls of one staff member; `defaultDeskLimit` where nothing is said. */
  limit?: RateLimit;
}

/** A librarian with many conversations and a fast hand stays far below. */
export const defaultDeskLimit: RateLimit = { burst: 200, perSecond: 20 };

/** Team leads see the whole library's work; whoever is no lead is refused. @throws HouseError `NotAllowed`. */
export function assertLeads({ role }: StaffMember): void {
  if (!leadRoles.includes(role)) throw new HouseError('NotAllowed');
}

/** Editors write guides, and read no conversations. @throws HouseError `NotAllowed`. */
export function assertMayUseQueue({ role }: StaffMember): void {
  if (!queueRoles.includes(role)) throw new HouseError('NotAllowed');
}
