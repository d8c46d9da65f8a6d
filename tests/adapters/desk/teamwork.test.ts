import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { StaffMember, TransferTargets } from '../../../common/desk-api.ts';
import { openDeskHouse, type Browser, type DeskHouse, type Stream } from './house.ts';

let house: DeskHouse;
let anna: Browser;
let bo: Browser;
let lis: Browser;
let far: Browser;
let boHimself: StaffMember;
let desk: Stream;
beforeAll(async () => {
  house = await openDeskHouse({ undoFor: 60_000 });
  await house.hire('anna');
  boHimself = await house.hire('bo');
  await house.hire('lis', 'teamlead');
  await house.hire('far', 'librarian', 'aarhus');
  [anna, bo, lis, far] = [await house.signIn('anna'), await house.signIn('bo'), await house.signIn('lis'), await house.signIn('far')];
  desk = bo.stream();
  await desk.until(({ kind }) => kind === 'team');
});
afterAll(async () => {
  desk.socket.terminate();
  await house.stop();
});
afterEach(() => expect(house.faults).toEqual([]));

const at = (id: string, what = ''): string => `/api/desk/requests/${id}${what}`;
const refusal = (code: string) => ({ error: { code, message: expect.any(String) } });
async function claimed(browser: Browser, libraryId?: string): Promise<string> {
  const { requestId } = await house.citizen(libraryId);
  expect(await browser.post(at(requestId, '/claim'))).toMatchObject({ status: 200 });
  return requestId;
}

describe('passing on', () => {
  test('a colleague whose desk is open is offered it, and reads the note that goes along', async () => {
    const id = await claimed(anna);
    const { colleagues, libraries } = (await anna.get(at(id, '/targets'))).body as TransferTargets;
    expect(colleagues).toEqual([{ id: boHimself.id, firstName: 'Bo', libraryId: 'slagelse' }]);
    expect(libraries.map((each) => each.id)).toContain('aarhus');
    expect(await anna.post(at(id, '/transfer'), { to: { kind: 'person', staffId: boHimself.id }, note: 'Hun har læsebriller på' }))
      .toMatchObject({ status: 200, body: { state: 'waiting', claimedBy: null, offer: { to: { firstName: 'Bo' }, by: { firstName: 'Anna' } } } });
    expect((await bo.get(at(id))).body).toMatchObject({ notes: [{ text: 'Hun har læsebriller på', by: { firstName: 'Anna' } }] });
    expect(await bo.post(at(id, '/decline'))).toMatchObject({ status: 200, body: { state: 'waiting', offer: null } });
  });

  test('the queue gets it back', async () => {
    expect(await anna.post(at(await claimed(anna), '/transfer'), { to: { kind: 'queue' } })).toMatchObject({ status: 200, body: { state: 'waiting', offer: null } });
  });

  test('another library waits for the citizen’s yes', async () => {
    expect(await anna.post(at(await claimed(anna), '/transfer'), { to: { kind: 'library', libraryId: 'aarhus' } })).toMatchObject({ status: 200, body: { state: 'claimed', libraryId: 'slagelse' } });
  });

  test.each([
    ['nobody', { kind: 'person', staffId: 'nobody' }, 404, 'StaffNotFound'],
    ['no library', { kind: 'library', libraryId: 'atlantis' }, 404, 'LibraryNotFound'],
    ['nowhere', { kind: 'moon' }, 400, 'BadArgument'],
  ])('%s is refused, and it stays where it is', async (_, to, status, code) => {
    const id = await claimed(anna);
    expect(await anna.post(at(id, '/transfer'), { to })).toMatchObject({ status, body: refusal(code) });
    expect((await anna.get(at(id))).body).toMatchObject({ request: { state: 'claimed', claimedBy: { firstName: 'Anna' } } });
  });
});

test('an end can be taken back while there is time', async () => {
  const id = await claimed(anna);
  expect(await anna.post(at(id, '/close'), { to: 'end', outcome: 'referred', topic: 'other' })).toMatchObject({ status: 200, body: { state: 'claimed', closing: { to: 'end', outcome: 'referred', topic: 'other', at: expect.any(String) } } });
  expect(await bo.delete(at(id, '/close'))).toMatchObject({ status: 409, body: refusal('NotYours') });
  expect(await anna.delete(at(id, '/close'))).toMatchObject({ status: 200, body: { state: 'claimed', closing: null } });
});

test('tries to reach a citizen are kept', async () => {
  const id = await claimed(anna);
  expect(await bo.post(at(id, '/attempts'), { result: 'voicemail' })).toMatchObject({ status: 409, body: refusal('NotYours') });
  expect(await anna.post(at(id, '/attempts'), { result: 'reached' })).toMatchObject({ status: 200, body: { state: 'claimed', attempts: [{ by: 'Anna', result: 'reached' }] } });
  expect(await anna.post(at(id, '/attempts'), { result: 'asleep' })).toMatchObject({ status: 400, body: refusal('BadArgument') });
});

