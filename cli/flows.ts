import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { dialogNames, drawFlow, transitionsOf } from '../dialogs/flow-graph.ts';
import { sampleSituations, sampleStates } from '../dialogs/flow-samples.ts';
import type { Frame } from '../dialogs/state.ts';
import { Guide } from '../knowledge/guide.ts';
import { Library } from '../libraries/library.ts';
import { readDocument } from '../storage/documents.ts';

const usage = `Usage: npm run -s flows -- graph [FLOW] [--lang da|en]

Draws the conversation's flows as a Mermaid state diagram on standard output: all of them,
or one of: ${dialogNames.join(', ')}.
What is drawn was found by pressing every button; see docs/flows.md.
`;

/** Small guides that lead everywhere a guide can lead. */
const samples = ['mitid-spaer-misbrug', 'svindel-phishing', 'bibliotek-computer-print', 'digitale-ressourcer'];

try {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { lang: { type: 'string', default: 'da' }, help: { type: 'boolean' } } });
  const [command, flow] = positionals;
  const known = dialogNames.find((name) => name === flow);
  if (values.help === true) process.stdout.write(usage);
  else if (command !== 'graph' || (flow !== undefined && known === undefined)) throw new TypeError(usage);
  else process.stdout.write(graph(known, values.lang === 'en' ? 'en' : 'da'));
} catch (error) {
  process.stderr.write(`${error instanceof TypeError ? error.message : String(error)}\n`);
  process.exit(2);
}

function graph(flow: Frame['dialog'] | undefined, language: 'da' | 'en'): string {
  const folder = join(import.meta.dirname, '..');
  const guides = samples.map((id) => readDocument(Guide, join(folder, `knowledge/guides/${id}.json`)));
  const library = readDocument(Library, join(folder, 'libraries/settings/slagelse.json'));
  return drawFlow(transitionsOf(sampleSituations(guides, library), language, sampleStates(guides, language)), flow);
}
