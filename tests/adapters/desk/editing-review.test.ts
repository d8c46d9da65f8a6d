import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { EditableGuide, GuideLines, History, Rehearsal, Weighed, WorkItems } from '../../../common/editing-api.ts';
import { checkNextLink } from '../../../knowledge/editing/link-check.ts';
import saved from '../../../knowledge/editing/saved-questions.json' with { type: 'json' };
import { EditorClient, stepText } from '../../support/editor.ts';
import { newDataDir, startTestService, type RunningService } from '../../support/service.ts';

/** A library where publishing needs a second pair of eyes, and a clock to turn. */
let service: RunningService;
let ahead = 0;
let [ella, emil]: EditorClient[] = [];
const as = (client: EditorClient | undefined): EditorClient => client as EditorClient;
beforeAll(async () => {
  const dataDir = newDataDir();
  mkdirSync(join(dataDir, 'libraries'));
  writeFileSync(join(dataDir, 'libraries/naestby.json'), JSON.stringify({
    id: 'naestby', name: 'Næstby Bibliotek', municipality: 'Næstby', website: 'https://naestby.example.dk', phone: '11 22 33 44', municipalityPage: 'https://naestby-kommune.example.dk', municipalityPhone: null, pinLength: null, secondPair: true, accent: '#1f5a7a',
  }));
  service = await startTestService({ DATA_DIR: dataDir, DEFAULT_LIBRARY: 'naestby' }, { world: { now: () => new Date(Date.now() + ahead) } });
  ella = await EditorClient.hire(service, 'Ella', { libraryId: 'naestby' });
  emil = await EditorClient.hire(service, 'Emil', { libraryId: 'naestby' });
});
afterAll(() => service.stop());

const page = async (id: string): Promise<string> => (await fetch(`${service.base}/guides/${id}`)).text();
const path = (id: string, rest = ''): string => `editing/guides/${id}${rest}`;
/** A year ahead nobody is signed in any more, so the room is asked itself. */
const work = async (): Promise<WorkItems['items']> => (await service.house.room.work({ libraryId: 'naestby', by: { id: 'ella', firstName: 'Ella' } })).items;

describe('a second pair of eyes', () => {
  const guide = 'nemkonto';
  const answer = (text: string): Promise<unknown> => as(ella).write(guide, (draft) => { draft.languages['da']!.answer = text; });

  test('what one has written another one publishes', async () => {
    expect((await as(ella).ask<GuideLines>('GET', 'editing/guides')).secondPair).toBe(true);
    await answer('Første svar.');
    const sent = await as(ella).publish(guide, { note: 'Se lige her' });
    expect(sent.line.submitted?.by.firstName).toBe('Ella');
    expect(await page(guide)).not.toContain('Første svar');
    expect((await as(ella).ask<WorkItems>('GET', 'editing/work')).items.some(({ kind, guideId }) => kind === 'submitted' && guideId === guide)).toBe(true);
    expect(await as(ella).refusal('POST', path(guide, '/judge'), { version: sent.version, accept: true })).toBe('NotAllowed');
    const accepted = await as(emil).ask<EditableGuide>('POST', path(guide, '/judge'), { version: sent.version, accept: true });
    expect(accepted.line.submitted).toBeNull();
    expect(await page(guide)).toContain('Første svar');
    const { lines } = await as(ella).ask<History>('GET', path(guide, '/history'));
    expect(lines.map(({ what, by, live }) => [what, by.firstName, live])).toEqual([['accepted', 'Emil', true], ['submitted', 'Ella', false]]);
  });

  test('or sends back with a reason, and nothing of it is lost', async () => {
    await answer('Andet svar.');
    const { version } = await as(ella).publish(guide);
    await as(emil).ask('POST', path(guide, '/judge'), { version, accept: false, note: 'Beløbet er forkert' });
    const back = await as(ella).guide(guide);
    expect(back.returned).toMatchObject({ by: { firstName: 'Emil' }, note: 'Beløbet er forkert' });
    expect(back.guide.languages['da']?.answer).toBe('Andet svar.');
    expect(await page(guide)).toContain('Første svar');
  });

  test('a withdrawal waits for nobody', async () => {
    await as(ella).ask('POST', path(guide, '/withdraw'), { back: false });
    expect((await fetch(`${service.base}/guides/${guide}`)).status).toBe(404);
    await as(ella).ask('POST', path(guide, '/withdraw'), { back: true });
  });
});

