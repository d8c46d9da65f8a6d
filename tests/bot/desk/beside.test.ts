import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { keepHours } from '../../../bot/duty-hours.ts';
import { watchCitizens } from '../../../bot/attendance.ts';
import { Serial } from '../../../bot/serial.ts';
import { createSituations, type Situations } from '../../../bot/situations.ts';
import type { StaffMember } from '../../../common/desk-api.ts';
import { DirectLineClient } from '../../support/direct-line.ts';
import { openDeskStage, type DeskStage } from '../../support/desk-stage.ts';

/** A Tuesday's chat duty that ends at noon, local time. */
const duty = [{ days: [1, 2, 3, 4, 5], from: '09:00', to: '12:00' }];
let stage: DeskStage;
let situations: Situations;
let anna: StaffMember;
beforeAll(async () => {
  stage = await openDeskStage({ answering: { duty } });
  const { store, shelf, room, outages, calendars, libraries, pools, switches, world } = stage.service.house;
  situations = createSituations({ store, guides: { ...shelf, draft: room.draft }, outages: outages.current, calendar: calendars.of, libraries, pools, switches, publicUrl: null, world });
});
afterAll(async () => {
  situations.close();
  await stage.stop();
});
const at = (time: string): void => { stage.clock.aheadMinutes = (Date.parse(`2026-11-24T${time}:00+01:00`) - Date.now()) / 60_000; };
beforeEach(async () => {
  at('10:00');
  anna = await stage.arrives('Anna');
});
const needs = () => {
  const { store, pools, world } = stage.service.house;
  return { store, pools, world, situations, serial: new Serial() };
};

describe('the end of chat duty', () => {
  test('twenty minutes before it those who wait are offered a call or a message, once; then what they asked is a message', async () => {
    at('11:10');
    const { citizen, requestId } = await stage.citizen();
    at('11:39');
    await keepHours(needs());
    expect(await stage.told(citizen)).toBe('');
    at('11:41');
    await keepHours(needs());
    await keepHours(needs());
    const told = await stage.told(citizen);
    expect(told.match(/12/g)).toHaveLength(1);
    expect(citizen.activities.findLast(({ suggestedActions }) => suggestedActions !== undefined)?.suggestedActions?.actions.map(({ value }) => value.choice)).toEqual(expect.arrayContaining(['letter-message', 'letter-call', 'cancel-handoff']));
    at('12:00');
    await keepHours(needs());
    expect(await stage.request(requestId)).toMatchObject({ kind: 'message', state: 'waiting' });
    expect(await stage.told(citizen)).toMatch(/besked/);
    expect((await stage.service.house.store.load(citizen.conversationId))?.state.handoff).toMatchObject({ kind: 'message', requestId });
    // The answer waits in the same chat.
    at('12:05');
    const { desk } = stage.service.house;
    await desk.claim(requestId, anna);
    await desk.answer(requestId, anna, { id: 'answer-late', text: 'Her er dit svar' });
    expect(await stage.told(citizen)).toContain('Her er dit svar');
  });

  test('whoever somebody is helping is left in peace', async () => {
    at('11:30');
    const { citizen, requestId } = await stage.citizen();
    await stage.service.house.desk.claim(requestId, anna);
    await stage.told(citizen);
    at('12:05');
    await keepHours(needs());
    expect(await stage.told(citizen)).toBe('');
    expect(await stage.request(requestId)).toMatchObject({ kind: 'chat', state: 'claimed' });
  });
});

