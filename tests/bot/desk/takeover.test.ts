import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { HandoffStatus } from '../../../common/activity.ts';
import type { StaffMember } from '../../../common/desk-api.ts';
import { DirectLineClient } from '../../support/direct-line.ts';
import { startTestService, type RunningService } from '../../support/service.ts';
import { done, librarian } from '../../support/staff.ts';

let service: RunningService;
beforeAll(async () => { service = await startTestService(); });
afterAll(() => service.stop());

let anna: StaffMember;
let bo: StaffMember;
beforeEach(() => { [anna, bo] = [librarian('Anna'), librarian('Bo')]; });
const far = librarian('Fie', { libraryId: 'aarhus' });

async function waiting(): Promise<{ citizen: DirectLineClient; requestId: string }> {
  const citizen = await DirectLineClient.start(service.base);
  await citizen.says('jeg vil tale med et menneske');
  const event = citizen.activities.find(({ name }) => name === 'handoff.initiate');
  return { citizen, requestId: (event?.value as HandoffStatus).requestId };
}

const said = (citizen: DirectLineClient): string[] => citizen.activities.map(({ text }) => text ?? '');

describe('from the robot to a person', () => {
  test('the wish opens a request with the citizen\'s own words', async () => {
    const { citizen, requestId } = await waiting();
    expect(await service.house.desk.queue(anna)).toContainEqual(expect.objectContaining({ id: requestId, state: 'waiting', reason: 'jeg vil tale med et menneske', stuckAt: null, urgency: 'normal' }));
    expect(said(citizen).at(-2)).toContain('Jeg henter en bibliotekar');
  });

  test('a guide that did not work brings guide and step along', async () => {
    const citizen = await DirectLineClient.start(service.base);
    await citizen.says('Glemt MitID-adgangskode', { choice: 'guide:mitid-glemt-adgangskode' });
    await citizen.presses('Jeg sidder fast');
    await citizen.presses('Det virkede ikke');
    const request = (await service.house.desk.queue(anna)).find(({ conversationId }) => conversationId === citizen.conversationId);
    expect(request).toMatchObject({ stuckAt: { guideId: 'mitid-glemt-adgangskode', number: 1, stepText: expect.any(String) } });
  });

  test('a suspected scam goes ahead of all others', async () => {
    await waiting();
    const citizen = await DirectLineClient.start(service.base);
    await citizen.says('Spær', { choice: 'guide:mitid-spaer-misbrug' });
    expect(said(citizen).join('\n')).toMatch(/[Ss]pær/);
    await citizen.presses('Tal med en bibliotekar');
    const [first] = (await service.house.desk.queue(anna)).filter(({ state }) => state === 'waiting');
    expect(first).toMatchObject({ conversationId: citizen.conversationId, urgency: 'scam' });
  });

  test('whoever waits can still be helped by the robot, and can stop waiting', async () => {
    const { citizen, requestId } = await waiting();
    expect((await citizen.says('hej')).length).toBeGreaterThan(0);
    await citizen.presses('Jeg vil ikke vente');
    expect((await service.house.store.request(requestId))?.state).toBe('cancelled');
    expect(citizen.activities.at(-1)).toMatchObject({ name: 'handoff.status', value: { state: 'cancelled' } });
    await expect(service.house.desk.claim(requestId, anna)).rejects.toMatchObject({ code: 'RequestEnded' });
  });
});