describe('before it is published', () => {
  test('the check speaks of the draft, and the engine answers the saved questions with the draft in place', async () => {
    const guide = 'pas-forny';
    const { learner, shelf } = service.house;
    const leads = (text: string): string | undefined => learner.of('naestby').decide(text).candidates[0]?.id;
    const pulled = saved.find(({ text, guideId }) => guideId === 'sundhedskort-nyt' && leads(text) === guideId) ?? { text: '' };
    await as(ella).write(guide, (draft) => {
      draft.phrases['da']?.push(pulled.text);
      stepText(draft, 'da', draft.steps[0]?.id ?? '').text = 'Ring på 12 34 56 78 inden kl. 14.';
    });
    const { findings, asked, lost } = await as(ella).ask<Rehearsal>('POST', path(guide, '/rehearsal'));
    expect(findings.map(({ rule }) => rule)).toContain('claim-typed');
    expect(asked).toBeGreaterThan(150);
    const titleOf = (id: string): string | undefined => shelf.get('naestby', id)?.languages['da']?.title;
    expect(lost).toContainEqual({ text: pulled.text, before: titleOf('sundhedskort-nyt'), after: titleOf(guide), wasRight: true });
    expect(leads(pulled.text)).toBe('sundhedskort-nyt');
  });

  test('a phrase is weighed: what it resembles, and what it would pull away', async () => {
    const near = service.house.shelf.get('naestby', 'sundhedskort-nyt')?.phrases['da']?.find((phrase) => phrase.split(' ').length > 5) ?? '';
    const weighed = await as(ella).ask<Weighed>('POST', 'editing/phrases/weigh', { guideId: 'pas-forny', language: 'da', text: near });
    expect(weighed.near[0]).toMatchObject({ guideId: 'sundhedskort-nyt', phrase: near, likeness: 1 });
    const kept = await as(ella).ask<EditableGuide>('POST', 'editing/phrases', { guideId: 'pas-forny', language: 'da', text: 'mit pas er for gammelt til ferien' });
    expect(kept.guide.phrases['da']).toContain('mit pas er for gammelt til ferien');
    expect(await service.house.store.savedQuestions('naestby')).toMatchObject([{ guideId: 'pas-forny', text: 'mit pas er for gammelt til ferien' }]);
  });
});

describe('the work list', () => {
  test('names facts that are due, guides to be read again, and steps at which many give up', async () => {
    ahead = 400 * 24 * 3600_000;
    const late = await work();
    expect(late.filter(({ kind }) => kind === 'fact-due').length).toBeGreaterThan(0);
    expect(late.filter(({ kind }) => kind === 'review-due').length).toBeGreaterThan(0);
    ahead = 0;
    const guide = service.house.shelf.get('naestby', 'su');
    const [step] = guide?.steps ?? [];
    expect((await work()).some(({ kind }) => kind === 'often-fails')).toBe(false);
    const day = new Date().toISOString().slice(0, 10);
    const counts = (event: 'guide-started' | 'guide-failed', times: number, stepId = '') => Array.from({ length: times }, () => ({ day, libraryId: 'naestby', event, guideId: 'su', stepId }));
    const conversation = await service.house.bot.open({ channel: 'webchat', conversationId: 'counting', libraryId: 'naestby', language: 'da', reference: null });
    await service.house.store.commit({ conversation, activities: [], requests: [], counts: [...counts('guide-started', 20), ...counts('guide-failed', 6, step?.id)] });
    expect((await work()).filter(({ kind }) => kind === 'often-fails')).toMatchObject([{ guideId: 'su', about: step?.id, count: { failed: 6, of: 20 } }]);
  });

  test('names addresses that have not answered for a day', async () => {
    const { store, shelf } = service.house;
    let now = new Date('2026-11-24T08:00:00Z');
    const asked: string[] = [];
    const next = (status: number) => checkNextLink({ store, shelf, libraryIds: ['naestby'], now: () => now, ask: async (url) => { asked.push(url); return status; } });
    const first = await next(0);
    expect(first).toMatchObject({ status: 0, failingSince: now.toISOString() });
    for (let left = 1000; left > 0 && (await next(403)) !== null; left -= 1);
    expect(new Set(asked).size).toBe(asked.length);
    expect(asked.length).toBeGreaterThan(50);
    const dead = async (): Promise<string[]> => (await work()).filter(({ kind }) => kind === 'link-dead').map(({ about }) => about);
    ahead = now.getTime() - Date.now() + 3600_000;
    expect(await dead()).toEqual([]);
    now = new Date('2026-11-25T09:00:00Z');
    ahead = now.getTime() - Date.now();
    expect((await next(404))?.url).toBe(first?.url);
    expect(new Set(await dead())).toEqual(new Set([first?.url]));
    now = new Date('2026-11-25T16:00:00Z');
    await next(200);
    expect(await dead()).toEqual([]);
    ahead = 0;
  });
});
