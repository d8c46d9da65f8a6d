import { HouseError } from '../../common/errors.ts';
import { leadRoles, type StaffMember } from '../../common/desk-api.ts';
import type { Team } from '../../common/desk-team.ts';
import { danishTime } from '../../common/local-time.ts';
import { loadByHour } from '../../handoff/load.ts';
import { openSince, sameShift, seenWithin } from '../../handoff/presence.ts';
import type { Teamwork } from './desk.ts';
import type { DeskWork } from './work.ts';

/** The load is that of so many days before today. */
const days = 28;

/** Who is there, and what holds for the whole library. */
export function teamwork(work: DeskWork): Teamwork {
  const { store, libraries, switches, world } = work.needs;
  const now = (): number => world.now().getTime();
  const tell = ({ libraryId }: StaffMember): void => store.outbox.pass({ kind: 'team', libraryId });
  const present = (staff: StaffMember): ReturnType<typeof store.present> => store.present(work.librariesAround(staff), openSince(now()));

  const team = async (staff: StaffMember): Promise<Team> => ({
    present: await present(staff),
    switches: switches.of(staff.libraryId),
    limit: (libraries.get(staff.libraryId) ?? libraries.default).answering.chatsAtOnce,
    libraries: work.librariesAround(staff).flatMap((id) => libraries.get(id) ?? []).map(({ id, name }) => ({ id, name })),
  });

  /** @throws HouseError `NotAllowed`. */
  function assertLead({ role }: StaffMember): void {
    if (!leadRoles.includes(role)) throw new HouseError('NotAllowed');
  }

  return {
    around: (staff) => work.librariesAround(staff),
    team,

    async setStatus(staff, status) {
      await store.setStatus(staff.id, status);
      tell(staff);
      return team(staff);
    },

    async seen(staff) {
      const before = await store.seenAt(staff.id);
      await store.seenAtDesk(staff.id, staff.libraryId, world.now().toISOString(), new Date(now() - sameShift).toISOString());
      if (before === null || now() - Date.parse(before) > seenWithin) tell(staff);
    },

    async left(staff) {
      await store.leftDesk(staff.id);
      tell(staff);
    },

    async overview(staff) {
      assertLead(staff);
      const to = world.now();
      const from = new Date(to.getTime() - days * 24 * 3600_000);
      const requests = await store.requestsBetween(staff.libraryId, from.toISOString(), to.toISOString());
      return {
        roster: libraries.get(staff.libraryId)?.answering.duty ?? null,
        present: await present(staff),
        switches: switches.of(staff.libraryId),
        from: danishTime(from).date,
        to: danishTime(to).date,
        load: loadByHour(requests, danishTime),
        flagged: requests.filter(({ outcome }) => outcome === 'abuse').toReversed(),
      };
    },

    async setSwitch(staff, { what, reason }) {
      assertLead(staff);
      const off = reason === null ? null : { reason, by: { id: staff.id, firstName: staff.firstName }, at: world.now().toISOString() };
      await switches.set(staff.libraryId, { ...switches.of(staff.libraryId), [what]: off });
      tell(staff);
      return switches.of(staff.libraryId);
    },
  };
}
