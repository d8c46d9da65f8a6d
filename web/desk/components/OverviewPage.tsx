import { Button, Skeleton, SkeletonItem } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { StaffMember } from '../../../common/desk-api.ts';
import type { Overview, Team } from '../../../common/desk-team.ts';
import type { DeskActions } from '../actions.ts';
import { day } from '../dates.ts';
import { counted, useWords } from '../words.ts';
import { Flagged } from './Flagged.tsx';
import { LoadTable } from './LoadTable.tsx';
import { Part } from './Part.tsx';
import { RosterTable } from './RosterTable.tsx';
import { SwitchForm } from './SwitchForm.tsx';

interface Props {
  staff: StaffMember;
  team: Team | null;
  /** Citizens who wait for whatever it is. */
  waiting: number;
  actions: Pick<DeskActions, 'overview' | 'setSwitch'>;
  /** Shows a conversation. */
  show(requestId: string): void;
}

/** What a team lead sees: switches for a bad day, the roster, the load, and what was flagged. Nothing tells what one person did. */
export function OverviewPage({ staff, team, waiting, actions, show }: Props) {
  const words = useWords();
  const [overview, setOverview] = useState<Overview | null>(null);
  const [failed, setFailed] = useState(false);
  const load = (): void => {
    setFailed(false);
    void actions.overview().then((found) => { if (found === null) setFailed(true); else setOverview(found); });
  };
  useEffect(load, []);
  const switches = team?.switches ?? overview?.switches;
  return (
    <div className="overview">
      <h2>{words('overview')}</h2>
      <p>{counted(words, 'overview.waiting', waiting)} {counted(words, 'overview.present', team?.present.length ?? 0)}</p>
      {switches !== undefined && (
        <section aria-labelledby="switches">
          <h3 id="switches">{words('switch')}</h3>
          <p className="quiet">{words('switch.hint')}</p>
          <Part><SwitchForm staffId={staff.id} what="bot" off={switches.bot} set={actions.setSwitch} /></Part>
          <Part><SwitchForm staffId={staff.id} what="handoff" off={switches.handoff} set={actions.setSwitch} /></Part>
        </section>
      )}
      {failed && <p role="alert">{words('overview.failed')} <Button onClick={load}>{words('conversation.retry')}</Button></p>}
      {overview === null
        ? !failed && <Skeleton aria-label={words('overview.loading')}><SkeletonItem size={64} /><SkeletonItem size={64} /></Skeleton>
        : (
          <>
            <section aria-labelledby="roster"><h3 id="roster">{words('roster')}</h3><Part><RosterTable roster={overview.roster} /></Part></section>
            <section aria-labelledby="load">
              <h3 id="load">{words('load')}</h3>
              <p className="quiet">{words('load.hint', { from: day(words, overview.from), to: day(words, overview.to) })}</p>
              <Part><LoadTable load={overview.load} /></Part>
            </section>
            <section aria-labelledby="flagged"><h3 id="flagged">{words('flagged')}</h3><Part><Flagged requests={overview.flagged} show={show} /></Part></section>
          </>
        )}
    </div>
  );
}
