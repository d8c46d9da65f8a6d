import { Button, ToggleButton } from '@fluentui/react-components';
import type { StaffMember } from '../../../common/desk-api.ts';
import type { Team } from '../../../common/desk-team.ts';
import type { DeskActions } from '../actions.ts';
import type { Notices } from '../use-notices.ts';
import { places } from '../use-place.ts';
import { useWords } from '../words.ts';
import { StatusChoice } from './StatusChoice.tsx';
import { TeamList } from './TeamList.tsx';

interface Props {
  staff: StaffMember;
  team: Team | null;
  notices: Notices;
  /** Whether the overview is shown; null for whoever has none. */
  overview: boolean | null;
  actions: Pick<DeskActions, 'setStatus'>;
  switchLanguage(): void;
  signOut(): void;
}

/** Who is signed in, what they do, who else is there, and the page's own switches. */
export function Header({ staff, team, notices, overview, actions, switchLanguage, signOut }: Props) {
  const words = useWords();
  const mine = team?.present.find(({ id }) => id === staff.id)?.status ?? 'ready';
  return (
    <header>
      <h1>{words('title')}</h1>
      {overview !== null && (
        <nav className="tabs" aria-label={words('places')}>
          <a className="tab" href={places.conversations} aria-current={overview ? undefined : 'page'}>{words('places.conversations')}</a>
          <a className="tab" href={places.overview} aria-current={overview ? 'page' : undefined}>{words('overview')}</a>
        </nav>
      )}
      <StatusChoice name={staff.firstName} status={mine} set={actions.setStatus} />
      <TeamList staff={staff} team={team} />
      <ToggleButton appearance="subtle" checked={notices.sound} onClick={() => notices.setSound(!notices.sound)}>{words(notices.sound ? 'sound.on' : 'sound.off')}</ToggleButton>
      {notices.shown === 'ask' && <Button appearance="subtle" onClick={notices.ask}>{words('notice.ask')}</Button>}
      <Button appearance="subtle" lang={words('language.code')} onClick={switchLanguage}>{words('language')}</Button>
      <Button onClick={signOut}>{words('sign-out')}</Button>
    </header>
  );
}
