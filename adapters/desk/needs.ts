import type { Desk } from '../../bot/desk/desk.ts';
import type { DeskLog, Outbox } from '../../bot/ports.ts';
import { HouseError } from '../../common/errors.ts';
import { editorRoles, insightRoles, leadRoles, queueRoles, type StaffMember, type StaffRole } from '../../common/desk-api.ts';
import type { HandoffStore } from '../../handoff/ports.ts';
import type { Identity } from '../../identity/session.ts';
import type { EditorsRoom } from '../../knowledge/editing/room/room.ts';
import type { Previews } from '../preview.ts';
import type { RateLimit } from '../rate.ts';
import type { Operation, SignedIn } from './operation.ts';

/** What the desk's routes and its stream stand on. */
export interface DeskNeeds {
  desk: Desk;
  identity: Identity;
  store: DeskLog & Pick<HandoffStore, 'request'> & { outbox: Outbox };
  /** Address people use, without a slash at the end; null: the one they called. */
  publicUrl: string | null;
  now(): Date;
  /** What else can be asked, besides the librarians' work. */
  beside?: readonly Operation[];
  /** Calls of one staff member; `defaultDeskLimit` where nothing is said. */
  limit?: RateLimit;
}

/** What the editors' room stands on. */
export interface EditingNeeds {
  room: EditorsRoom;
  questions: {
    /** Questions that became a phrase or a guide leave the list. */
    use(libraryId: string, ids: readonly string[]): Promise<void>;
    /** What librarians answered them by hand, newest first. */
    answers(libraryId: string, ids: readonly string[]): Promise<string[]>;
  };
  previews: Previews;
  /** Address people use, without a slash at the end; null: the one they called. */
  publicUrl: string | null;
}

/** A librarian with many conversations and a fast hand stays far below. */
export const defaultDeskLimit: RateLimit = { burst: 200, perSecond: 20 };

const roles: Record<Exclude<SignedIn, 'staff'>, readonly StaffRole[]> = { queue: queueRoles, lead: leadRoles, editor: editorRoles, insight: insightRoles };

/** Librarians answer citizens, team leads see the whole library's work, editors write guides and read no conversations. @throws HouseError `NotAllowed`. */
export function assertMay(who: SignedIn, { role }: StaffMember): void {
  if (who !== 'staff' && !roles[who].includes(role)) throw new HouseError('NotAllowed');
}
