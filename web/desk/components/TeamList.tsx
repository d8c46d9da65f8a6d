import type { StaffMember } from '../../../common/desk-api.ts';
import type { Team } from '../../../common/desk-team.ts';
import { libraryName } from '../library-name.ts';
import { counted, useWords } from '../words.ts';

/** Colleagues whose desk is open, and what they do. */
export function TeamList({ staff, team }: { staff: StaffMember; team: Team | null }) {
  const words = useWords();
  const others = (team?.present ?? []).filter(({ id }) => id !== staff.id);
  if (others.length === 0) return <span className="quiet">{words('team.alone')}</span>;
  return (
    <details className="team-list" onKeyDown={({ key, currentTarget }) => { if (key === 'Escape') currentTarget.open = false; }}>
      <summary>{counted(words, 'team.others', others.length)}</summary>
      <ul>
        {others.map(({ id, firstName, libraryId, status }) => (
          <li key={id}><b>{firstName}</b>{libraryId !== staff.libraryId && ` (${libraryName(team, libraryId)})`}: {words(`status.${status}`)}</li>
        ))}
      </ul>
    </details>
  );
}
