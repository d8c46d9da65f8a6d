import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import type { Differences, EditableGuide, FactViews, GuideLines, History, Imported, OutageViews, Picture, PreviewLinks, RevisionView, WordRun, WorkItems } from '../../../common/editing-api.ts';
import { unzipped, zipOf } from '../../../knowledge/editing/zip.ts';
import { DirectLineClient } from '../../support/direct-line.ts';
import { EditorClient, stepText } from '../../support/editor.ts';
import { startTestService, type RunningService } from '../../support/service.ts';
import { until } from '../../support/until.ts';

let service: RunningService;
let [ella, emil, admin, anna, aase]: EditorClient[] = [];
const as = (client: EditorClient | undefined): EditorClient => client as EditorClient;
beforeAll(async () => {
  service = await startTestService();
  ella = await EditorClient.hire(service, 'Ella');
  emil = await EditorClient.hire(service, 'Emil');
  admin = await EditorClient.hire(service, 'Adam', { role: 'admin' });
  anna = await EditorClient.hire(service, 'Anna', { role: 'librarian' });
  aase = await EditorClient.hire(service, 'Aase', { libraryId: 'aarhus' });
});
afterAll(() => service.stop());

const page = async (id: string, library = 'slagelse'): Promise<string> => (await fetch(`${service.base}/guides/${id}?library=${library}`)).text();
const path = (id: string, rest = ''): string => `editing/guides/${id}${rest}`;

describe('who may', () => {
  test('librarians write no guides, editors read no queue, and the shared guides are for admins', async () => {
    expect(await as(anna).refusal('GET', 'editing/guides')).toBe('NotAllowed');
    expect(await as(ella).refusal('GET', 'requests')).toBe('NotAllowed');
    expect(await as(ella).refusal('GET', 'editing/guides?scope=shared')).toBe('NotAllowed');
    expect(await as(admin).refusal('GET', 'editing/guides?scope=shared')).toBe('');
    expect((await fetch(`${service.base}/api/desk/editing/guides`)).status).toBe(401);
  });

  test('all guides are listed, with what becomes of them', async () => {
    const { guides, secondPair } = await as(ella).ask<GuideLines>('GET', 'editing/guides');
    expect(guides).toHaveLength(90);
    expect(secondPair).toBe(false);
    expect(guides.find(({ id }) => id === 'pas-forny')).toMatchObject({ source: 'shared', shown: 'live', draft: null, approval: null, sharedChanged: false });
  });
});

describe('a draft', () => {
  test('changes nothing for citizens, and is shown by a private address as the page and in the chat', async () => {
    await as(ella).write('pas-forny', (guide) => { guide.languages['da']!.title = 'Pas på ny måde'; });
    expect(await page('pas-forny')).not.toContain('Pas på ny måde');
    const links = await as(ella).ask<PreviewLinks>('POST', path('pas-forny', '/preview'));
    const shown = await fetch(links.page);
    expect(await shown.text()).toContain('Pas på ny måde');
    expect(shown.headers.get('cache-control')).toBe('no-store');
    expect(shown.headers.get('x-robots-tag')).toBe('noindex');
    expect(await (await fetch(links.chat)).text()).toContain('data-guide-title="Pas på ny måde"');
    const preview = new URL(links.chat).searchParams.get('preview') ?? '';
    const trying = await DirectLineClient.start(service.base, { preview });
    expect((await trying.says('x', { choice: 'guide:pas-forny' })).map(({ text }) => text).join(' ')).toContain('Pas på ny måde');
    await trying.says('jeg vil tale med et menneske');
    expect((await service.house.store.allOpenRequests()).filter(({ conversationId }) => conversationId === trying.conversationId)).toEqual([]);
    expect((await fetch(`${service.base}/preview?draft=${preview}x`)).status).toBe(401);
  });

  test('half a guide can be kept and tried, and not published', async () => {
    const { findings } = await as(ella).write('pas-forny', (guide) => {
      guide.steps.push({ id: 'uden-ord' });
      guide.languages['da']!.question = '';
    });
    expect(findings.some(({ level }) => level === 'error')).toBe(true);
    const { version } = await as(ella).guide('pas-forny');
    expect(await as(ella).refusal('POST', path('pas-forny', '/publish'), { version })).toBe('GuideUnfinished');
    const { page: address } = await as(ella).ask<PreviewLinks>('POST', path('pas-forny', '/preview'));
    expect((await fetch(address)).status).toBe(200);
    await as(ella).ask('POST', path('pas-forny', '/discard'), { version });
    expect((await as(ella).guide('pas-forny')).line.draft).toBeNull();
  });

  test('two who write at once lose nothing: the second is told, and reads both versions', async () => {
    const before = await as(ella).guide('su');
    const mine = structuredClone(before.guide);
    mine.languages['da']!.title = 'Ellas titel';
    const theirs = structuredClone(before.guide);
    theirs.languages['da']!.answer = 'Emils svar.';
    await as(ella).ask('POST', path('su', '/draft'), { version: before.version, guide: mine });
    expect(await as(emil).refusal('POST', path('su', '/draft'), { version: before.version, guide: theirs })).toBe('Conflict');
    const now = await as(emil).guide('su');
    expect(now.guide.languages['da']?.title).toBe('Ellas titel');
    expect(now.line.draft?.by.firstName).toBe('Ella');
    await as(ella).ask('POST', path('su', '/present'));
    expect((await as(emil).ask<{ editing: { firstName: string }[] }>('POST', path('su', '/present'))).editing).toMatchObject([{ firstName: 'Ella' }]);
    await as(emil).ask('POST', path('su', '/draft'), { version: now.version, guide: { ...now.guide, languages: { ...now.guide.languages, da: { ...now.guide.languages['da'], answer: 'Emils svar.' } } } });
    expect((await as(ella).guide('su')).guide.languages['da']).toMatchObject({ title: 'Ellas titel', answer: 'Emils svar.' });
  });

  test('another library does not see it', async () => {
    expect((await as(aase).guide('su')).guide.languages['da']?.title).not.toBe('Ellas titel');
  });
});

