import type { StaffMember } from '../../common/desk-api.ts';

export const anna: StaffMember = { id: 'anna', email: 'anna@example.dk', firstName: 'Anna', role: 'librarian', libraryId: 'slagelse' };
