import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readConfig } from '../../config.ts';
import { startService } from '../../service.ts';
import type { Editor } from '../../knowledge/editing/room/needs.ts';

const guide = 'laaner-pinkode';
const editor: Editor = { libraryId: 'slagelse', by: { id: 'bench', firstName: 'Bench' } };

/**
 * `npm run bench -- publishing [--rounds N]`: from the press on "publish" until citizens read the new text, and until the
 * engine knows the new phrase. One instance on the embedded database; `DATABASE_URL` is used where it is set.
 */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { rounds: { type: 'string', default: '5' } } });
  const dataDir = mkdtempSync(join(tmpdir(), 'selvhjulpen-bench-'));
  const service = await startService(readConfig({ ...process.env, PORT: '0', CMS_IMPORT: 'off', LINK_CHECK: 'off', DATA_DIR: dataDir }));
  const { room, learner } = service.house;
  const [shown, known]: [number[], number[]] = [[], []];
  for (let round = 0; round < Number(values.rounds); round += 1) {
    const word = randomBytes(8).toString('hex').replace(/\d/g, (digit) => 'ghijklmnop'[Number(digit)] ?? '');
    const { version, guide: draft } = structuredClone(await room.guide(editor, guide));
    draft.languages['da']!.answer = `Svar ${round}.`;
    draft.phrases['da']!.push(`min ${word} bipper når jeg låner`);
    const saved = await room.save(editor, guide, { version, guide: draft });
    const pressed = performance.now();
    await room.publish(editor, guide, { version: saved.version, at: null, note: '' });
    while (!(await (await fetch(`http://127.0.0.1:${service.port}/guides/${guide}?library=slagelse`)).text()).includes(`Svar ${round}.`)) await new Promise((resolve) => setTimeout(resolve, 1));
    shown.push(performance.now() - pressed);
    await learner.settled();
    known.push(performance.now() - pressed);
    if (learner.of('slagelse').decide(`min ${word} bipper når jeg låner`).candidates[0]?.id !== guide) throw new Error('The engine does not know the phrase.');
    process.stderr.write(`round ${round + 1}: shown after ${Math.round(shown.at(-1) ?? 0)} ms, known after ${((known.at(-1) ?? 0) / 1000).toFixed(1)} s\n`);
  }
  const line = (name: string, all: number[]): string => `| ${name} | ${[0, 0.5, 1].map((share) => Math.round(all.toSorted((a, b) => a - b)[Math.round(share * (all.length - 1))] ?? 0)).join(' | ')} |\n`;
  process.stdout.write(`| from "publish" until (ms) | least | middle | most |\n|---|---|---|---|\n${line('citizens read it', shown)}${line('the engine knows it', known)}`);
  await service.close();
  rmSync(dataDir, { recursive: true, force: true });
}
