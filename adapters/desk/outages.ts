import { NewOutage, OutageViews } from '../../common/editing-api.ts';
import { editorRoles, type StaffMember } from '../../common/desk-api.ts';
import type { EditingNeeds } from './needs.ts';
import { operation, type Operation } from './operation.ts';

/** A librarian on duty may set a notice for so many hours; an editor or a team lead for as long as it takes. */
const librariansHours = 24;
const mostHours = ({ role }: StaffMember): number | null => (editorRoles.includes(role) || role === 'teamlead' ? null : librariansHours);

/** Notices that a service is down. */
export function outageOperations({ room }: Pick<EditingNeeds, 'room'>): Operation[] {
  return [
    operation<undefined, OutageViews>({
      id: 'listOutages', method: 'GET', path: '/api/desk/outages', summary: 'Notices that hold for the library’s citizens, and those to come.', who: 'staff',
      success: { status: 200, description: 'As citizens read them.', schema: OutageViews }, refusals: [],
      run: async ({ staff }) => ({ result: await room.outages(staff.libraryId, mostHours(staff)) }),
    }),
    operation<NewOutage, OutageViews>({
      id: 'setOutage', method: 'POST', path: '/api/desk/outages', summary: 'Tell the library’s citizens that a service is down; a librarian for 24 hours at most.', who: 'staff', body: NewOutage,
      success: { status: 200, description: 'All notices.', schema: OutageViews }, refusals: ['BadArgument'],
      run: async ({ staff, body }) => ({ result: await room.setOutage(staff.libraryId, body, mostHours(staff)) }),
    }),
    operation<undefined, OutageViews>({
      id: 'liftOutage', method: 'DELETE', path: '/api/desk/outages/:id', summary: 'End a notice of the own library now.', who: 'staff',
      success: { status: 200, description: 'All notices.', schema: OutageViews }, refusals: [],
      run: async ({ staff, call }) => ({ result: await room.liftOutage(staff.libraryId, call.params['id'] ?? '', mostHours(staff)) }),
    }),
  ];
}
