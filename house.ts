import { randomInt } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createBot, type Bot } from './bot/bot.ts';
import type { Desk } from './bot/desk.ts';
import { keepReleasing } from './bot/release.ts';
import { Serial } from './bot/serial.ts';
import { createSituations } from './bot/situations.ts';
import { keepFresh } from './bot/sweep.ts';
import { createDesk } from './bot/takeover.ts';
import type { World } from './bot/world.ts';
import type { Config } from './config.ts';
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
import { openDocuments, readLists } from './storage/documents.ts';
import { newId } from './storage/ids.ts';
import { openStore } from './storage/open.ts';
import type { Store } from './storage/store.ts';

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
  log?: House['log'];
}

/**
 * Opens the stores, reads guides and libraries, loads the understanding and joins them.
 * @throws DocumentError, or what the database says when it can't be opened.
 */
export async function openHouse(config: Config, { world: given = {}, log = logToStandardError }: Surroundings = {}): Promise<House> {
  mkdirSync(config.dataDir, { recursive: true });
  const folder = (path: string): string => join(import.meta.dirname, path);
  const world: World = { now: () => new Date(), newId, randomInt: (below) => randomInt(below), passed: () => undefined, ...given };
  const finished = openDocuments(Guide, folder('knowledge/guides'), join(config.dataDir, 'guides')).all().filter((guide) => !isUnfinished(guide));
  const byId = new Map(finished.map((guide) => [guide.id, guide]));
  const guides: House['guides'] = { all: () => finished, get: (id) => byId.get(id) };
  const facts = new Map(readLists(Fact, folder('knowledge/facts')).map((fact) => [fact.id, fact]));
  const libraries = librariesOf(openDocuments(Library, folder('libraries/settings'), join(config.dataDir, 'libraries')).all(), config.defaultLibrary);
  const [understanding, store] = await Promise.all([
    shippedIntents().then((intents) => openUnderstanding({ trainingSet: trainingSetOf(guides.all(), intents), cacheFolder: join(config.dataDir, 'cache') })),
    openStore({ databaseUrl: config.databaseUrl ?? undefined, dataDir: config.dataDir, onFault: (error) => log('The store reports a fault.', error) }),
  ]);
  const outages = await openOutageBoard(store, world.now, (error) => log('The outage notices cannot be read.', error));
  const calendars = await openCalendarBoard({ store, libraries: config.cmsImport ? libraries.all : [], now: world.now, log });
  const fact = (id: string): Fact | undefined => facts.get(id);
  const serial = new Serial();
  const situations = createSituations({ store, guide: guides.get, fact, outages: outages.current, calendar: calendars.of, libraries, publicUrl: config.publicUrl, world });
  const releasing = keepReleasing({ store, situations, serial, world }, (error) => log('Abandoned conversations cannot be given back to the queue.', error));
  const sweep = keepFresh({ store, serial, world, failed: (error) => log('Old requests cannot be ended.', error) });
  return {
    store,
    bot: createBot({ store, situations, understanding: () => understanding, serial, world }),
    desk: createDesk({ store, situations, guides: guides.all, serial, world }),
    guides,
    fact,
    libraries,
    understanding,
    outages,
    calendars,
    world,
    log,
    async close() {
      outages.close();
      sweep.close();
      releasing.close();
      situations.close();
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
