import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ConfigError, readConfig } from '../config.ts';
import { Service } from '../knowledge/guide.ts';
import { outageNotice, type Outage } from '../knowledge/outage.ts';
import { Library } from '../libraries/library.ts';
import { openDocuments } from '../storage/documents.ts';
import { openStore } from '../storage/open.ts';
import type { Store } from '../storage/store.ts';

const usage = `Usage:
  npm run outage -- set ${Service.options.join('|')} [--from T] [--until T] [--library L] [--da S --en S]
  npm run outage -- list
  npm run outage -- lift <id>

set   Tells citizens that a service is down: in greetings, and in every guide that needs it.
      The running service says so within five seconds. --from and --until are times such as
      2026-11-24T12:00+01:00; without --from it begins now, without --until it lasts until it
      is lifted. --library keeps it to one library. --da and --en are your own sentences.
list  Shows the notices that hold and those to come: id, service, from, until, library, text.
lift  Ends a notice now.
`;

/** What was typed cannot be done; the message says what to type instead. */
class UsageError extends Error {}

/** Exit code 0: done; 1: it failed; 2: it was asked for in a way that cannot be done. */
async function run([command, ...args]: string[]): Promise<number> {
  try {
    if (command === 'set') await set(args);
    else if (command === 'list') await list(args);
    else if (command === 'lift') await lift(args);
    else if (command === '--help' || command === 'help') process.stdout.write(usage);
    else throw new UsageError(command === undefined ? 'Say what to do: set, list or lift.' : `There is no command "${command}". There are: set, list, lift.`);
    return 0;
  } catch (error) {
    if (error instanceof UsageError) process.stderr.write(`${error.message}\n\n${usage}`);
    else if (error instanceof ConfigError) process.stderr.write(`${error.message}\n`);
    else {
      process.stderr.write(`That failed: ${error instanceof Error ? error.message : String(error)}\n`);
      return 1;
    }
    return 2;
  }
}

async function set(args: string[]): Promise<void> {
  const options = { from: { type: 'string' }, until: { type: 'string' }, library: { type: 'string' }, da: { type: 'string' }, en: { type: 'string' } } as const;
  const { values, positionals } = parsed(() => parseArgs({ args, options, allowPositionals: true }));
  const service = Service.safeParse(positionals[0]);
  if (!service.success || positionals.length > 1) throw new UsageError(`Name one service: ${Service.options.join(', ')}.`);
  if ((values.da === undefined) !== (values.en === undefined)) throw new UsageError('Give your own sentence in both languages, --da and --en, or in none.');
  const from = values.from === undefined ? new Date() : timeOf(values.from);
  const until = values.until === undefined ? null : timeOf(values.until);
  if (until !== null && until <= new Date()) throw new UsageError('--until has passed already.');
  if (until !== null && until <= from) throw new UsageError('--until must be later than --from.');
  if (values.library !== undefined) assertLibrary(values.library);
  const words = values.da === undefined || values.en === undefined ? null : { da: values.da, en: values.en };
  const outage: Outage = { id: randomUUID().slice(0, 8), service: service.data, libraryId: values.library ?? null, from: from.toISOString(), until: until?.toISOString() ?? null, words };
  await withStore((store) => store.setOutage(outage));
  process.stdout.write(`${outage.id}: ${outageNotice(outage, 'da')}\n`);
}

async function list(args: string[]): Promise<void> {
  parsed(() => parseArgs({ args, options: {} }));
  const outages = await withStore((store) => store.outages(new Date().toISOString()));
  if (outages.length === 0) process.stderr.write('There are no notices.\n');
  for (const outage of outages) process.stdout.write(`${[outage.id, outage.service, outage.from, outage.until ?? '-', outage.libraryId ?? '-', outageNotice(outage, 'da')].join('\t')}\n`);
}

async function lift(args: string[]): Promise<void> {
  const { positionals } = parsed(() => parseArgs({ args, options: {}, allowPositionals: true }));
  const [id, ...more] = positionals;
  if (id === undefined || more.length > 0) throw new UsageError('Name one notice by its id.');
  await withStore(async (store) => {
    const now = new Date().toISOString();
    const outage = (await store.outages(now)).find((each) => each.id === id);
    if (outage === undefined) throw new UsageError(`There is no notice "${id}" that holds or is to come.`);
    await store.setOutage({ ...outage, until: now });
  });
  process.stdout.write(`${id} is lifted.\n`);
}

async function withStore<T>(use: (store: Store) => Promise<T>): Promise<T> {
  const { databaseUrl, dataDir } = readConfig(process.env);
  const store = await openStore({ databaseUrl: databaseUrl ?? undefined, dataDir });
  try {
    return await use(store);
  } finally {
    await store.close();
  }
}

function timeOf(text: string): Date {
  const time = new Date(text);
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(text) || Number.isNaN(time.getTime())) throw new UsageError(`"${text}" is no time. Write it as 2026-11-24T12:00+01:00.`);
  return time;
}

function assertLibrary(id: string): void {
  const libraries = openDocuments(Library, join(import.meta.dirname, '../libraries/settings'), join(readConfig(process.env).dataDir, 'libraries'));
  if (libraries.get(id) === undefined) throw new UsageError(`There is no library "${id}". Use one of: ${libraries.all().map((library) => library.id).join(', ')}.`);
}

function parsed<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

process.exitCode = await run(process.argv.slice(2));
