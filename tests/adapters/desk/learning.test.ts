import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { EditableGuide, PreviewLinks, QuestionGroup, QuestionGroups } from '../../../common/editing-api.ts';
import type { StaffMember } from '../../../common/desk-api.ts';
import { mask } from '../../../common/secrets.ts';
import { openDeskStage, type DeskStage } from '../../support/desk-stage.ts';
import { DirectLineClient } from '../../support/direct-line.ts';
import { EditorClient } from '../../support/editor.ts';

let stage: DeskStage;
let [ella, faxe, anna, admin]: EditorClient[] = [];
let bo: StaffMember;
const as = (client: EditorClient | undefined): EditorClient => client as EditorClient;
beforeAll(async () => {
  stage = await openDeskStage();
  ella = await EditorClient.hire(stage.service, 'Ella', { libraryId: 'naestby' });
  faxe = await EditorClient.hire(stage.service, 'Fie', { libraryId: 'faxeby' });
  anna = await EditorClient.hire(stage.service, 'Anna', { role: 'librarian', libraryId: 'naestby' });
  admin = await EditorClient.hire(stage.service, 'Adam', { role: 'admin', libraryId: 'naestby' });
  bo = await stage.arrives('Bo');
});
afterAll(() => stage.stop());

const list = (client = ella): Promise<QuestionGroups> => as(client).ask<QuestionGroups>('GET', 'editing/questions');
const find = async (text: string, client = ella): Promise<{ group: QuestionGroup; question: QuestionGroup['questions'][number] } | undefined> => {
  for (const group of (await list(client)).groups) for (const question of group.questions) if (question.text.includes(text)) return { group, question };
  return undefined;
};
const chat = (library = 'naestby'): Promise<DirectLineClient> => DirectLineClient.start(stage.service.base, { library });

describe('what the robot did not help with', () => {
  test('is read by the own library\'s editors and admins, alike ones together, and by nobody else', async () => {
    for (const text of ['har I en symaskine jeg må bruge', 'må jeg bruge jeres symaskine']) await (await chat()).says(text);
    await (await chat('faxeby')).says('har I en symaskine jeg må bruge i Faxeby');
    const found = await find('jeres symaskine');
    expect(found?.group.questions.map(({ text, why, guide, answer }) => ({ text, why, guide, answer }))).toEqual(
      ['må jeg bruge jeres symaskine', 'har I en symaskine jeg må bruge'].map((text) => ({ text, why: 'not-understood', guide: null, answer: null })),
    );
    expect(found?.group.id).toBe(found?.question.id);
    expect((await list()).keptDays).toBe(90);
    expect(await find('Faxeby')).toBeUndefined();
    expect((await find('Faxeby', faxe))?.group.questions).toHaveLength(1);
    expect(await find('jeres symaskine', admin)).toBeDefined();
    expect(await as(anna).refusal('GET', 'editing/questions')).toBe('NotAllowed');
    expect((await fetch(`${stage.service.base}/api/desk/editing/questions`)).status).toBe(401);
  });

  test('holds no secret, no e-mail address, no telephone number, and nothing of who asked', async () => {
    await (await chat()).says('sælger I skildpadder mon, skriv til ib@example.dk');
    const found = await find('skildpadder');
    expect(found?.question.text).toBe(`sælger I skildpadder mon, skriv til ${mask}`);
    const citizen = await chat();
    await citizen.says('hvordan fornyer jeg mit pas, jeg har cpr 010190-1234 og tlf 20 30 40 50');
    await citizen.says('stop');
    expect((await find('jeg har cpr'))?.question).toMatchObject({ why: 'given-up', text: `hvordan fornyer jeg mit pas, jeg har cpr ${mask} og tlf ${mask}` });
    expect(Object.keys(found?.question ?? {}).toSorted()).toEqual(['answer', 'at', 'guide', 'id', 'text', 'why']);
  });

  test('is not what a button, a greeting or somebody who waits for a librarian says', async () => {
    const before = (await list()).groups.length;
    const citizen = await chat();
    await citizen.says('hej');
    await citizen.says('tusind tak');
    await citizen.says('👍');
    await citizen.presses('Tal med en bibliotekar');
    await citizen.says('min abekat har spist en banan');
    expect((await list()).groups).toHaveLength(before);
  });

  test('says where somebody gave up, by the number of the step', async () => {
    const citizen = await chat();
    await citizen.says('jeg har glemt min adgangskode til MitID');
    await citizen.presses('Næste').catch(() => undefined);
    await citizen.says('stop');
    const found = await find('glemt min adgangskode');
    expect(found?.question).toMatchObject({ why: 'given-up', guide: { title: expect.stringContaining('MitID'), step: expect.any(Number) } });
    expect(found?.group.candidates[0]).toMatchObject({ id: found?.question.guide?.id, score: expect.any(Number) });
  });

  test('says what was shown to somebody who meant another guide', async () => {
    const citizen = await chat();
    await citizen.says('jeg har glemt min adgangskode til MitID');
    await citizen.says('hvordan fornyer jeg mit pas');
    const { groups } = await list();
    expect(groups.flatMap(({ questions }) => questions).find(({ why }) => why === 'misunderstood')).toMatchObject({ text: 'jeg har glemt min adgangskode til MitID', guide: { step: 1 } });
  });
});