test('a note sent twice counts once, is masked, and has its own limit', async () => {
  const { requestId } = await house.citizen();
  const note = { id: 'note-00001', text: 'Cpr er 010180-1234' };
  const [first, again] = [await bo.post(at(requestId, '/notes'), note), await bo.post(at(requestId, '/notes'), note)];
  expect(first).toMatchObject({ status: 200, body: { id: note.id, requestId, by: { firstName: 'Bo' } } });
  expect(again.body).toEqual(first.body);
  expect(JSON.stringify((await anna.get(at(requestId))).body)).not.toContain('010180-1234');
  expect(await bo.post(at(requestId, '/notes'), { id: 'note-00002', text: 'x'.repeat(2001) })).toMatchObject({ status: 400, body: { error: { code: 'BadArgument', message: expect.stringContaining('2000') } } });
});

test('a librarian has as many chats as the library allows', async () => {
  for (let n = 0; n < 3; n += 1) await claimed(far, 'aarhus');
  const { requestId } = await house.citizen('aarhus');
  expect(await far.post(at(requestId, '/claim'))).toMatchObject({ status: 409, body: refusal('TooManyChats') });
});

test('another hub reads a request as handoff.initiate, and says what became of it', async () => {
  const { requestId } = await house.citizen();
  const say = (state: string, message?: string) => anna.post(at(requestId, '/status'), { type: 'event', name: 'handoff.status', value: { state, message, extra: 1 } });
  expect(await anna.get(at(requestId, '/handoff'))).toMatchObject({
    status: 200, body: { type: 'event', name: 'handoff.initiate', value: { id: requestId }, attachments: [{ name: 'Transcript', content: { activities: expect.arrayContaining([expect.objectContaining({ text: 'jeg vil tale med et menneske' })]) } }] },
  });
  expect(await say('accepted')).toMatchObject({ status: 200, body: { state: 'claimed', claimedBy: { firstName: 'Anna' } } });
  expect(await say('failed', 'Ingen ledige')).toMatchObject({ status: 200, body: { state: 'waiting' } });
  expect((await anna.get(at(requestId))).body).toMatchObject({ notes: [{ text: 'Ingen ledige' }] });
  expect(await say('exploded')).toMatchObject({ status: 400, body: refusal('BadArgument') });
});

test('one’s own replies are filled for the citizen, and nobody else’s', async () => {
  const { requestId } = await house.citizen();
  const own = async (browser: Browser): Promise<object[]> => ((await browser.get(at(requestId, '/replies'))).body as { replies: { of: string }[] }).replies.filter(({ of }) => of === 'own');
  expect(await anna.post('/api/desk/replies', { id: 'reply-anna', title: 'Hilsen', text: 'Hilsen {librarian}' })).toMatchObject({ status: 204 });
  expect(await own(anna)).toEqual([{ id: 'reply-anna', title: 'Hilsen', text: 'Hilsen Anna', of: 'own' }]);
  expect(await own(bo)).toEqual([]);
  expect(await bo.post('/api/desk/replies', { id: 'reply-anna', title: 'Tyv', text: 'Nu min' })).toMatchObject({ status: 409, body: refusal('Conflict') });
  expect(await bo.delete('/api/desk/replies/reply-anna')).toMatchObject({ status: 204 });
  expect(await own(anna)).toHaveLength(1);
  expect(await anna.delete('/api/desk/replies/reply-anna')).toMatchObject({ status: 204 });
  expect(await own(anna)).toEqual([]);
});

describe('the team', () => {
  test('sees who is ready, and every open desk hears that it has changed', async () => {
    expect(await bo.post('/api/desk/status', { status: 'counter' })).toMatchObject({ status: 200, body: { present: [{ firstName: 'Bo', status: 'counter' }] } });
    await desk.until((each) => each.kind === 'team' && each.team.present[0]?.status === 'counter');
    expect(await bo.post('/api/desk/status', { status: 'away' })).toMatchObject({ status: 400, body: refusal('BadArgument') });
    expect((await far.get('/api/desk/team')).body).toMatchObject({ present: [], libraries: [{ id: 'aarhus' }] });
    await bo.post('/api/desk/status', { status: 'ready' });
  });

  test('is led by its lead alone, and switches are the lead’s', async () => {
    const off = { what: 'handoff', reason: { da: 'Strømmen er gået', en: 'The power is out' } };
    for (const reply of [await anna.post('/api/desk/switches', off), await anna.get('/api/desk/overview')]) expect(reply).toMatchObject({ status: 403, body: refusal('NotAllowed') });
    expect(await lis.post('/api/desk/switches', off)).toMatchObject({ status: 200, body: { bot: null, handoff: { reason: off.reason, by: { firstName: 'Lis' } } } });
    await desk.until((each) => each.kind === 'team' && each.team.switches.handoff !== null);
    expect((await far.get('/api/desk/team')).body).toMatchObject({ switches: { bot: null, handoff: null } });
    expect(await lis.post('/api/desk/switches', { what: 'handoff', reason: { da: 'Kun dansk' } })).toMatchObject({ status: 400, body: refusal('BadArgument') });
    expect(await lis.post('/api/desk/switches', { what: 'handoff', reason: null })).toMatchObject({ status: 200, body: { handoff: null } });
  });
});
