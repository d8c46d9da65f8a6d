import { randomInt } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createBot, type Bot } from './bot/bot.ts';
import { keepAttendance } from './bot/attendance.ts';
import { createDesk } from './bot/desk/create.ts';
import type { Desk } from './bot/desk/desk.ts';
import { keepDutyHours } from './bot/duty-hours.ts';
import { createFinishing } from './bot/finishing.ts';
import { keepOffering } from './bot/offering.ts';
import { keepReleasing } from './bot/release.ts';
import { Serial } from './bot/serial.ts';
import { createSituations } from './bot/situations.ts';
import { keepFresh } from './bot/sweep.ts';
import type { World } from './bot/world.ts';
import type { Config } from './config.ts';
import { Pool } from './handoff/pool.ts';
import { openSwitchBoard, type SwitchBoard } from './handoff/switch-board.ts';
import { Fact } from './knowledge/fact.ts';
import { isUnfinished } from './knowledge/editing/check-words.ts';
import { Guide } from './knowledge/guide.ts';
import { openOutageBoard, type OutageBoard } from './knowledge/outage-board.ts';
import type { Understanding } from './knowledge/understanding/decision.ts';
import { shippedIntents } from './knowledge/understanding/intents.ts';
import { openUnderstanding } from './knowledge/understanding/open.ts';
import { trainingSetOf } from './knowledge/understanding/training-set.ts';
import { openCalendarBoard, type CalendarBoard } from './libraries/calendar-board.ts';
import { Library, librariesOf, type Libraries } from './libraries/library.ts';
import { DocumentError, openDocuments, readLists } from './storage/documents.ts';
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
  /** The guides that citizens may read. */
  guides: { all(): Guide[]; get(id: string): Guide | undefined };
  fact(id: string): Fact | undefined;
  libraries: Libraries;
  understanding: Understanding;
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
  const finished = openDocuments(Guide, folder('knowledge/guides'), join(config.dataDir, 'guides')).all().filter((guide) => !isUnfinished(guide));
  const byId = new Map(finished.map((guide) => [guide.id, guide]));
  const guides: House['guides'] = { all: () => finished, get: (id) => byId.get(id) };
  const facts = new Map(readLists(Fact, folder('knowledge/facts')).map((fact) => [fact.id, fact]));
  const libraries = librariesOf(openDocuments(Library, folder('libraries/settings'), join(config.dataDir, 'libraries')).all(), config.defaultLibrary);
  const pools = openDocuments(Pool, folder('libraries/pools'), join(config.dataDir, 'pools')).all();
  for (const { id, libraries: members } of pools) {
    const unknown = members.find((member) => libraries.get(member) === undefined);
    if (unknown !== undefined) throw new DocumentError(`The pool "${id}" names the library "${unknown}", which does not exist.`);
  }
  const [understanding, store] = await Promise.all([
    shippedIntents().then((intents) => openUnderstanding({ trainingSet: trainingSetOf(guides.all(), intents), cacheFolder: join(config.dataDir, 'cache') })),
    openStore({ databaseUrl: config.databaseUrl ?? undefined, dataDir: config.dataDir, onFault: (error) => log('The store reports a fault.', error) }),
  ]);
  const outages = await openOutageBoard(store, world.now, (error) => log('The outage notices cannot be read.', error));
  const calendars = await openCalendarBoard({ store, libraries: config.cmsImport ? libraries.all : [], now: world.now, log });
  const fact = (id: string): Fact | undefined => facts.get(id);
  const serial = new Serial();
  const switches = await openSwitchBoard(store, (error) => log('The switches cannot be read.', error));
  const situations = createSituations({ store, guide: guides.get, fact, outages: outages.current, calendar: calendars.of, libraries, pools, switches, publicUrl: config.publicUrl, world });
  const shared = { store, situations, serial, world, libraries, pools };
  const finishing = createFinishing({ ...shared, undoFor: undo }, (error) => log('Conversations that librarians have ended cannot be ended.', error));
  const watching = [
    keepReleasing(shared, (error) => log('Abandoned conversations cannot be given back to the queue.', error)),
    keepOffering(shared, (error) => log('Waiting conversations cannot be offered.', error)),
    keepAttendance(shared, (error) => log('Who has left the chat cannot be seen.', error)),
    keepDutyHours(shared, (error) => log('The end of the chat\'s hours cannot be told.', error)),
    keepFresh({ ...shared, failed: (error) => log('Old requests cannot be ended.', error) }),
    finishing, switches, situations,
  ];
  return {
    store,
    bot: createBot({ store, situations, understanding: () => understanding, serial, world }),
    desk: createDesk({ ...shared, guides: guides.all, understanding: () => understanding, switches, undoFor: undo }, finishing),
    guides,
    fact,
    libraries,
    pools,
    switches,
    understanding,
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
