import type { ReactNode } from 'react';
import { editorRoles, type StaffMember } from '../../../common/desk-api.ts';
import { Part } from '../components/Part.tsx';
import { isRoomPlace, type Where } from '../use-place.ts';
import { FactsPage } from './room/FactsPage.tsx';
import { GuidesPage } from './room/GuidesPage.tsx';
import { onDemand } from './room/on-demand.tsx';
import { OutagesPage } from './room/OutagesPage.tsx';
import { RoomNav } from './room/RoomNav.tsx';
import { SharingPage } from './room/SharingPage.tsx';
import { WorkPage } from './room/WorkPage.tsx';
import './room.css';
import './words.ts';

const GuidePage = onDemand<{ id: string }>(async () => (await import('./GuidePage.tsx')).GuidePage);
const QuestionsPage = onDemand(async () => (await import('./QuestionsPage.tsx')).QuestionsPage);
const InsightsPage = onDemand<{ mayEdit?: boolean }>(async () => (await import('./InsightsPage.tsx')).InsightsPage);
const WhyPage = onDemand(async () => (await import('./WhyPage.tsx')).WhyPage);

/** The editors' room: the ways through it, and the page where one is. Who has no more than a page or two of it finds those in the header. */
export function EditorsRoom({ staff, where }: { staff: StaffMember; where: Where }) {
  const mayEdit = editorRoles.includes(staff.role);
  const { place, id } = where;
  return (
    <div className={mayEdit ? 'room with-nav' : 'room'}>
      {mayEdit && isRoomPlace(place) && <Part><RoomNav place={place} within={id !== null} /></Part>}
      <div className="room-page"><Part key={`${place} ${id ?? ''}`}>{pageOf(staff, where, mayEdit)}</Part></div>
    </div>
  );
}

function pageOf(staff: StaffMember, { place, id }: Where, mayEdit: boolean): ReactNode {
  switch (place) {
    case 'work': return <WorkPage />;
    case 'guides': return id === null ? <GuidesPage /> : <GuidePage id={id} />;
    case 'questions': return <QuestionsPage />;
    case 'facts': return <FactsPage id={id} />;
    case 'outages': return <OutagesPage mayEdit={mayEdit} />;
    case 'insights': return <InsightsPage mayEdit={mayEdit} />;
    case 'why': return <WhyPage />;
    case 'sharing': return <SharingPage />;
    default: return null;
  }
}
