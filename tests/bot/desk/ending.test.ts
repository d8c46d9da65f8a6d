import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { EventFactory } from 'botbuilder';
import { HubStatus, type StaffMember } from '../../../common/desk-api.ts';
import { danishTime } from '../../../common/local-time.ts';
import { DirectLineClient } from '../../support/direct-line.ts';
import { openDeskStage, type DeskStage } from '../../support/desk-stage.ts';
import { until } from '../../support/until.ts';

/** Long enough to press undo, short enough to wait for. */
const undoFor = 400;
let stage: DeskStage;
let anna: StaffMember;
beforeAll(async () => { stage = await openDeskStage({ undoFor }); });
afterAll(() => stage.stop());
beforeEach(async () => { anna = await stage.arrives('Anna'); });

async function helped(): ReturnType<DeskStage['citizen']> {
  const waiting = await stage.citizen();
  await stage.service.house.desk.claim(waiting.requestId, anna);
  await stage.told(waiting.citizen);
  return waiting;
}
const stateOf = async (id: string): Promise<string> => (await stage.request(id)).state;

describe('a conversation ends', () => {
  test('after a moment in which that can be undone, with how it went and what it was about', async () => {
    const { desk, store } = stage.service.house;
    const { citizen, requestId } = await helped();
    const closing = await desk.close(requestId, anna, { to: 'end', outcome: 'partly', topic: 'mitid-glemt-adgangskode' });
    expect(closing).toMatchObject({ state: 'claimed', closing: { outcome: 'partly' } });
    expect((await desk.undoClose(requestId, anna)).closing).toBeNull();
    await new Promise((resolve) => setTimeout(resolve, undoFor + 200));
    expect(await stateOf(requestId)).toBe('claimed');
    expect(await stage.told(citizen)).toBe('');

    await desk.close(requestId, anna, { to: 'end', outcome: 'partly', topic: 'mitid-glemt-adgangskode' });
    await until(async () => (await stateOf(requestId)) === 'resolved');
    expect(await stage.request(requestId)).toMatchObject({ outcome: 'partly', topic: 'mitid-glemt-adgangskode' });
    expect(await stage.told(citizen)).toContain('Anna har afsluttet samtalen');
    const { date } = danishTime(new Date());
    expect(await store.totals('naestby', date, date)).toContainEqual(expect.objectContaining({ event: 'closed-partly', guideId: 'mitid-glemt-adgangskode' }));
  });

  test('not under the hands of a citizen who still writes', async () => {
    const { desk } = stage.service.house;
    const { citizen, requestId } = await helped();
    await desk.close(requestId, anna, { to: 'end', outcome: 'solved', topic: null });
    await citizen.says('vent, én ting til');
    await until(async () => (await stage.request(requestId)).closing === null);
    expect(await stateOf(requestId)).toBe('claimed');
  });

  test('also when the instance that began to end it has gone', async () => {
    const other = await openDeskStage({ undoFor: 60_000 });
    const { createFinishing } = await import('../../../bot/finishing.ts');
    const { createSituations } = await import('../../../bot/situations.ts');
    const { Serial } = await import('../../../bot/serial.ts');
    const bo = await other.arrives('Bo');
    const { requestId } = await other.citizen();
    const { desk, store, shelf, room, outages, calendars, libraries, pools, switches, learner, world } = other.service.house;
    await desk.claim(requestId, bo);
    await desk.close(requestId, bo, { to: 'bot', outcome: 'solved', topic: null });
    const situations = createSituations({ store, guides: { ...shelf, draft: room.draft }, outages: outages.current, calendar: calendars.of, libraries, pools, switches, publicUrl: null, world });
    const second = createFinishing({ store, situations, understanding: learner.of, serial: new Serial(), world, undoFor: 60_000 }, () => undefined);
    await second.sweep();
    expect((await other.request(requestId)).state).toBe('claimed');
    other.clock.aheadMinutes += 1.1;
    await second.sweep();
    expect((await other.request(requestId)).state).toBe('resolved');
    second.close();
    situations.close();
    await other.stop();
  });

  test('because of abuse: the citizen reads a calm sentence, and the team lead sees it without a name', async () => {
    const { desk } = stage.service.house;
    const { citizen, requestId } = await helped();
    await desk.close(requestId, anna, { to: 'end', outcome: 'abuse', topic: null });
    await until(async () => (await stateOf(requestId)) === 'resolved');
    const told = await stage.told(citizen);
    expect(told).not.toContain('Tak, fordi du skrev');
    const lead = await stage.arrives('Lis', { role: 'teamlead' });
    const { flagged } = await desk.overview(lead);
    expect(flagged.map(({ id }) => id)).toContain(requestId);
    await expect(desk.overview(anna)).rejects.toMatchObject({ code: 'NotAllowed' });
  });
});

