import type { WorkItem, WorkItems } from '../../../common/editing-api.ts';
import { danishTime } from '../../../common/local-time.ts';
import { stepOf } from '../../way.ts';
import { monthsLater } from '../check-facts.ts';
import type { Editor, RoomNeeds } from './needs.ts';
import type { Views } from './views.ts';

/** A step at which at least so many, and so large a share of those who began the guide, gave up is looked at. */
const [fewestFails, largeShare] = [5, 0.15];
/** A link that has not answered for so many milliseconds is dead; servers rest for a night. */
const deadAfter = 24 * 3600_000;

/** The most pressing first. */
const order: WorkItem['kind'][] = ['broken', 'orphaned', 'fact-conflicting', 'withdrawn', 'submitted', 'shared-changed', 'link-dead', 'fact-due', 'often-fails', 'scheduled', 'review-due', 'not-approved'];

/** Everything there is to do with the guides of a library, the most pressing first. */
export async function workOf(editor: Editor, { shelf, store, fails, now }: RoomNeeds, views: Views): Promise<WorkItems> {
  const today = danishTime(now()).date;
  const [lines, checks, failed] = await Promise.all([views.lines(editor), store.linkChecks(), fails(editor.libraryId)]);
  const byId = new Map(lines.map((line) => [line.id, line]));
  const live = shelf.all(editor.libraryId);
  const item = (kind: WorkItem['kind'], guideId: string | null, on: string | null, about = '', more: Partial<WorkItem> = {}): WorkItem =>
    ({ kind, guideId, title: guideId === null ? '' : (byId.get(guideId)?.title.da ?? guideId), about, on, count: null, owner: guideId === null ? '' : (byId.get(guideId)?.owner ?? ''), ...more });

  const fates = lines.flatMap((line): WorkItem[] => {
    const { broken, edition, below } = shelf.standing(editor.libraryId, line.id);
    return [
      ...(broken ? [item('broken', line.id, null)] : []),
      ...(edition !== undefined && !edition.own && below === undefined ? [item('orphaned', line.id, null)] : []),
      ...(edition?.withdrawn == null ? [] : [item('withdrawn', line.id, edition.withdrawn.at)]),
      ...(line.submitted === null ? [] : [item('submitted', line.id, line.submitted.at)]),
      ...(line.sharedChanged ? [item('shared-changed', line.id, null)] : []),
      ...(line.scheduledAt === null ? [] : [item('scheduled', line.id, line.scheduledAt)]),
      ...(line.shown === 'live' && line.reviewOn <= today ? [item('review-due', line.id, line.reviewOn)] : []),
      ...(line.shown === 'live' && line.approval === null ? [item('not-approved', line.id, null)] : []),
    ];
  });

  const used = new Map(live.flatMap(({ id, facts }) => facts.map((fact): [string, string] => [fact, id])));
  const facts = shelf.facts(editor.libraryId).flatMap((fact): WorkItem[] => {
    const guideId = used.get(fact.id);
    if (guideId === undefined) return [];
    const due = monthsLater(fact.checkedOn, fact.reviewMonths);
    return [
      ...(fact.status === 'conflicting' && fact.confirmation === null ? [item('fact-conflicting', guideId, null, fact.id)] : []),
      ...(due <= today ? [item('fact-due', guideId, due, fact.id)] : []),
    ];
  });

  const dead = new Map(checks.flatMap(({ url, failingSince }) => (failingSince !== null && now().getTime() - Date.parse(failingSince) >= deadAfter ? [[url, failingSince] as const] : [])));
  const links = live.flatMap((guide) => [...new Set([guide.address, ...guide.steps.flatMap(({ link }) => link ?? [])])].flatMap((url) => (dead.has(url) ? [item('link-dead', guide.id, dead.get(url) ?? null, url)] : [])));

  const stops = failed.flatMap(({ guideId, stepId, failed: count, started }): WorkItem[] => {
    const guide = live.find(({ id }) => id === guideId);
    if (guide === undefined || stepOf(guide, stepId) === undefined || count < fewestFails || count < largeShare * started) return [];
    return [item('often-fails', guideId, null, stepId, { count: { failed: count, of: started } })];
  });

  const items = [...fates, ...facts, ...links, ...stops].sort((one, two) => order.indexOf(one.kind) - order.indexOf(two.kind) || (one.on ?? '').localeCompare(two.on ?? '') || one.title.localeCompare(two.title, 'da'));
  return { items, linksCheckedAt: checks.map(({ at }) => at).sort().at(-1) ?? null };
}