describe('with a librarian', () => {
  test('of two who claim at once exactly one gets it', async () => {
    for (let round = 0; round < 10; round += 1) {
      const { requestId } = await waiting();
      const claims = await Promise.allSettled([librarian('Anna'), librarian('Bo')].map((staff) => service.house.desk.claim(requestId, staff)));
      expect(claims.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(claims.find((claim) => claim.status === 'rejected')).toMatchObject({ reason: { code: 'AlreadyClaimed' } });
    }
  });

  test('the robot is silent, the librarian answers, and the citizen sees a first name', async () => {
    const { citizen, requestId } = await waiting();
    await service.house.desk.claim(requestId, anna);
    await citizen.read();
    expect(citizen.activities.at(-1)).toMatchObject({ name: 'handoff.status', value: { state: 'accepted', librarian: 'Anna' } });
    expect(said(citizen).join('\n')).toContain('du taler nu med Anna');
    expect(await citizen.says('jeg har glemt min pinkode')).toEqual([]);
    const answered = await service.house.desk.answer(requestId, anna, { id: 'answer-1', text: 'Hej, lad os se på det.' });
    await citizen.read();
    expect(citizen.activities.at(-1)).toMatchObject({ id: answered.id, text: 'Hej, lad os se på det.', from: { name: 'Anna' }, channelData: { role: 'librarian' } });
    expect(JSON.stringify(citizen.activities)).not.toContain('anna@example.dk');
  });

  test('an answer sent twice counts once', async () => {
    const { citizen, requestId } = await waiting();
    await service.house.desk.claim(requestId, anna);
    const sent = await Promise.all([1, 2, 3].map(() => service.house.desk.answer(requestId, anna, { id: 'answer-2', text: 'En gang' })));
    expect(new Set(sent.map(({ id }) => id)).size).toBe(1);
    await citizen.read();
    expect(said(citizen).filter((text) => text === 'En gang')).toHaveLength(1);
  });

  test('only who has it may answer, and only the own library sees it', async () => {
    const { requestId } = await waiting();
    await expect(service.house.desk.answer(requestId, anna, { id: 'answer-3', text: 'x' })).rejects.toMatchObject({ code: 'NotYours' });
    await service.house.desk.claim(requestId, anna);
    await expect(service.house.desk.answer(requestId, bo, { id: 'answer-4', text: 'x' })).rejects.toMatchObject({ code: 'NotYours' });
    await expect(service.house.desk.read(requestId, far)).rejects.toMatchObject({ code: 'RequestNotFound' });
    expect((await service.house.desk.queue(far)).map(({ id }) => id)).not.toContain(requestId);
  });

  test('the transcript is whole and in order', async () => {
    const { citizen, requestId } = await waiting();
    await service.house.desk.claim(requestId, anna);
    await citizen.read();
    const { transcript } = await service.house.desk.read(requestId, anna);
    expect(transcript.map(({ id }) => id)).toEqual(citizen.activities.map(({ id }) => id));
  });

  test('a secret is masked, and the citizen is told why although the robot is silent', async () => {
    const { citizen, requestId } = await waiting();
    await service.house.desk.claim(requestId, anna);
    const explained = (await citizen.says('mit cpr er 010180-1234')).at(-1);
    expect(explained?.text).toContain('ligner et CPR-nummer');
    expect(JSON.stringify((await service.house.desk.read(requestId, anna)).transcript)).not.toContain('010180');
  });
});

describe('nobody is left alone with a silence', () => {
  test('the citizen can leave the librarian for the robot, and the desk sees it', async () => {
    const { citizen, requestId } = await waiting();
    await service.house.desk.claim(requestId, anna);
    const back = await citizen.says('forfra');
    expect(back.map(({ text }) => text).join()).toContain('tilbage hos robotten');
    expect((await service.house.store.request(requestId))?.state).toBe('cancelled');
    expect((await citizen.says('hej')).length).toBeGreaterThan(0);
    await expect(service.house.desk.answer(requestId, anna, { id: 'answer-6', text: 'x' })).rejects.toMatchObject({ code: 'RequestEnded' });
  });

  test('a call whose acknowledgement was lost can be made again', async () => {
    const { requestId } = await waiting();
    await service.house.desk.claim(requestId, anna);
    const sent = await service.house.desk.answer(requestId, anna, { id: 'answer-7', text: 'Farvel' });
    await service.house.desk.close(requestId, anna, done('end'));
    expect((await service.house.desk.answer(requestId, anna, { id: 'answer-7', text: 'Farvel' })).id).toBe(sent.id);
    expect((await service.house.desk.close(requestId, anna, done('end'))).state).toBe('resolved');
  });
});

describe('back from a person', () => {
  test('handed back, the robot goes on at the same step', async () => {
    const citizen = await DirectLineClient.start(service.base);
    await citizen.says('Glemt MitID-adgangskode', { choice: 'guide:mitid-glemt-adgangskode' });
    const step = citizen.activities.at(-1)?.channelData?.step;
    await citizen.presses('Tal med en bibliotekar');
    const requestId = (citizen.activities.at(-1)?.value as HandoffStatus).requestId;
    await service.house.desk.claim(requestId, anna);
    await service.house.desk.close(requestId, anna, done('bot'));
    const back = await citizen.read();
    expect(back.map(({ text }) => text ?? '').join('\n')).toContain('givet samtalen tilbage til robotten');
    expect(back.findLast(({ channelData }) => channelData?.step !== undefined)?.channelData?.step).toEqual(step);
    expect((await citizen.presses('Jeg sidder fast')).length).toBeGreaterThan(0);
  });

  test('closed, the conversation is over: it can be read, and a new message gets a clear answer', async () => {
    const { citizen, requestId } = await waiting();
    await service.house.desk.claim(requestId, anna);
    await service.house.desk.close(requestId, anna, done('end'));
    const rest = await citizen.read();
    expect(rest.at(-1)).toMatchObject({ name: 'handoff.status', value: { state: 'completed' } });
    expect(await citizen.post({ text: 'hov' })).toMatchObject({ status: 403, body: { error: { code: 'ConversationOver' } } });
    await expect(service.house.desk.answer(requestId, anna, { id: 'answer-5', text: 'x' })).rejects.toMatchObject({ code: 'RequestEnded' });
  });
});
