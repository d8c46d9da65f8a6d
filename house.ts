import { randomInt } from 'node:crypto';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { failsOf } from './insights/fails.ts';
import { createBot, type Bot } from './bot/bot.ts';
import { keepAttendance } from './bot/attendance.ts';
import { createDesk } from './bot/desk/create.ts';
import type { Desk } from './bot/desk/desk.ts';
import { keepDutyHours } from './bot/duty-hours.ts';
import { createFinishing } from './bot/finishing.ts';
import { keepOffering } from './bot/offering.ts';
import { keepReleasing } from './bot/release.ts';
import { Serial } from './bot/serial.ts';
import { keepRetention } from './bot/retention.ts';
import { createSituations } from './bot/situations.ts';
import { keepFresh } from './bot/sweep.ts';
import type { World } from './bot/world.ts';
import type { Config } from './config.ts';
import { Pool } from './handoff/pool.ts';
import { openSwitchBoard, type SwitchBoard } from './handoff/switch-board.ts';
import { Fact } from './knowledge/fact.ts';
import { isUnfinished } from './knowledge/editing/check-words.ts';
import { createRoom } from './knowledge/editing/room/create.ts';
import type { EditorsRoom } from './knowledge/editing/room/room.ts';
import { openLearner, type Learner } from './knowledge/editing/learner.ts';
import { askByFetch, keepLinksChecked } from './knowledge/editing/link-check.ts';
import { keepPublishing } from './knowledge/editing/publishing-clock.ts';
import { openShelf, type Shelf } from './knowledge/editing/shelf.ts';
import { Guide } from './knowledge/guide.ts';
import { createLearning, type Learning } from './knowledge/learning/learning.ts';
import { openOutageBoard, type OutageBoard } from './knowledge/outage-board.ts';
import { shippedIntents } from './knowledge/understanding/intents.ts';
import { openUnderstanding } from './knowledge/understanding/open.ts';
import { trainingSetOf } from './knowledge/understanding/training-set.ts';
import { openCalendarBoard, type CalendarBoard } from './libraries/calendar-board.ts';
import { Library, librariesOf, type Libraries } from './libraries/library.ts';
import { DocumentError, openDocuments, readDocument, readLists } from './storage/documents.ts';
import { newId } from './storage/ids.ts';
import { openStore } from './storage/open.ts';
import type { Store } from './storage/store.ts';

/** A librarian who has ended a conversation has so many milliseconds to take it back. */
const undoFor = 8_000;

/** The house without its channels: what the service, the terminal and the tests stand on. */
export interface House {
  store: Store;
  bot: Bot;
  desk: Desk;
  /** The guides and facts as the libraries' citizens find them. */
  shelf: Shelf;
  libraries: Libraries;
  /** The engine, as the libraries' citizens meet it. */
  learner: Learner;
  /** What editors can do. */
  room: EditorsRoom;
  /** What the robot did not help with, for editors. */
  learning: Learning;
  /** Libraries that help each other's citizens. */
  pools: readonly Pool[];
  /** What libraries have switched off for a bad day. */
  switches: SwitchBoard;
  /** Notices that services are down. */
  outages: OutageBoard;
  /** What the libraries' own websites say of hours and events. */
  calendars: CalendarBoard;
  world: World;
  log(message: string, error: unknown): void;
  close(): Promise<void>;
}

export interface Surroundings {
  world?: Partial<World>;
  /** Milliseconds in which a librarian can take back that a conversation ends. */
  undoFor?: number;
  log?: House['log'];
}

/**
 * Opens the stores, reads guides and libraries, loads the understanding and joins them.
 * @throws DocumentError, or what the database says when it can't be opened.
 */