describe('history', () => {
  test('every revision, who and when, what changed in words, and the way back', async () => {
    const guide = 'id-kort';
    const first = (await as(ella).guide(guide)).guide.languages['da']?.answer ?? '';
    await as(ella).write(guide, (draft) => { draft.languages['da']!.answer = `${first} Nu også i dag.`; });
    const { differences } = await as(ella).ask<Differences>('GET', path(guide, '/differences'));
    expect(differences).toMatchObject([{ path: 'text/da/answer', kind: 'changed' }]);
    expect(differences[0]?.words.filter(({ kind }) => kind === 'added').map(({ text }) => text).join('')).toContain('Nu også i dag');
    await as(ella).publish(guide, { note: 'Nyt svar' });
    await as(emil).write(guide, (draft) => { draft.languages['da']!.answer = 'Et helt andet svar.'; });
    await as(emil).publish(guide);
    const { lines } = await as(ella).ask<History>('GET', path(guide, '/history'));
    expect(lines.map(({ what, revision, by, live, note }) => ({ what, revision, by: by.firstName, live, note }))).toEqual([
      { what: 'published', revision: 2, by: 'Emil', live: true, note: '' }, { what: 'published', revision: 1, by: 'Ella', live: false, note: 'Nyt svar' },
    ]);
    const second = await as(ella).ask<RevisionView>('GET', path(guide, '/revisions/2'));
    expect(second.differences.map((each) => each.path)).toEqual(['text/da/answer']);
    await as(ella).ask('POST', path(guide, '/revisions/1/restore'), { version: (await as(ella).guide(guide)).version });
    await as(ella).publish(guide);
    expect(await page(guide)).toContain('Nu også i dag');
    expect(await as(ella).refusal('GET', path(guide, '/revisions/9'))).toBe('GuideNotFound');
  });
});

