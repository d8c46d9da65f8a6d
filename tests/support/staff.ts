import type { Close, StaffMember } from '../../common/desk-api.ts';

export const anna: StaffMember = { id: 'anna', email: 'anna@example.dk', firstName: 'Anna', role: 'librarian', libraryId: 'slagelse' };

let hired = 0;
/** Somebody who has no conversation yet: a librarian has only so many at once. */
export function librarian(firstName: string, change: Partial<StaffMember> = {}): StaffMember {
  hired += 1;
  return { ...anna, id: `${firstName.toLowerCase()}-${hired}`, email: `${firstName.toLowerCase()}@example.dk`, firstName, ...change };
}

/** How a librarian ends their part where a test does not care how it went. */
export const done = (to: Close['to']): Close => ({ to, outcome: 'solved', topic: null });
