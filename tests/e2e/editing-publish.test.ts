import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DirectLineClient } from '../support/direct-line.ts';
import { EditorClient, stepText } from '../support/editor.ts';
import { freshDatabase } from '../support/postgres.ts';
import pg from 'pg';
import { startTestService, type RunningService } from '../support/service.ts';
import { until } from '../support/until.ts';

/** Two services on one PostgreSQL: an editor at the one, citizens at both. */
let near: RunningService;
let far: RunningService;
let ella: EditorClient;
let database: Awaited<ReturnType<typeof freshDatabase>>;
beforeAll(async () => {
  database = await freshDatabase();
  near = await startTestService({ DATABASE_URL: database.url });
  far = await startTestService({ DATABASE_URL: database.url });
  ella = await EditorClient.hire(near, 'Ella');
});
afterAll(async () => {
  for (const service of [near, far]) await service?.stop();
  await database?.drop();
});

const page = async ({ base }: RunningService, id: string, library = 'slagelse'): Promise<string> => (await fetch(`${base}/guides/${id}?library=${library}`)).text();
const guide = 'laaner-pinkode';
const firstStep = async (): Promise<string> => (await ella.guide(guide)).guide.steps[0]?.id ?? '';

describe('publishing', () => {
  test('a published text is what citizens of both instances see within a second', async () => {
    const step = await firstStep();
    const waits: number[] = [];
    for (const word of ['en', 'to', 'tre']) {
      await ella.write(guide, (draft) => { stepText(draft, 'da', step).text = `Gå ind på bibliotekets hjemmeside i dag, ${word}.`; });
      expect(await page(near, guide)).not.toContain(`i dag, ${word}`);
      await ella.publish(guide);
      const published = Date.now();
      await until(async () => (await page(near, guide)).includes(`i dag, ${word}`) && (await page(far, guide)).includes(`i dag, ${word}`));
      waits.push(Date.now() - published);
    }
    // The machine may be busy with something else once.
    expect(waits.sort((a, b) => a - b)[1]).toBeLessThan(1_000);
    expect(await page(far, guide, 'aarhus')).not.toContain('hjemmeside i dag');
  });

  test('who is in the middle of the old version finishes it, on either instance; who begins reads the new one', async () => {
    const step = await firstStep();
    const begun = await DirectLineClient.start(near.base, { library: 'slagelse' });
    await begun.says('x', { choice: `guide:${guide}` });
    await ella.write(guide, (draft) => { stepText(draft, 'da', step).text = 'Find siden frem på ny.'; });
    await ella.publish(guide);
    await until(async () => (await page(far, guide)).includes('Find siden frem på ny'));
    for (const base of [near.base, far.base]) {
      begun.base = base;
      const again = (await begun.says('gentag')).map(({ text }) => text).join(' ');
      expect(again).toContain('hjemmeside i dag');
    }
    const fresh = await DirectLineClient.start(far.base, { library: 'slagelse' });
    expect((await fresh.says('x', { choice: `guide:${guide}` })).map(({ text }) => text).join(' ')).toContain('Find siden frem på ny');
  });

  test('a withdrawal takes one press and reaches those in the middle of the guide', async () => {
    const begun = await DirectLineClient.start(far.base, { library: 'slagelse' });
    await begun.says('x', { choice: `guide:${guide}` });
    await ella.ask('POST', `editing/guides/${guide}/withdraw`, { back: false });
    await until(async () => !(await page(far, guide)).includes('Find siden frem på ny'));
    const told = (await begun.says('gentag')).map(({ text }) => text).join(' ');
    expect(told).not.toContain('Find siden frem på ny');
    expect(told).toContain('findes ikke');
    await ella.ask('POST', `editing/guides/${guide}/withdraw`, { back: true });
    await until(async () => (await page(far, guide)).includes('Find siden frem på ny'));
  });

  test('a time in the future publishes by itself, once, whichever instance is there', async () => {
    const step = await firstStep();
    await ella.write(guide, (draft) => { stepText(draft, 'da', step).text = 'Nu er klokken slået.'; });
    const scheduled = await ella.publish(guide, { at: new Date(Date.now() + 1_500).toISOString() });
    expect(scheduled.line.scheduledAt).not.toBeNull();
    expect(await page(far, guide)).not.toContain('klokken slået');
    await until(async () => (await page(far, guide)).includes('klokken slået'));
    const { lines } = await ella.ask<{ lines: { what: string; revision: number | null; live: boolean }[] }>('GET', `editing/guides/${guide}/history`);
    expect(lines.filter(({ what, revision }) => what === 'published' && revision === 5)).toHaveLength(1);
    expect(lines.filter(({ live }) => live)).toMatchObject([{ revision: 5 }]);
  });
});

test('a new phrase is understood by both instances without a restart, and trained once', async () => {
  // Nobody has trained this before.
  const lamp = Array.from(randomBytes(8), (byte) => 'abcdefghijklmnop'[byte % 16]).join('');
  const question = `min ${lamp} bipper når jeg låner`;
  const ask = async (base: string): Promise<string> => {
    const citizen = await DirectLineClient.start(base, { library: 'slagelse' });
    return (await citizen.says(question)).map(({ text }) => text).join(' ');
  };
  await Promise.all([near, far].map(({ house }) => house.learner.settled()));
  const before = (await models()).length;
  expect(await ask(far.base)).not.toContain('klokken slået');
  await ella.write(guide, (draft) => { draft.phrases['da']?.push(question); });
  await ella.publish(guide);
  const knows = ({ house }: RunningService): boolean => house.shelf.get('slagelse', guide)?.phrases['da']?.includes(question) === true;
  await until(() => knows(near) && knows(far));
  await Promise.all([near, far].map(({ house }) => house.learner.settled()));
  for (const { base } of [near, far]) expect(await ask(base)).toContain('klokken slået');
  expect((await models()).length).toBe(Math.min(before + 1, 6));
});

/** The models that the instances share. */
const models = async (): Promise<{ hash: string }[]> => {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const { rows } = await client.query<{ hash: string }>('select hash from models where content is not null');
  await client.end();
  return rows;
};