describe('sharing', () => {
  const guide = 'nemkonto';

  test('a step the library has written stays its own; every other part follows the shared guide', async () => {
    const [one, other] = (await as(ella).guide(guide)).guide.steps.map(({ id }) => id) as [string, string];
    await as(ella).write(guide, (draft) => { stepText(draft, 'da', one).tip = 'Slagelses eget tip.'; });
    await as(ella).publish(guide);
    const scoped = path(guide, '/draft?scope=shared');
    const shared = await as(admin).ask<EditableGuide>('GET', path(guide, '?scope=shared'));
    stepText(shared.guide, 'da', one).tip = 'Det fælles tip på ny.';
    stepText(shared.guide, 'da', other).tip = 'Rettet for alle.';
    const saved = await as(admin).ask<{ version: number }>('POST', scoped, { version: shared.version, guide: shared.guide });
    await as(admin).ask('POST', path(guide, '/publish?scope=shared'), { version: saved.version });
    const [slagelse, aarhus] = [await page(guide), await page(guide, 'aarhus')];
    expect(slagelse).toContain('Slagelses eget tip');
    expect(slagelse).toContain('Rettet for alle');
    expect(slagelse).not.toContain('Det fælles tip på ny');
    expect(aarhus).toContain('Det fælles tip på ny');
    expect(aarhus).toContain('Rettet for alle');
  });

  test('what the shared guide says instead is shown, and can be taken or left', async () => {
    const { line, sharedChanges, version } = await as(ella).guide(guide);
    expect(line).toMatchObject({ source: 'changed', sharedChanged: true });
    expect(sharedChanges).toHaveLength(1);
    const [change] = sharedChanges;
    const after = (runs: readonly WordRun[] = []): string => runs.filter(({ kind }) => kind !== 'removed').map(({ text }) => text).join('');
    expect(after(change?.theirs)).toContain('Det fælles tip på ny');
    expect(after(change?.ours)).toContain('Slagelses eget tip');
    expect((await as(ella).ask<WorkItems>('GET', 'editing/work')).items.some(({ kind, guideId }) => kind === 'shared-changed' && guideId === guide)).toBe(true);
    const kept = await as(ella).ask<EditableGuide>('POST', path(guide, '/shared'), { version, paths: [change?.path], take: false });
    expect(kept.sharedChanges).toEqual([]);
    await as(ella).publish(guide);
    expect(await page(guide)).toContain('Slagelses eget tip');
    expect((await as(ella).ask<WorkItems>('GET', 'editing/work')).items.some(({ kind, guideId }) => kind === 'shared-changed' && guideId === guide)).toBe(false);
  });

  test('who writes on goes on from what citizens see: an older correction of the shared guide never becomes the library\'s own', async () => {
    const [first, second] = (await as(ella).guide(guide)).guide.steps.map(({ id }) => id) as [string, string];
    await as(ella).write(guide, (draft) => { stepText(draft, 'da', first).tip = 'Slagelses eget tip, igen.'; });
    await as(ella).publish(guide);
    const shared = await as(admin).ask<EditableGuide>('GET', path(guide, '?scope=shared'));
    stepText(shared.guide, 'da', second).tip = 'Rettet for alle, anden gang.';
    const { version } = await as(admin).ask<{ version: number }>('POST', path(guide, '/draft?scope=shared'), { version: shared.version, guide: shared.guide });
    await as(admin).ask('POST', path(guide, '/publish?scope=shared'), { version });
    const slagelse = await page(guide);
    expect(slagelse).toContain('Slagelses eget tip, igen');
    expect(slagelse).toContain('Rettet for alle, anden gang');
  });

  test('a withdrawal of the shared guide reaches every library, also where it has words of its own', async () => {
    await as(admin).ask('POST', path(guide, '/withdraw?scope=shared'), { back: false });
    expect((await fetch(`${service.base}/guides/${guide}?library=slagelse`)).status).toBe(404);
    expect((await fetch(`${service.base}/guides/${guide}?library=aarhus`)).status).toBe(404);
    await as(admin).ask('POST', path(guide, '/withdraw?scope=shared'), { back: true });
    expect(await page(guide)).toContain('Slagelses eget tip');
  });

  test('a library hides a shared guide, for itself alone', async () => {
    await as(ella).ask('POST', path('skilsmisse', '/hide'), { version: 0, hidden: true });
    expect((await fetch(`${service.base}/guides/skilsmisse?library=slagelse`)).status).toBe(404);
    expect((await fetch(`${service.base}/guides/skilsmisse?library=aarhus`)).status).toBe(200);
    const citizen = await DirectLineClient.start(service.base, { library: 'slagelse' });
    expect((await citizen.says('hvordan bliver vi skilt')).map(({ text }) => text).join(' ')).not.toContain('skilsmisse på');
    const { version } = await as(ella).guide('skilsmisse');
    await as(ella).ask('POST', path('skilsmisse', '/hide'), { version, hidden: false });
    expect((await fetch(`${service.base}/guides/skilsmisse?library=slagelse`)).status).toBe(200);
  });

  test('its own guides have ids with its name in front, and are there for its citizens alone', async () => {
    const made = await as(ella).ask<EditableGuide>('POST', 'editing/guides', { title: 'Kaffemaskinen på 1. sal', category: 'bibliotek' });
    expect(made.line).toMatchObject({ id: 'slagelse-kaffemaskinen-paa-1-sal', source: 'own', shown: 'unpublished' });
    const { id } = made.line;
    expect((await fetch(`${service.base}/guides/${id}?library=slagelse`)).status).toBe(404);
    await as(ella).write(id, fill);
    await as(ella).publish(id);
    expect(await page(id)).toContain('Kaffemaskinen');
    expect((await fetch(`${service.base}/guides/${id}?library=aarhus`)).status).toBe(404);
    expect(await as(aase).refusal('GET', path(id))).toBe('GuideNotFound');
  });

  test('guides go out as files and come back as drafts; what is no guide is refused by name', async () => {
    const zip = new Uint8Array(await (await as(ella).send('GET', 'editing/export?own=1')).arrayBuffer());
    const { guides } = unzipped(zip);
    expect(guides.map(({ id }) => id)).toContain('slagelse-kaffemaskinen-paa-1-sal');
    expect(guides.length).toBeLessThan(10);
    const all = unzipped(new Uint8Array(await (await as(ella).send('GET', 'editing/export')).arrayBuffer()));
    expect(all.guides.length).toBeGreaterThan(89);
    const brought = guides.filter(({ id }) => id === 'nemkonto' || id.startsWith('slagelse-'));
    const imported = await as(aase).ask<Imported>('POST', 'editing/import', { content: Buffer.from(zipOf(brought)).toString('base64') });
    expect(imported.drafts.map(({ id }) => id).sort()).toEqual(['aarhus-slagelse-kaffemaskinen-paa-1-sal', 'nemkonto']);
    expect((await as(aase).guide('nemkonto')).line.draft?.by.firstName).toBe('Aase');
    expect(await page('nemkonto', 'aarhus')).not.toContain('Slagelses eget tip');
    expect(await as(aase).refusal('POST', 'editing/import', { content: Buffer.from('no zip').toString('base64') })).toBe('BadArgument');
  });
});

