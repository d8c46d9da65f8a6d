import type { StaffMember } from '../../../../common/desk-api.ts';
import type { Where } from '../../use-place.ts';
import { onDemand } from './on-demand.tsx';

/** The editors' room, fetched when somebody goes there: a librarian's desk is none the heavier. */
export const Room = onDemand<{ staff: StaffMember; where: Where }>(async () => (await import('../EditorsRoom.tsx')).EditorsRoom);
