import { Overview, SetStatus, SetSwitch, Switches, Team } from '../../common/desk-team.ts';
import type { DeskNeeds } from './needs.ts';
import { operation, type Operation } from './operation.ts';

/** Who is there, and what holds for the whole library. */
export function teamOperations({ desk }: DeskNeeds): Operation[] {
  return [
    operation<undefined, Team>({
      id: 'readTeam',
      method: 'GET',
      path: '/api/desk/team',
      summary: 'Who has the desk open, and what is switched off.',
      who: 'queue',
      success: { status: 200, description: 'The own library’s staff, and those of its pools.', schema: Team },
      refusals: [],
      run: async (visit) => ({ result: await desk.team(visit.staff) }),
    }),
    operation<SetStatus, Team>({
      id: 'setStatus',
      method: 'POST',
      path: '/api/desk/status',
      summary: 'Be ready for offers, or at the counter.',
      who: 'queue',
      body: SetStatus,
      success: { status: 200, description: 'The team.', schema: Team },
      refusals: [],
      run: async (visit) => ({ result: await desk.setStatus(visit.staff, visit.body.status) }),
    }),
    operation<SetSwitch, Switches>({
      id: 'setSwitch',
      method: 'POST',
      path: '/api/desk/switches',
      summary: 'Silence the robot or close the handoff, with the reason that citizens read; or open them again.',
      who: 'lead',
      body: SetSwitch,
      success: { status: 200, description: 'What is switched off now.', schema: Switches },
      refusals: [],
      run: async (visit) => ({ result: await desk.setSwitch(visit.staff, visit.body) }),
    }),
    operation<undefined, Overview>({
      id: 'readOverview',
      method: 'GET',
      path: '/api/desk/overview',
      summary: 'Hours and load of the last four weeks, and conversations that were ended because of abuse; never what one person did.',
      who: 'lead',
      success: { status: 200, description: 'Of the own library.', schema: Overview },
      refusals: [],
      run: async (visit) => ({ result: await desk.overview(visit.staff) }),
    }),
  ];
}
