import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { StaffMember } from '../../../common/desk-api.ts';
import { openDeskStage, type DeskStage } from '../../support/desk-stage.ts';

let stage: DeskStage;
let [anna, bo, fie]: StaffMember[] = [];
const by = (staff: StaffMember | undefined): StaffMember => {
  if (staff === undefined) throw new Error('Nobody has arrived yet.');
  return staff;
};
beforeAll(async () => { stage = await openDeskStage(); });
afterAll(() => stage.stop());
beforeEach(async () => { [anna, bo, fie] = [await stage.arrives('Anna'), await stage.arrives('Bo'), await stage.arrives('Fie', { libraryId: 'faxeby' })]; });

async function helped(): ReturnType<DeskStage['citizen']> {
  const waiting = await stage.citizen();
  await stage.service.house.desk.claim(waiting.requestId, by(anna));
  await stage.told(waiting.citizen);
  return waiting;
}

describe('a conversation is passed on', () => {
  test('to a colleague, who is offered it and finds the note; the citizen is told by first names', async () => {
    const { desk } = stage.service.house;
    const { citizen, requestId } = await helped();
    expect((await desk.targets(requestId, by(anna))).colleagues.map(({ id }) => id)).toContain(bo?.id);
    await desk.transfer(requestId, by(anna), { to: { kind: 'person', staffId: by(bo).id }, note: 'Har prøvet to gange. Mit nummer 010180-1234 er hemmeligt.' });
    expect(await stage.request(requestId)).toMatchObject({ state: 'waiting', offer: { to: { firstName: 'Bo' }, by: { firstName: 'Anna' } } });
    expect(await stage.told(citizen)).toMatch(/Anna .*Bo/);
    await desk.claim(requestId, by(bo));
    const { notes } = await desk.read(requestId, by(bo));
    expect(notes).toMatchObject([{ by: { firstName: 'Anna' }, text: expect.stringMatching(/^Har prøvet to gange\. (?!.*010180)/) }]);
    await stage.told(citizen);
    expect(JSON.stringify(citizen.activities)).not.toMatch(/prøvet to gange/);
  });

  test('to nobody who is not there', async () => {
    const { desk } = stage.service.house;
    const { requestId } = await helped();
    await desk.left(by(bo));
    await expect(desk.transfer(requestId, by(anna), { to: { kind: 'person', staffId: by(bo).id }, note: '' })).rejects.toMatchObject({ code: 'StaffNotFound' });
    await expect(desk.transfer(requestId, by(anna), { to: { kind: 'library', libraryId: 'atlantis' }, note: '' })).rejects.toMatchObject({ code: 'LibraryNotFound' });
    expect((await stage.request(requestId)).claimedBy?.firstName).toBe('Anna');
  });

  test('to the queue, by its owner alone', async () => {
    const { desk } = stage.service.house;
    const { requestId } = await helped();
    await expect(desk.transfer(requestId, by(bo), { to: { kind: 'queue' }, note: '' })).rejects.toMatchObject({ code: 'NotYours' });
    await desk.transfer(requestId, by(anna), { to: { kind: 'queue' }, note: 'Jeg går til frokost' });
    expect((await desk.read(requestId, by(bo))).request).toMatchObject({ state: 'waiting', claimedBy: null });
  });

  test('to another library only when the citizen says yes; until then, and with a no, it stays', async () => {
    const { desk } = stage.service.house;
    const { citizen, requestId } = await helped();
    await desk.transfer(requestId, by(anna), { to: { kind: 'library', libraryId: 'faxeby' }, note: 'Lånt hos jer' });
    expect(await stage.told(citizen)).toMatch(/Anna.*Faxeby Bibliotek/s);
    expect((await desk.queue(by(fie))).map(({ conversationId }) => conversationId)).not.toContain(citizen.conversationId);
    expect((await stage.request(requestId)).claimedBy?.firstName).toBe('Anna');
    await citizen.presses(buttons(citizen).find((label) => label.startsWith('Nej') && !label.includes('kun')) ?? '');
    expect((await stage.request(requestId)).state).toBe('claimed');

    await desk.transfer(requestId, by(anna), { to: { kind: 'library', libraryId: 'faxeby' }, note: '' });
    await stage.told(citizen);
    await citizen.presses(buttons(citizen).find((label) => label.startsWith('Ja')) ?? '');
    expect(await stage.request(requestId)).toMatchObject({ state: 'resolved', outcome: 'referred' });
    const there = (await desk.queue(by(fie))).find(({ conversationId }) => conversationId === citizen.conversationId);
    expect(there).toMatchObject({ libraryId: 'faxeby', state: 'waiting' });
    expect((await desk.read(there?.id ?? '', by(fie))).notes.map(({ text }) => text)).toEqual(['Lånt hos jer']);
  });
});

const buttons = ({ activities }: { activities: { suggestedActions?: { actions: { title: string }[] } | undefined }[] }): string[] =>
  activities.findLast((activity) => activity.suggestedActions !== undefined)?.suggestedActions?.actions.map(({ title }) => title) ?? [];

describe('a pool', () => {
  test('sees a citizen after their yes, and answers them', async () => {
    const { desk } = stage.service.house;
    const { citizen, requestId } = await stage.citizen('jeg vil tale med en bibliotekar om min pension');
    expect((await desk.queue(by(fie))).map(({ id }) => id)).not.toContain(requestId);
    await expect(desk.read(requestId, by(fie))).rejects.toMatchObject({ code: 'RequestNotFound' });
    expect(citizen.activities.map(({ text }) => text ?? '').join('\n')).toContain('bibliotekerne på Sydsjælland');
    await citizen.presses(buttons(citizen).find((label) => label.startsWith('Ja')) ?? '');
    expect((await desk.queue(by(fie))).map(({ id }) => id)).toContain(requestId);
    await desk.claim(requestId, by(fie));
    await desk.answer(requestId, by(fie), { id: 'answer-pool', text: 'Hej fra Faxeby' });
    expect(await stage.told(citizen)).toContain('Hej fra Faxeby');
    await expect(desk.claim(requestId, by(anna))).rejects.toMatchObject({ code: 'AlreadyClaimed' });
  });
});
