import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { Language } from '../common/language.ts';
import { ConfigError, readConfig } from '../config.ts';
import { monthsLater } from '../knowledge/editing/check-facts.ts';
import { checkGuides, type Surroundings } from '../knowledge/editing/check.ts';
import { drawGraph } from '../knowledge/editing/graph.ts';
import type { Finding } from '../knowledge/editing/rules.ts';
import { scaffold } from '../knowledge/editing/scaffold.ts';
import { Fact } from '../knowledge/fact.ts';
import { Guide } from '../knowledge/guide.ts';
import { DocumentError, openDocuments, readDocument, readLists, type Documents } from '../storage/documents.ts';

const usage = `Usage:
  npm run guides -- check [--errors]
  npm run guides -- new <id> [--shipped] [--category C]
  npm run guides -- graph <id> [--out FILE] [--lang da|en]
  npm run guides -- approvals
  npm run guides -- export [<id> …] --out FOLDER
  npm run guides -- import FILE|FOLDER … [--keep-approval]

check  Checks the shipped guides and those in DATA_DIR/guides: what is wrong, where, and
       what to do. Ends with code 1 where there is an error. --errors leaves warnings out.
new    Writes a guide to begin from, into DATA_DIR/guides; with --shipped into
       knowledge/guides. The check refuses it until all its texts have been written.
graph  Draws a guide's branches as an SVG, on standard output or into FILE.
approvals
       Lists the guides that nobody has approved, and those whose review is due: id, title,
       owner, who approved it and when, separated by tabs.
export Writes guides as this library shows them into FOLDER, all of them or those named.
import Reads guides from other libraries, translators or an export into DATA_DIR/guides, all
       of them or, where the check finds an error in one, none. What another library approved
       is not approved here, unless you say --keep-approval.
`;

const knowledge = join(import.meta.dirname, '../knowledge');
const shippedFolder = join(knowledge, 'guides');
const Catalogue = z.array(z.object({ id: Guide.shape.id, category: Guide.shape.category, title: z.string() }));

/** What was typed cannot be done; the message says what to type instead. */
class UsageError extends Error {}

const commands = 'check, new, graph, approvals, export, import';

/** Exit code 0: done; 1: the check found an error; 2: it was asked for in a way that cannot be done. */
function run([command, ...args]: string[]): number {
  try {
    if (command === 'check') return check(args);
    if (command === 'new') return begin(args);
    if (command === 'graph') return graph(args);
    if (command === 'approvals') return approvals(args);
    if (command === 'export') return exportGuides(args);
    if (command === 'import') return importGuides(args);
    if (command === '--help' || command === 'help') {
      process.stdout.write(usage);
      return 0;
    }
    throw new UsageError(command === undefined ? `Say what to do: ${commands}.` : `There is no command "${command}". There are: ${commands}.`);
  } catch (error) {
    if (error instanceof UsageError) process.stderr.write(`${error.message}\n\n${usage}`);
    else if (error instanceof ConfigError || error instanceof DocumentError) process.stderr.write(`${error.message}\n`);
    else throw error;
    return 2;
  }
}

function check(args: string[]): number {
  const { errors: onlyErrors } = parsed(() => parseArgs({ args, options: { errors: { type: 'boolean' } } }).values);
  const guides = openGuides().all();
  const found = checkGuides(guides, surroundings());
  const errors = found.filter(({ level }) => level === 'error');
  const shown = onlyErrors === true ? errors : found;
  process.stdout.write(shown.map(inWords).join(''));
  process.stdout.write(`${guides.length} guides checked: ${counted(errors.length, 'error')}, ${counted(found.length - errors.length, 'warning')}.\n`);
  return errors.length > 0 ? 1 : 0;
}

/** What the check compares with: the shipped lists, and today. */
function surroundings(): Surroundings {
  const shipped = new Set(shippedIds());
  return {
    facts: readLists(Fact, join(knowledge, 'facts')),
    hosts: readDocument(z.array(z.string()), join(knowledge, 'hosts.json')),
    catalogue: catalogue().map(({ id }) => id),
    pictures: readdirSync(join(knowledge, 'pictures')),
    shipped: (id) => shipped.has(id),
    today: today(),
  };
}

const today = (): string => new Date().toISOString().slice(0, 10);
const inWords = ({ level, rule, guideId, place, sentence, fix }: Finding): string => `${level}  ${guideId}  ${place}  (${rule})\n  ${sentence}\n  ${fix}\n\n`;
const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

