import { everythingOn } from '../common/desk-team.ts';
import type { Language } from '../common/language.ts';
import type { Guide } from '../knowledge/guide.ts';
import type { Library } from '../libraries/library.ts';
import { todayOf } from '../libraries/today.ts';
import type { Situation } from './situation.ts';
import { newState, type ConversationState, type Frame } from './state.ts';

/** A moment in working hours, when nothing is special. */
const noon = new Date('2026-11-24T11:00:00Z');

/** Situations that between them open every way a flow can take. */
export function sampleSituations(guides: readonly Guide[], library: Library): Situation[] {
  const today = todayOf(library, noon);
  const branch = {
    id: 'branch', name: library.name, staffedUntil: '18:00', selfServiceUntil: null, days: [], openUntil: null, citizenServiceUntil: null,
    nextStaffed: [{ date: '2026-11-25', from: '10:00', to: '18:00' }], known: true, entry: null,
  };
  const open: Situation = {
    guide: (id) => guides.find((guide) => guide.id === id), revisionOf: () => '', fact: () => undefined, library, others: [{ id: 'another', name: 'Another library' }], today, outages: [], away: 0, counterCode: 'K7M4', moveCode: 'K7M4PX', moveAddress: null,
    duty: { rostered: null, next: null, atDesk: 1, waiting: 0, waitMinutes: null, closes: null }, pool: null, switches: everythingOn,
  };
  const reason = { da: 'Vi har strømsvigt.', en: 'We have a power cut.' };
  const off = { reason, by: { id: 'lis', firstName: 'Lis' }, at: noon.toISOString() };
  return [
    open, { ...open, today: { ...today, branches: [branch] } }, { ...open, duty: { ...open.duty, rostered: false } },
    { ...open, pool: { id: 'pool', name: { da: 'nabobibliotekerne', en: 'the neighbouring libraries' } } },
    { ...open, switches: { ...everythingOn, bot: off } }, { ...open, switches: { ...everythingOn, handoff: off } },
  ];
}

/** Where words lead that no button says. */
export function sampleStates(guides: readonly Guide[], language: Language): ConversationState[] {
  const [guide] = guides;
  const [step] = guide?.steps ?? [];
  if (guide === undefined || step === undefined) return [];
  const frames: Frame[] = [
    { dialog: 'guide', guideId: guide.id, revision: '', stepId: step.id, trail: [], phase: 'step', others: [] },
    { dialog: 'guide', guideId: guide.id, revision: '', stepId: step.id, trail: [], phase: 'ahead', others: [] },
    { dialog: 'guide', guideId: guide.id, revision: '', stepId: step.id, trail: [], phase: 'ahead', others: guide.steps.slice(1, 2).map(({ id }) => id) },
    { dialog: 'clarify', guideIds: guides.slice(0, 2).map(({ id }) => id), question: '' },
    { dialog: 'scam' },
    ...(['message', 'call', 'booking'] as const).flatMap((kind): Frame[] => [
      { dialog: 'letter', kind, phase: 'text', text: null, time: null },
      ...(kind === 'booking' ? [{ dialog: 'letter', kind, phase: 'time', text: '…', time: null } as const] : []),
      { dialog: 'letter', kind, phase: 'contact', text: '…', time: null },
    ]),
    { dialog: 'other-library', phase: 'which', libraryId: null, by: null },
    { dialog: 'feedback', about: 'librarian', guideId: '', phase: 'rate', rating: null },
  ];
  const fresh = { ...newState(language), place: { branchId: 'branch', computer: '7' } };
  const paused: Frame[] = [{ dialog: 'guide', guideId: guide.id, revision: '', stepId: step.id, trail: [], phase: 'step', others: [] }, { dialog: 'resume' }];
  return [fresh, { ...fresh, stack: paused }, ...frames.map((frame) => ({ ...fresh, stack: [frame] }))];
}