describe('what a librarian answered by hand', () => {
  const answered = async (ask: (citizen: DirectLineClient) => Promise<unknown>, answers: string[], how: 'solved' | 'gone' | 'abuse' = 'solved'): Promise<void> => {
    const { desk } = stage.service.house;
    const { citizen, requestId } = await stage.citizen();
    await desk.claim(requestId, bo);
    await ask(citizen);
    for (const [at, text] of answers.entries()) await desk.answer(requestId, bo, { id: `answer-${at}-${requestId}`.slice(0, 60), text });
    await desk.close(requestId, bo, { to: 'end', outcome: how, topic: null });
  };

  test('is kept with the citizen\'s question, and neither with the wish for a person nor with how to reach somebody', async () => {
    await answered(async (citizen) => {
      await citizen.says('hej');
      await citizen.says('kan man låne en boremaskine hos jer');
      await citizen.says('fedt');
    }, ['Ja, i værktøjskassen på 1. sal.', 'Ring på 58 57 00 00, eller skriv til bo@example.dk.']);
    expect((await find('boremaskine'))?.question).toMatchObject({
      why: 'by-hand', text: 'kan man låne en boremaskine hos jer', guide: null, answer: `Ja, i værktøjskassen på 1. sal.\nRing på ${mask}, eller skriv til ${mask}.`,
    });
  });

  test('is the message that was left, and the answer to it', async () => {
    const { desk } = stage.service.house;
    const citizen = await chat();
    await citizen.says('læg en besked');
    await citizen.says('må jeg holde et kaffemøde i jeres lokale');
    await citizen.says('Karen Holm, 20 30 40 50');
    const [request] = (await desk.queue(bo)).filter(({ conversationId }) => conversationId === citizen.conversationId);
    await desk.claim(request?.id ?? '', bo);
    await desk.answer(request?.id ?? '', bo, { id: 'answer-message', text: 'Ja, det kan du booke.' });
    await desk.close(request?.id ?? '', bo, { to: 'bot', outcome: 'solved', topic: null });
    expect((await find('kaffemøde'))?.question).toMatchObject({ why: 'by-hand', text: 'må jeg holde et kaffemøde i jeres lokale', answer: 'Ja, det kan du booke.' });
    expect(JSON.stringify(await list())).not.toMatch(/Karen|20 30/);
  });

  test('is nothing where nobody answered, nobody was there, or it was abuse', async () => {
    await answered((citizen) => citizen.says('kan jeg låne en trompet'), []);
    await answered((citizen) => citizen.says('kan jeg låne en basun'), ['Er du der?'], 'gone');
    await answered((citizen) => citizen.says('kan jeg låne en tuba'), ['Nu stopper vi.'], 'abuse');
    await answered((citizen) => citizen.says('jeg har tænkt på at slå mig selv ihjel'), ['Ring til Livslinien.']);
    for (const text of ['trompet', 'basun', 'tuba', 'ihjel']) expect(await find(text)).toBeUndefined();
  });
});

describe('it leaves the list', () => {
  test('when an editor dismisses it, and nobody dismisses another library\'s', async () => {
    await (await chat()).says('sælger I frimærker med dronningen på');
    const id = (await find('frimærker'))?.question.id ?? '';
    await as(faxe).ask('POST', 'editing/questions/dismiss', { questionIds: [id] });
    expect(await find('frimærker')).toBeDefined();
    const left = await as(ella).ask<QuestionGroups>('POST', 'editing/questions/dismiss', { questionIds: [id] });
    expect(left).toEqual(await list());
    expect(await find('frimærker')).toBeUndefined();
    expect(await as(ella).refusal('POST', 'editing/questions/dismiss', { questionIds: [] })).toBe('BadArgument');
    expect(await as(anna).refusal('POST', 'editing/questions/dismiss', { questionIds: [id] })).toBe('NotAllowed');
  });

  test('when it becomes a phrase of a guide', async () => {
    await (await chat()).says('min legitimation til rejsen dur ikke mere efter nytår');
    const found = await find('legitimation til rejsen');
    const asked = found?.question.id ?? '';
    const { guide } = await as(ella).ask<EditableGuide>('POST', 'editing/phrases', { guideId: 'pas-forny', language: 'da', text: 'min legitimation til rejsen er for gammel', questionIds: asked === '' ? [] : [asked] });
    expect(guide.phrases['da']).toContain('min legitimation til rejsen er for gammel');
    expect(await find('legitimation til rejsen')).toBeUndefined();
  });

  test('when it becomes a guide', async () => {
    await (await chat()).says('har I et sted hvor man kan vaske tæpper');
    const asked = (await find('vaske tæpper'))?.question.id ?? '';
    await as(ella).ask('POST', 'editing/guides', { title: 'Vask et tæppe', category: 'biblioteket', questionIds: [asked] });
    expect(await find('vaske tæpper')).toBeUndefined();
  });
});

test('an editor who tries a draft is no citizen: nothing is counted and nothing is noticed', async () => {
  const { store } = stage.service.house;
  await as(ella).write('pas-forny', (guide) => { guide.languages['da']!.title = 'Forny dit pas nu'; });
  const { chat: address } = await as(ella).ask<PreviewLinks>('POST', 'editing/guides/pas-forny/preview');
  const preview = new URL(address).searchParams.get('preview') ?? '';
  const counts = (): Promise<unknown> => store.totals('naestby', '2000-01-01', '2100-01-01');
  const before = await counts();
  const editor = await DirectLineClient.start(stage.service.base, { library: 'naestby', guide: 'pas-forny', preview });
  await editor.says('det her spørgsmål stilles af en redaktør om hestesko');
  await editor.says('stop');
  expect(await counts()).toEqual(before);
  expect(await find('hestesko')).toBeUndefined();
});