describe('a citizen who closes the page', () => {
  const listens = (citizen: DirectLineClient): Promise<void> => stage.service.house.store.listening([citizen.conversationId], stage.service.house.world.now().toISOString());

  test('is shown as gone, as back, and after half an hour no longer waits; on coming back they read it and may ask again', async () => {
    const { store } = stage.service.house;
    const { citizen, requestId } = await stage.citizen();
    await listens(citizen);
    await watchCitizens(needs());
    expect((await stage.request(requestId)).citizenGoneAt).toBeNull();
    at('10:02');
    await watchCitizens(needs());
    expect((await stage.request(requestId)).citizenGoneAt).not.toBeNull();
    await listens(citizen);
    await watchCitizens(needs());
    expect((await stage.request(requestId)).citizenGoneAt).toBeNull();
    at('10:33');
    await watchCitizens(needs());
    await watchCitizens(needs());
    expect(await stage.request(requestId)).toMatchObject({ state: 'abandoned', endedAt: expect.any(String) });
    expect(await stage.told(citizen)).not.toBe('');
    expect((await store.load(citizen.conversationId))?.state.handoff).toBeNull();
    await citizen.says('jeg vil tale med et menneske');
    expect((await store.requestsOf(citizen.conversationId)).map(({ state }) => state)).toEqual(['abandoned', 'waiting']);
  });

  test('keeps the librarian who has the conversation, and where nobody can tell nothing is assumed', async () => {
    const [hers, unknown] = [await stage.citizen(), await stage.citizen()];
    await listens(hers.citizen);
    await stage.service.house.desk.claim(hers.requestId, anna);
    at('11:30');
    await watchCitizens(needs());
    await watchCitizens(needs());
    expect(await stage.request(hers.requestId)).toMatchObject({ state: 'claimed', citizenGoneAt: expect.any(String) });
    expect(await stage.request(unknown.requestId)).toMatchObject({ state: 'waiting', citizenGoneAt: null });
  });
});

describe('beside the conversation', () => {
  test('a note is read by colleagues and reaches the citizen by no way', async () => {
    const { desk, store } = stage.service.house;
    const { citizen, requestId } = await stage.citizen();
    const secret = 'Borgeren virker forvirret, ring til værgen';
    const [note, twice] = await Promise.all([1, 2].map(() => desk.note(requestId, anna, { id: 'note-0001', text: secret })));
    expect(twice).toEqual(note);
    expect((await desk.read(requestId, anna)).notes).toEqual([note]);
    await citizen.read();
    const rows = await store.activitiesAfter(citizen.conversationId, 0, 1000);
    expect(JSON.stringify([citizen.activities, rows, await store.load(citizen.conversationId)])).not.toContain('værgen');
    expect(JSON.stringify((await desk.initiation(requestId, anna)).attachments)).not.toContain('værgen');
  });

  test('guides are suggested from what the citizen has written, and the care card is there', async () => {
    const { desk } = stage.service.house;
    const { citizen, requestId } = await stage.citizen();
    await desk.claim(requestId, anna);
    expect((await desk.suggestions(requestId, anna)).guides.length).toBeLessThanOrEqual(3);
    await citizen.says('jeg har glemt min adgangskode til mitid');
    const { guides: [first] } = await desk.suggestions(requestId, anna);
    expect(first?.id).toBe('mitid-glemt-adgangskode');
    expect((await desk.care(requestId, anna)).text).toContain('Livslinien');
  });

  test('a librarian keeps replies of their own, filled for this citizen, and nobody else sees or deletes them', async () => {
    const { desk } = stage.service.house;
    const bo = await stage.arrives('Bo');
    const { requestId } = await stage.citizen();
    await desk.saveReply(anna, { id: 'reply-0001', title: 'Hilsen', text: 'Kærlig hilsen {librarian} fra {library}' });
    expect((await desk.replies(requestId, anna)).replies).toContainEqual({ id: 'reply-0001', title: 'Hilsen', text: 'Kærlig hilsen Anna fra Næstby Bibliotek', of: 'own' });
    expect((await desk.replies(requestId, bo)).replies.map(({ id }) => id)).not.toContain('reply-0001');
    await desk.deleteReply(bo, 'reply-0001');
    expect((await desk.replies(requestId, anna)).replies.map(({ id }) => id)).toContain('reply-0001');
    await desk.deleteReply(anna, 'reply-0001');
    expect((await desk.replies(requestId, anna)).replies.map(({ id }) => id)).not.toContain('reply-0001');
  });

  test('marks up to where each side has read never go back, nor past what there is', async () => {
    const { desk, bot, store } = stage.service.house;
    const { citizen, requestId } = await stage.citizen();
    await desk.claim(requestId, anna);
    const { watermark = 0 } = await store.load(citizen.conversationId) ?? {};
    await desk.markRead(requestId, anna, { watermark: 2 });
    await bot.read(citizen.conversationId, 9999);
    await bot.read(citizen.conversationId, 1);
    expect((await desk.read(requestId, anna)).read).toEqual({ citizen: watermark, librarian: 2 });
    // Who only looks at a colleague's conversation has not read it for the citizen.
    await desk.markRead(requestId, await stage.arrives('Bo'), { watermark });
    expect((await desk.read(requestId, anna)).read.librarian).toBe(2);
  });

  test('earlier requests of the conversation are there to see', async () => {
    const { desk } = stage.service.house;
    const { citizen, requestId } = await stage.citizen();
    await citizen.presses('Jeg vil ikke vente');
    await citizen.says('jeg vil tale med et menneske');
    const newest = (await desk.queue(anna)).find(({ conversationId }) => conversationId === citizen.conversationId);
    expect((await desk.read(newest?.id ?? '', anna)).earlier).toMatchObject([{ id: requestId, state: 'cancelled' }]);
  });
});