describe('approval and facts', () => {
  test('an approval holds for the words that were approved', async () => {
    const guide = 'vielse';
    await as(ella).ask('POST', path(guide, '/approve'), { version: 0, by: 'Karen Kyndig', on: '2026-11-01' });
    expect((await as(ella).guide(guide)).line.approval).toEqual({ by: 'Karen Kyndig', on: '2026-11-01' });
    expect(await page(guide)).toContain('Karen Kyndig');
    expect(await page(guide, 'aarhus')).not.toContain('Karen Kyndig');
    await as(ella).write(guide, (draft) => { draft.phrases['da']?.push('vi vil gerne sige ja til hinanden på rådhuset en lørdag'); });
    await as(ella).publish(guide);
    expect((await as(ella).guide(guide)).line.approval).not.toBeNull();
    await as(ella).write(guide, (draft) => { draft.languages['da']!.answer = 'Et nyt svar om vielse.'; });
    await as(ella).publish(guide);
    expect((await as(ella).guide(guide)).line.approval).toBeNull();
    const { version } = await as(ella).guide(guide);
    expect(await as(ella).refusal('POST', path(guide, '/approve'), { version, by: 'Karen Kyndig', on: '2030-01-01' })).toBe('BadArgument');
  });

  test('a fact is confirmed by name and day, or corrected, for the own library', async () => {
    const { facts } = await as(ella).ask<FactViews>('GET', 'editing/facts');
    const fact = facts.find(({ kind, guides }) => kind === 'phone' && guides.length > 0);
    const id = fact?.id ?? '';
    const confirmed = await as(ella).ask<FactViews>('POST', `editing/facts/${id}`, { by: 'Ella E.', on: '2026-11-02' });
    expect(confirmed.facts.find((each) => each.id === id)).toMatchObject({ confirmation: { by: 'Ella E.', on: '2026-11-02' }, corrected: false });
    const correction = { value: '99 88 77 66', da: 'Ring til hotlinen på 99 88 77 66.', en: 'Call the hotline on 99 88 77 66.', source: 'https://www.borger.dk' };
    await as(ella).ask('POST', `editing/facts/${id}`, { by: 'Ella E.', on: '2026-11-03', correction });
    const [guide] = fact?.guides ?? [];
    expect(await page(guide?.id ?? '')).toContain('99 88 77 66');
    expect(await page(guide?.id ?? '', 'aarhus')).not.toContain('99 88 77 66');
    const again = await as(ella).ask<FactViews>('POST', `editing/facts/${id}`, { by: 'Emil E.', on: '2026-11-04' });
    expect(again.facts.find((each) => each.id === id)).toMatchObject({ value: '99 88 77 66', corrected: true, confirmation: { by: 'Emil E.' } });
    expect(await as(ella).refusal('POST', 'editing/facts/no-such-fact', { by: 'Ella', on: '2026-11-02' })).toBe('NotFound');
  });
});