export async function openHouse(config: Config, { world: given = {}, undoFor: undo = undoFor, log = logToStandardError }: Surroundings = {}): Promise<House> {
  mkdirSync(config.dataDir, { recursive: true });
  const folder = (path: string): string => join(import.meta.dirname, path);
  const world: World = { now: () => new Date(), newId, randomInt: (below) => randomInt(below), passed: () => undefined, ...given };
  const guides = openDocuments(Guide, folder('knowledge/guides'), join(config.dataDir, 'guides')).all().filter((guide) => !isUnfinished(guide));
  const facts = readLists(Fact, folder('knowledge/facts'));
  const libraries = librariesOf(openDocuments(Library, folder('libraries/settings'), join(config.dataDir, 'libraries')).all(), config.defaultLibrary);
  const pools = openDocuments(Pool, folder('libraries/pools'), join(config.dataDir, 'pools')).all();
  for (const { id, libraries: members } of pools) {
    const unknown = members.find((member) => libraries.get(member) === undefined);
    if (unknown !== undefined) throw new DocumentError(`The pool "${id}" names the library "${unknown}", which does not exist.`);
  }
  const [intents, store] = await Promise.all([
    shippedIntents(),
    openStore({ databaseUrl: config.databaseUrl ?? undefined, dataDir: config.dataDir, onFault: (error) => log('The store reports a fault.', error) }),
  ]);
  const shelf = await openShelf({
    store, guides, facts, libraryIds: libraries.all.map(({ id }) => id),
    hear: (changed) => store.outbox.subscribe((item) => { if (item.kind === 'guides') changed(); }),
    failed: (error) => log('The guides cannot be read anew.', error),
  });
  const sharedSet = trainingSetOf(guides, intents);
  const learner = await openLearner({
    shelf, intents,
    open: (trainingSet, givenUp) => openUnderstanding({ trainingSet, sharedSet, givenUp, cacheFolder: join(config.dataDir, 'cache'), ...(config.databaseUrl === null ? {} : { models: store }) }),
    failed: (error) => log('What editors have published cannot be learnt.', error),
  });
  const outages = await openOutageBoard(store, world.now, (error) => log('The outage notices cannot be read.', error));
  const calendars = await openCalendarBoard({ store, libraries: config.cmsImport ? libraries.all : [], now: world.now, log });
  const serial = new Serial();
  const switches = await openSwitchBoard(store, (error) => log('The switches cannot be read.', error));
  const room = createRoom({
    store, shelf, learner, now: world.now, newId: world.newId,
    library: libraries.get,
    hosts: readDocument(z.array(z.string()), folder('knowledge/hosts.json')),
    catalogue: readDocument(z.array(z.object({ id: z.string() })), folder('knowledge/catalogue.json')).map(({ id }) => id),
    drawings: readdirSync(folder('knowledge/pictures')),
    fails: (libraryId) => failsOf(store, libraryId, world.now()),
    changed: () => store.outbox.pass({ kind: 'guides' }),
  });
  const situations = createSituations({ store, guides: { ...shelf, draft: room.draft }, outages: outages.current, calendar: calendars.of, libraries, pools, switches, publicUrl: config.publicUrl, world });
  const shared = { store, situations, serial, world, libraries, pools };
  const finishing = createFinishing({ ...shared, understanding: learner.of, undoFor: undo }, (error) => log('Conversations that librarians have ended cannot be ended.', error));
  const watching = [
    keepReleasing(shared, (error) => log('Abandoned conversations cannot be given back to the queue.', error)),
    keepOffering(shared, (error) => log('Waiting conversations cannot be offered.', error)),
    keepAttendance(shared, (error) => log('Who has left the chat cannot be seen.', error)),
    keepDutyHours(shared, (error) => log('The end of the chat\'s hours cannot be told.', error)),
    keepFresh({ ...shared, failed: (error) => log('Old requests cannot be ended.', error) }),
    keepRetention({ store, keepDays: config.keepDays, world }, (error) => log('Old conversations cannot be deleted.', error)),
    ...(config.linkCheck ? [keepLinksChecked({ store, shelf, libraryIds: libraries.all.map(({ id }) => id), ask: askByFetch, now: world.now }, (error) => log('The addresses in guides cannot be tried.', error))] : []),
    keepPublishing(room, shelf, world.now, (error) => log('What was to be published cannot be.', error)),
    finishing, switches, situations, learner, shelf,
  ];
  return {
    store,
    bot: createBot({ store, situations, understanding: learner.of, serial, world }),
    desk: createDesk({ ...shared, guides: shelf.all, understanding: learner.of, switches, undoFor: undo }, finishing),
    shelf,
    libraries,
    pools,
    switches,
    learner,
    room,
    learning: createLearning({ store, guide: shelf.get, guides, concepts: intents.concepts, understanding: learner.of, keptDays: config.keepDays }),
    outages,
    calendars,
    world,
    log,
    async close() {
      outages.close();
      for (const each of watching) each.close();
      await calendars.close();
      await store.close();
    },
  };
}

/** One line of JSON an event. Texts that people typed never come here. */
function logToStandardError(message: string, error: unknown): void {
  const cause = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), message, cause })}\n`);
}