describe('a bad day', () => {
  test('a team lead closes the handoff with a reason that citizens read, and opens it again', async () => {
    const { desk } = stage.service.house;
    const lead = await stage.arrives('Lis', { role: 'teamlead' });
    const reason = { da: 'Vi har strømsvigt.', en: 'We have a power cut.' };
    await expect(desk.setSwitch(anna, { what: 'handoff', reason })).rejects.toMatchObject({ code: 'NotAllowed' });
    expect(await desk.setSwitch(lead, { what: 'handoff', reason })).toMatchObject({ bot: null, handoff: { reason, by: { firstName: 'Lis' } } });
    const citizen = await DirectLineClient.start(stage.service.base, { library: 'naestby' });
    expect((await citizen.says('jeg vil tale med et menneske')).map(({ text }) => text).join('\n')).toContain('Vi har strømsvigt.');
    expect(await stage.service.house.store.requestsOf(citizen.conversationId)).toEqual([]);
    await desk.setSwitch(lead, { what: 'handoff', reason: null });
    await citizen.says('jeg vil tale med et menneske');
    expect(await stage.service.house.store.requestsOf(citizen.conversationId)).toHaveLength(1);
  });

  test('a silent robot says why, still hands over, and still helps whoever is in danger', async () => {
    const { desk } = stage.service.house;
    const lead = await stage.arrives('Lis', { role: 'teamlead' });
    await desk.setSwitch(lead, { what: 'bot', reason: { da: 'Vejledningerne bliver rettet.', en: 'The guides are being corrected.' } });
    const citizen = await DirectLineClient.start(stage.service.base, { library: 'naestby' });
    const answer = (await citizen.says('jeg har glemt min adgangskode til mitid')).map(({ text }) => text).join('\n');
    expect(answer).toContain('Vejledningerne bliver rettet.');
    expect(answer).not.toContain('Trin 1');
    expect((await citizen.says('jeg vil ikke leve mere')).map(({ text }) => text).join('\n')).toContain('Livslinien');
    await citizen.says('jeg vil tale med et menneske');
    expect(await stage.service.house.store.requestsOf(citizen.conversationId)).toHaveLength(1);
    await desk.setSwitch(lead, { what: 'bot', reason: null });
    expect((await citizen.says('jeg har glemt min adgangskode til mitid')).map(({ text }) => text).join('\n')).toContain('Trin 1');
  });
});

test('a team lead sees hours and load, and no person\'s work', async () => {
  const { desk } = stage.service.house;
  const lead = await stage.arrives('Lis', { role: 'teamlead' });
  const { requestId } = await stage.citizen();
  await desk.claim(requestId, anna);
  at('10:01');
  const overview = await desk.overview(lead);
  expect(overview).toMatchObject({ roster: duty, from: '2026-10-27', to: '2026-11-24' });
  expect(overview.load.find(({ weekday, hour }) => weekday === 2 && hour === 10)).toMatchObject({ opened: expect.any(Number), answered: expect.any(Number) });
  expect(JSON.stringify([overview.load, overview.flagged])).not.toContain('Anna');
});