describe('pictures', () => {
  test('are rid of everything but the picture, and shown by their name', async () => {
    const original = await sharp({ create: { width: 2000, height: 1000, channels: 3, background: '#336699' } }).jpeg().withExif({ IFD0: { Copyright: 'Hemmelig Ejer' }, IFD3: { GPSLatitude: '55/1 24/1 0/1' } }).toBuffer();
    expect(original.includes(Buffer.from('Hemmelig Ejer'))).toBe(true);
    const picture = await as(ella).ask<Picture>('POST', 'editing/pictures', { content: original.toString('base64') });
    expect(picture).toMatchObject({ width: 1600, height: 800 });
    const shown = await fetch(`${service.base}/pictures/${picture.name}`);
    expect(shown.headers.get('content-type')).toBe('image/jpeg');
    const kept = Buffer.from(await shown.arrayBuffer());
    expect(kept.includes(Buffer.from('Hemmelig Ejer'))).toBe(false);
    expect(kept.includes(Buffer.from('Exif'))).toBe(false);
    const { findings } = await as(ella).write('su', (guide) => { guide.steps[0]!.picture = picture.name; });
    expect(findings.some(({ rule }) => rule === 'picture-unknown')).toBe(false);
    expect(findings.some(({ rule, place }) => rule === 'words-missing' && place.endsWith('.alt'))).toBe(true);
    for (const content of ['', 'hej', '<svg xmlns="http://www.w3.org/2000/svg"/>', original.subarray(0, 400)]) {
      expect(await as(ella).refusal('POST', 'editing/pictures', { content: Buffer.from(content).toString('base64') })).toBe('PictureRefused');
    }
    expect((await fetch(`${service.base}/pictures/nothing.jpg`)).status).toBe(404);
  });
});

describe('notices that a service is down', () => {
  test('a librarian sets one for 24 hours at most, an editor for as long as it takes, each for the own library', async () => {
    const hours = (count: number): string => new Date(Date.now() + count * 3600_000).toISOString();
    expect(await as(anna).refusal('POST', 'outages', { service: 'mitid', until: null, words: null })).toBe('BadArgument');
    expect(await as(anna).refusal('POST', 'outages', { service: 'mitid', until: hours(25), words: null })).toBe('BadArgument');
    expect(await as(anna).refusal('POST', 'outages', { service: 'facebook', until: hours(1), words: null })).toBe('BadArgument');
    const { outages, mostHours } = await as(anna).ask<OutageViews>('POST', 'outages', { service: 'mitid', until: hours(2), words: null });
    expect([outages.length, mostHours]).toEqual([1, 24]);
    await until(async () => (await page('mitid-glemt-pinkode')).includes('MitID har problemer lige nu'));
    expect(await page('mitid-glemt-pinkode', 'aarhus')).not.toContain('MitID har problemer lige nu');
    expect((await as(aase).ask<OutageViews>('GET', 'outages')).outages).toEqual([]);
    expect((await as(ella).ask<OutageViews>('POST', 'outages', { service: 'skat', until: null, words: null })).outages).toHaveLength(2);
    for (const { id } of outages) await as(ella).ask('DELETE', `outages/${id}`);
    await until(async () => !(await page('mitid-glemt-pinkode')).includes('MitID har problemer lige nu'));
  });
});

/** A guide of one step that the check finds no fault with. */
function fill(guide: EditableGuide['guide']): void {
  const [step] = guide.steps;
  for (const [language, say] of [['da', 'Tryk på den grønne knap.'], ['en', 'Press the green button.']] as const) {
    const words = guide.languages[language]!;
    words.title ||= 'The coffee machine on the first floor';
    words.question = language === 'da' ? 'Vil du have kaffe?' : 'Would you like coffee?';
    words.answer = language === 'da' ? 'Du laver selv kaffe på 1. sal.' : 'You make coffee yourself on the first floor.';
    words.stuck = [language === 'da' ? 'Spørg ved skranken.' : 'Ask at the counter.'];
    words.steps[step?.id ?? ''] = { text: say };
  }
  guide.address = 'https://www.slagelsebib.dk';
  guide.helpers = [{ who: 'library', da: 'Biblioteket hjælper gerne.', en: 'The library is glad to help.' }];
  guide.owner = 'Slagelse Bibliotek';
  guide.sources = [{ url: 'https://www.slagelsebib.dk', age: '2026-11-20' }];
  guide.phrases['da'] = ['hvor kan jeg få kaffe på biblioteket', 'kaffemaskinen virker ikke på første sal', 'kan man købe en kop kaffe hos jer'];
}