function begin(args: string[]): number {
  const options = { shipped: { type: 'boolean' }, category: { type: 'string' } } as const;
  const { values, positionals } = parsed(() => parseArgs({ args, options, allowPositionals: true }));
  const id = onlyId(positionals);
  const planned = catalogue().find((each) => each.id === id);
  const category = Guide.shape.category.safeParse(values.category ?? planned?.category ?? 'kontakt');
  if (!category.success) throw new UsageError(`There is no category "${values.category}". There are: ${Guide.shape.category.options.join(', ')}.`);
  const overlay = overlayFolder();
  const guides = openDocuments(Guide, shippedFolder, values.shipped === true ? shippedFolder : overlay);
  if (guides.get(id) !== undefined || existsSync(join(overlay, `${id}.json`))) throw new UsageError(`There is already a guide "${id}". Choose another id.`);
  guides.save(scaffold({ id, category: category.data, title: planned?.title ?? id }));
  process.stdout.write(`${join(values.shipped === true ? shippedFolder : overlay, `${id}.json`)}\nWrite its texts, then run: npm run guides -- check\n`);
  return 0;
}

function graph(args: string[]): number {
  const options = { out: { type: 'string' }, lang: { type: 'string', default: 'da' } } as const;
  const { values, positionals } = parsed(() => parseArgs({ args, options, allowPositionals: true }));
  const id = onlyId(positionals);
  const language = Language.safeParse(values.lang);
  if (!language.success) throw new UsageError(`There is no language "${values.lang}". There are: ${Language.options.join(', ')}.`);
  const guide = openGuides().get(id);
  if (guide === undefined) throw new UsageError(`There is no guide "${id}".`);
  const svg = drawGraph(guide, language.data);
  if (values.out === undefined) process.stdout.write(svg);
  else writeFileSync(values.out, svg);
  return 0;
}

function approvals(args: string[]): number {
  parsed(() => parseArgs({ args, options: {} }));
  const due = openGuides().all().filter(({ approval, reviewMonths }) => approval === null || monthsLater(approval.on, reviewMonths) <= today());
  for (const { id, languages, owner, approval } of due) {
    process.stdout.write(`${[id, languages['da']?.title ?? '', owner, approval?.by ?? '-', approval?.on ?? '-'].join('\t')}\n`);
  }
  process.stderr.write(`${counted(due.length, 'guide')} to approve or review.\n`);
  return 0;
}

function exportGuides(args: string[]): number {
  const { values, positionals } = parsed(() => parseArgs({ args, options: { out: { type: 'string' } }, allowPositionals: true }));
  const folder = values.out;
  if (folder === undefined) throw new UsageError('Say where to: --out FOLDER.');
  const guides = openGuides();
  const named = positionals.length === 0 ? guides.all() : positionals.map((id) => guides.get(id) ?? unknownGuide(id));
  const written = openDocuments(Guide, folder, folder);
  for (const guide of named) written.save(guide);
  process.stdout.write(`${counted(named.length, 'guide')} in ${folder}\n`);
  return 0;
}

function importGuides(args: string[]): number {
  const { values, positionals } = parsed(() => parseArgs({ args, options: { 'keep-approval': { type: 'boolean' } }, allowPositionals: true }));
  if (positionals.length === 0) throw new UsageError('Name the files or folders to read.');
  const files = positionals.flatMap((path) => (!existsSync(path) ? missingFile(path) : statSync(path).isDirectory() ? readdirSync(path).filter((name) => name.endsWith('.json')).map((name) => join(path, name)) : [path]));
  const brought = files.map((file) => readDocument(Guide, file)).map((guide) => (values['keep-approval'] === true ? guide : { ...guide, approval: null }));
  const guides = openGuides();
  const all = new Map([...guides.all(), ...brought].map((guide) => [guide.id, guide]));
  const ids = new Set(brought.map(({ id }) => id));
  const errors = checkGuides([...all.values()], surroundings()).filter(({ level, guideId }) => level === 'error' && ids.has(guideId));
  if (errors.length > 0) {
    process.stdout.write(errors.map(inWords).join(''));
    process.stderr.write(`Nothing was imported: ${counted(errors.length, 'error')}.\n`);
    return 1;
  }
  for (const guide of brought) guides.save(guide);
  process.stdout.write(`${counted(brought.length, 'guide')} imported into ${overlayFolder()}. The service shows them after its next start.\n`);
  return 0;
}

const unknownGuide = (id: string): never => { throw new UsageError(`There is no guide "${id}".`); };
const missingFile = (path: string): never => { throw new UsageError(`There is no file or folder ${path}.`); };

function onlyId(positionals: string[]): string {
  const [id, ...more] = positionals;
  if (id === undefined || more.length > 0) throw new UsageError('Name one guide by its id.');
  if (!Guide.shape.id.safeParse(id).success) throw new UsageError(`"${id}" cannot be an id. Use small letters a–z, digits and single hyphens, such as pas-forny.`);
  return id;
}

const overlayFolder = (): string => join(readConfig(process.env).dataDir, 'guides');
const openGuides = (): Documents<Guide> => openDocuments(Guide, shippedFolder, overlayFolder());
const shippedIds = (): string[] => readdirSync(shippedFolder).filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -'.json'.length));
const catalogue = (): z.infer<typeof Catalogue> => Catalogue.parse(JSON.parse(readFileSync(join(knowledge, 'catalogue.json'), 'utf8')));

function parsed<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

process.exitCode = run(process.argv.slice(2));
