import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ConfigError, readConfig, type Config } from '../config.ts';
import { StaffRole } from '../common/desk-api.ts';
import { HouseError } from '../common/errors.ts';
import { saveAccount } from '../identity/account.ts';
import { shortestPassword } from '../identity/password.ts';
import { Library } from '../libraries/library.ts';
import { openDocuments } from '../storage/documents.ts';
import { openEngine, openStore } from '../storage/open.ts';

const usage = `Usage:
  npm run staff -- add --email E --role ${StaffRole.options.join('|')} --password-stdin
                       [--first-name N] [--library L]
  npm run staff -- list

add   Adds an account, or replaces the one with this e-mail address. The password is
      read from standard input, one line of at least ${shortestPassword} characters:
        npm run staff -- add --email anna@example.dk --role librarian --password-stdin < password.txt
      The first name is all that citizens see. Without --first-name it is what the address
      begins with (anna.jensen@example.dk: Anna). Without --library it is the library that
      DEFAULT_LIBRARY names, else slagelse.
list  Shows every account: e-mail address, role, library, first name, separated by tabs.
`;

/** What was typed cannot be done; the message says what to type instead. */
class UsageError extends Error {}

/** Exit code 0: done; 1: it failed; 2: it was asked for in a way that cannot be done. */
async function run(args: string[]): Promise<number> {
  try {
    const [command, ...rest] = args;
    if (command === 'add') await add(rest);
    else if (command === 'list') await list(rest);
    else if (command === '--help' || command === 'help') process.stdout.write(usage);
    else throw new UsageError(command === undefined ? 'Say what to do.' : `There is no command "${command}".`);
    return 0;
  } catch (error) {
    if (error instanceof UsageError) process.stderr.write(`${error.message}\n\n${usage}`);
    else if (error instanceof HouseError && error.code === 'BadArgument') process.stderr.write(`${error.detail ?? error.message}\n`);
    else if (error instanceof ConfigError) process.stderr.write(`${error.message}\n`);
    else {
      process.stderr.write(`That failed: ${error instanceof Error ? error.message : String(error)}\n`);
      return 1;
    }
    return 2;
  }
}

async function add(args: string[]): Promise<void> {
  const config = readConfig(process.env);
  const options = {
    email: { type: 'string' }, role: { type: 'string' }, 'first-name': { type: 'string' }, library: { type: 'string' }, 'password-stdin': { type: 'boolean' },
  } as const;
  const given = parsed(() => parseArgs({ args, options }).values);
  const email = given.email ?? missing('--email');
  const role = StaffRole.safeParse(given.role ?? missing('--role'));
  if (!role.success) throw new UsageError(`There is no role "${given.role}". Use ${StaffRole.options.join(', ')}.`);
  if (given['password-stdin'] !== true) throw new UsageError('Add --password-stdin, and give the password on standard input: on the command line others could read it.');
  const libraryId = given.library ?? config.defaultLibrary;
  assertLibrary(libraryId, config);
  const firstName = given['first-name'] ?? firstNameOf(email);
  const password = await passwordFromStdin();

  const store = await openStore({ databaseUrl: config.databaseUrl ?? undefined, dataDir: config.dataDir });
  try {
    const needs = { store, now: () => new Date(), newId: randomUUID, randomBytes };
    const { staff, added } = await saveAccount({ email, role: role.data, firstName, libraryId, password }, needs);
    process.stdout.write(`${added ? 'Added' : 'Replaced'} ${staff.email}: ${staff.role} of ${staff.libraryId}, shown to citizens as "${staff.firstName}".\n`);
  } finally {
    await store.close();
  }
}

async function list(args: string[]): Promise<void> {
  const config = readConfig(process.env);
  parsed(() => parseArgs({ args, options: {} }));
  const options = { databaseUrl: config.databaseUrl ?? undefined, dataDir: config.dataDir };
  // Opening the store brings the tables up to date.
  await (await openStore(options)).close();
  const engine = await openEngine(options);
  try {
    const staff = await engine.db.selectFrom('staff').select(['email', 'role', 'library_id', 'first_name']).orderBy('library_id').orderBy('email').execute();
    if (staff.length === 0) process.stderr.write('There are no accounts yet. Add one with: npm run staff -- add\n');
    for (const { email, role, library_id: library, first_name: firstName } of staff) process.stdout.write(`${[email, role, library, firstName].join('\t')}\n`);
  } finally {
    await engine.close();
  }
}

function parsed<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function missing(option: string): never {
  throw new UsageError(`${option} is missing.`);
}

function assertLibrary(id: string, { dataDir }: Config): void {
  const libraries = openDocuments(Library, join(import.meta.dirname, '../libraries/settings'), join(dataDir, 'libraries'));
  if (libraries.get(id) === undefined) throw new UsageError(`There is no library "${id}". Use one of: ${libraries.all().map((library) => library.id).join(', ')}.`);
}

async function passwordFromStdin(): Promise<string> {
  if (process.stdin.isTTY) process.stderr.write('Type the password and press Enter, then Ctrl+D. It is shown as you type.\n');
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk as Buffer));
  const password = Buffer.concat(chunks).toString('utf8').replace(/^\uFEFF/, '').replace(/\r?\n$/, '');
  if (/[\r\n]/.test(password)) throw new UsageError('The password must be one line.');
  return password;
}

/** Up to the first sign that may begin a surname: citizens never see that one. */
function firstNameOf(email: string): string {
  const [name = ''] = email.split(/[@._+]/);
  return name.charAt(0).toUpperCase() + name.slice(1).toLowerCase();
}

process.exitCode = await run(process.argv.slice(2));
