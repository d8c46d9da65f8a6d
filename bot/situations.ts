import type { SwitchedOff } from '../common/desk-team.ts';
import { newMoveCode } from '../common/move-code.ts';
import preview from '../dialogs/messages/preview.json' with { type: 'json' };
import type { Situation } from '../dialogs/situation.ts';
import { rosterNow, usualWait, type DutyNow } from '../handoff/duty.ts';
import type { DutyStore, HandoffStore } from '../handoff/ports.ts';
import { poolsOf, type Pool } from '../handoff/pool.ts';
import { openSince } from '../handoff/presence.ts';
import type { HandoffRequest } from '../handoff/request.ts';
import type { SwitchBoard } from '../handoff/switch-board.ts';
import type { Fact } from '../knowledge/fact.ts';
import { guideFor, type Guide } from '../knowledge/guide.ts';
import type { Outage } from '../knowledge/outage.ts';
import { isHoliday } from '../libraries/holidays.ts';
import type { Libraries, Library } from '../libraries/library.ts';
import type { Imported } from '../libraries/ports.ts';
import { todayOf, type LibraryToday } from '../libraries/today.ts';
import type { Conversation, Outbox } from './ports.ts';
import type { World } from './world.ts';

/** What is known of a queue is asked for again after so many milliseconds; clients hear of changes by themselves. */
const kept = 1_000;
/** Waits that are older than this say nothing about now. */
const lately = 2 * 3600_000;
const waitsKept = 20;

/** No letter or digit that is mistaken for another one when it is read or said. */
const [codeLetters, codeDigits] = ['ACDEFHJKMNPRTXY', '34679'];

export interface SituationNeeds {
  store: HandoffStore & DutyStore & { outbox: Outbox };
  /** Guides and facts as citizens of a library find them; asked anew each turn. */
  guides: GuideShelf;
  /** Notices that services are down now, for a library's citizens. */
  outages(libraryId: string): Outage[];
  /** What a library's own website says of its hours and events. */
  calendar(libraryId: string): Imported;
  libraries: Libraries;
  /** Libraries that help each other's citizens. */
  pools: readonly Pool[];
  switches: Pick<SwitchBoard, 'of'>;
  /** Address citizens use; null where it is not known. */
  publicUrl: string | null;
  world: World;
}

/** The part of the shelf of guides that a turn needs. */
export interface GuideShelf {
  get(libraryId: string, id: string): Guide | undefined;
  revisionOf(libraryId: string, id: string): string;
  /** A version that somebody is in the middle of, once it is prepared. */
  at(libraryId: string, id: string, revision: string): Guide | undefined;
  prepare(libraryId: string, wanted: readonly { guideId: string; revision: string }[]): Promise<void>;
  /** A draft, for the editor who tries it; undefined once there is none. */
  draft(libraryId: string, id: string): Promise<Guide | undefined>;
  fact(libraryId: string, id: string): Fact | undefined;
}

/** What the flows may know of the world, as it is for one conversation now. */
export interface Situations {
  of(conversation: Conversation): Promise<Situation>;
  /** The library's name for staff and citizens. */
  branchName(libraryId: string, branchId: string): string;
  close(): void;
}

/** Whoever tries a draft reaches nobody. */
const noPersonInPreview: SwitchedOff = { reason: preview.reason, by: { id: '', firstName: '' }, at: '1970-01-01T00:00:00.000Z' };

export function createSituations({ store, guides, outages, calendar, libraries, pools, switches, publicUrl, world }: SituationNeeds): Situations {
  const waits = new Map<string, { at: number; milliseconds: number }[]>();
  const queues = new Map<string, { at: number; queue: Promise<{ open: HandoffRequest[]; atDesk: number }> }>();
  const todays = new Map<string, { minute: number; today: LibraryToday }>();
  const now = (): number => world.now().getTime();

  const unsubscribe = store.outbox.subscribe((item) => {
    if (item.kind === 'team') queues.delete(item.libraryId);
    if (item.kind !== 'request') return;
    const { request } = item;
    queues.delete(request.libraryId);
    if (request.state !== 'claimed' || request.claimedAt === null || request.kind !== 'chat') return;
    const known = waits.get(request.libraryId) ?? [];
    waits.set(request.libraryId, [...known.slice(1 - waitsKept), { at: Date.parse(request.claimedAt), milliseconds: Date.parse(request.claimedAt) - Date.parse(request.openedAt) }]);
  });

  /** Hours change with the minute, and turns come by the hundred. */
  function todayIn(library: Library): LibraryToday {
    const minute = Math.floor(now() / 60_000);
    const known = todays.get(library.id);
    if (known?.minute === minute) return known.today;
    const today = todayOf(library, world.now(), calendar(library.id));
    todays.set(library.id, { minute, today });
    return today;
  }

  function queueOf(libraryId: string): Promise<{ open: HandoffRequest[]; atDesk: number }> {
    const known = queues.get(libraryId);
    if (known !== undefined && now() - known.at < kept) return known.queue;
    const queue = Promise.all([store.openRequests(libraryId), store.present([libraryId], openSince(now()))]).then(([open, present]) => ({ open, atDesk: present.filter(({ status }) => status === 'ready').length }));
    queue.catch(() => queues.delete(libraryId));
    queues.set(libraryId, { at: now(), queue });
    return queue;
  }

  function freeCode(open: readonly HandoffRequest[]): string {
    const pick = (from: string): string => from.charAt(world.randomInt(from.length));
    for (;;) {
      const code = pick(codeLetters) + pick(codeDigits) + pick(codeLetters) + pick(codeDigits);
      if (!open.some((request) => request.code?.replace('-', '') === code)) return code;
    }
  }

  return {
    async of({ libraryId, channel, updatedAt, state }) {
      const library = libraries.get(libraryId) ?? libraries.default;
      await guides.prepare(library.id, state.stack.flatMap((frame) => (frame.dialog === 'guide' ? [frame] : [])));
      const draft = state.preview === null ? undefined : await guides.draft(library.id, state.preview);
      const today = todayIn(library);
      const { open, atDesk } = await queueOf(library.id);
      const recent = (waits.get(library.id) ?? []).filter(({ at }) => now() - at < lately).map(({ milliseconds }) => milliseconds);
      const duty: DutyNow = {
        ...rosterNow(library.answering.duty, today.date, today.time, isHoliday),
        atDesk,
        waiting: open.filter(({ state, kind }) => state === 'waiting' && kind === 'chat').length,
        waitMinutes: usualWait(recent),
      };
      return {
        guide: (id, revision) => (id === draft?.id ? draft : guideFor(revision === undefined ? guides.get(library.id, id) : guides.at(library.id, id, revision), library)),
        revisionOf: (id) => guides.revisionOf(library.id, id),
        fact: (id) => guides.fact(library.id, id),
        library, today, duty,
        others: libraries.all.filter(({ id }) => id !== library.id),
        pool: poolsOf(pools, library.id)[0] ?? null,
        switches: state.preview === null ? switches.of(library.id) : { ...switches.of(library.id), handoff: noPersonInPreview },
        outages: outages(libraryId),
        away: Math.floor((now() - Date.parse(updatedAt)) / 60_000),
        counterCode: freeCode(open),
        moveCode: channel === 'webchat' ? newMoveCode(world.randomInt) : null,
        moveAddress: publicUrl === null ? null : `${publicUrl.replace(/^https?:\/\//, '')}/c`,
      };
    },
    branchName: (libraryId, branchId) => libraries.get(libraryId)?.branches.find(({ id }) => id === branchId)?.name ?? branchId,
    close: unsubscribe,
  };
}