describe('a call to make', () => {
  test('is tried, noted, waits on, and the citizen reads that somebody rang', async () => {
    const { desk } = stage.service.house;
    const citizen = await DirectLineClient.start(stage.service.base, { library: 'naestby' });
    await citizen.says('ring mig op');
    await citizen.says('noget med min pension');
    await citizen.says('20 30 40 50');
    const requestId = (await desk.queue(anna)).find(({ conversationId }) => conversationId === citizen.conversationId)?.id ?? '';
    await expect(desk.attempt(requestId, anna, { result: 'no-answer' })).rejects.toMatchObject({ code: 'NotYours' });
    await desk.claim(requestId, anna);
    expect(await desk.attempt(requestId, anna, { result: 'no-answer' })).toMatchObject({ state: 'waiting', kind: 'call', attempts: [{ by: 'Anna', result: 'no-answer' }] });
    expect(await stage.told(citizen)).toContain('har prøvet at ringe til dig');
    expect((await desk.read(requestId, anna)).contact?.phone).toBe('20 30 40 50');
    await desk.claim(requestId, anna);
    // Whoever will be called is not left with a silent robot, until the librarian writes here.
    expect((await citizen.says('jeg har glemt min adgangskode til mitid')).map(({ text }) => text).join('\n')).toContain('Trin 1');
    await desk.answer(requestId, anna, { id: 'answer-call', text: 'Hvornår må jeg ringe?' });
    expect((await citizen.read()).map(({ name, value, text }) => name ?? text ?? value)).toEqual(['handoff.status', 'Hvornår må jeg ringe?']);
    expect(await citizen.says('efter klokken 14')).toEqual([]);
    expect(await desk.attempt(requestId, anna, { result: 'reached' })).toMatchObject({ state: 'claimed', attempts: [{ result: 'no-answer' }, { result: 'reached' }] });
  });
});

describe('the Bot Framework\'s own handoff', () => {
  test('is what another agent hub gets and gives: initiate with the transcript, status back', async () => {
    const { desk } = stage.service.house;
    const { citizen, requestId } = await stage.citizen();
    const event = await desk.initiation(requestId, anna);
    const context = { activity: { conversation: { id: citizen.conversationId }, channelId: 'webchat', from: { id: 'c' }, recipient: { id: 'b' }, serviceUrl: '' } } as never;
    const theirs = EventFactory.createHandoffInitiation(context, { topic: 'pension' }, { activities: [] });
    expect(event).toMatchObject({ type: theirs.type, name: theirs.name, attachments: [{ contentType: theirs.attachments?.[0]?.contentType, name: theirs.attachments?.[0]?.name }] });
    expect(event.attachments[0].content.activities.map(({ text }) => text)).toContain('jeg vil tale med et menneske');
    expect(event.value).toMatchObject({ id: requestId, state: 'waiting', language: 'da' });

    const status = (state: string, message?: string) =>
      desk.status(requestId, anna, HubStatus.parse(EventFactory.createHandoffStatus({ id: citizen.conversationId, isGroup: false, conversationType: '', name: '' }, state, message)));
    expect(await status('accepted')).toMatchObject({ state: 'claimed' });
    expect((await citizen.read()).at(-1)).toMatchObject({ name: 'handoff.status', value: { state: 'accepted', librarian: 'Anna' } });
    expect(await status('failed', 'Ingen ledige hos os')).toMatchObject({ state: 'waiting' });
    expect((await desk.read(requestId, anna)).notes.map(({ text }) => text)).toEqual(['Ingen ledige hos os']);
    await status('accepted');
    await status('completed');
    await until(async () => (await stateOf(requestId)) === 'resolved');
    expect((await citizen.read()).at(-1)).toMatchObject({ name: 'handoff.status', value: { state: 'completed' } });
  });
});
