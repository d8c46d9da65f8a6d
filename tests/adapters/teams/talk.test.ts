import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { BotFrameworkClient } from '../../support/bot-framework.ts';
import { startChannelService, type ChannelService } from '../../support/bot-framework-service.ts';
import { Connector, buttonsOf } from '../../support/connector.ts';
import { anna, done } from '../../support/staff.ts';
import { until } from '../../support/until.ts';

let service: ChannelService;
let connector: Connector;
beforeAll(async () => {
  connector = await Connector.start();
  service = await startChannelService();
});
afterAll(async () => {
  await service.stop();
  await connector.stop();
});

const citizen = (): BotFrameworkClient => new BotFrameworkClient(service.base, connector);

describe('a citizen in a Bot Framework channel', () => {
  test('is greeted by a robot once, when the bot is added', async () => {
    const someone = citizen();
    const [greeting] = await someone.joins();
    expect(greeting?.text).toContain('en robot');
    // In Teams it is staff who ask, with a citizen beside them.
    expect(greeting?.text).toContain('den, du hjælper');
    expect(await someone.joins()).toEqual([]);
    expect((await someone.says('hej')).map(({ text }) => text).join()).not.toContain('en robot');
  });

  test('is not greeted when only the bot itself was added', async () => {
    const someone = citizen();
    await someone.accepted({ type: 'conversationUpdate', membersAdded: [{ id: '28:bot' }] });
    expect(someone.shown).toEqual([]);
  });

  test('is led through a guide by what is typed and by what is pressed, in order', async () => {
    const someone = citizen();
    const [greeting, ...guide] = await someone.says('jeg har glemt min adgangskode til MitID');
    expect(greeting?.text).toContain('en robot');
    expect(guide.at(-1)?.text).toContain('Trin 1 af');
    const [stuck] = await someone.presses('Jeg sidder fast');
    expect(stuck?.text).toContain('Kom du videre?');
    await someone.says('jeg sidder fast');
    expect(someone.shown.every(({ type, textFormat }) => type === 'message' && textFormat === 'plain')).toBe(true);
  });

  test('sees more than three buttons on a card, fewer as suggested actions', async () => {
    const someone = citizen();
    const [greeting] = await someone.joins();
    expect(greeting).toMatchObject({ suggestedActions: { actions: expect.any(Array) } });
    expect(greeting?.attachments).toBeUndefined();
    const step = (await someone.says('jeg har glemt min adgangskode til MitID')).at(-1);
    expect(step?.attachments?.[0]?.contentType).toBe('application/vnd.microsoft.card.hero');
    expect(step?.suggestedActions).toBeUndefined();
    expect(buttonsOf(step ?? { type: '', conversation: { id: '' } }).length).toBeGreaterThan(3);
    expect(buttonsOf(step ?? { type: '', conversation: { id: '' } })[0]).toMatchObject({ type: 'messageBack', value: { choice: expect.any(String), prompt: expect.any(String) } });
  });

  test('can press a button that brings no words', async () => {
    const someone = citizen();
    await someone.joins();
    await someone.accepted({ value: { choice: 'guide:mitid-glemt-adgangskode' } });
    expect(someone.texts.at(-1)).toContain('Trin 1 af');
  });

  test('is answered once, however often the activity comes', async () => {
    const someone = citizen();
    await someone.joins();
    const activity = someone.activity({ type: 'message', text: 'hej' });
    const answers = [await someone.post(activity), ...await Promise.all([1, 2, 3].map(() => someone.post(activity)))];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(someone.shown).toHaveLength(2);
  });

  test('gets the replies in the answer where the channel expects them there', async () => {
    const someone = citizen();
    const { status, body } = await someone.send({ text: 'jeg har glemt min adgangskode til MitID', deliveryMode: 'expectReplies' });
    expect(status).toBe(200);
    expect(body.activities?.[0]?.text).toContain('en robot');
    expect(body.activities?.at(-1)?.text).toContain('Trin 1 af');
    expect(someone.shown).toEqual([]);
  });

  test('is answered in English where the client is', async () => {
    const someone = citizen();
    await someone.accepted({ text: 'hello', locale: 'en-GB' });
    expect(someone.texts[0]).toContain('a robot');
  });

  test('may mention the bot by name', async () => {
    const someone = citizen();
    await someone.joins();
    await someone.accepted({ text: '<at>Selvhjulpen</at> jeg har glemt min adgangskode til MitID', entities: [{ type: 'mention', text: '<at>Selvhjulpen</at>', mentioned: { id: '28:bot', name: 'Selvhjulpen' } }, { type: 'clientInfo', locale: 'da-DK' }] });
    expect(someone.texts.at(-1)).toContain('Trin 1 af');
    const { activity } = (await service.house.store.activitiesAfter(`botframework:msteams:${someone.conversationId}`, 0, 10)).find((row) => row.activity.channelData?.role === 'citizen') ?? {};
    expect(activity?.text).toBe('jeg har glemt min adgangskode til MitID');
  });

  test('is told about a text that is too long, in the language of the conversation', async () => {
    const someone = citizen();
    await someone.joins();
    expect((await someone.says('å'.repeat(4001))).at(-1)?.text).toContain('højst 4.000 tegn');
    await someone.says('I would like to speak English please');
    expect((await someone.says('o'.repeat(4001))).at(-1)?.text).toContain('at most 4,000 characters');
    expect((await someone.says('å'.repeat(4000))).at(-1)?.text).not.toContain('4,000');
  });

  test('has secrets hidden before anything is stored, and is told why', async () => {
    const someone = citizen();
    await someone.joins();
    const [explained] = await someone.says('mit cpr er 010180-1234');
    expect(explained?.text).toContain('ligner et CPR-nummer');
    const rows = await service.house.store.activitiesAfter(`botframework:msteams:${someone.conversationId}`, 0, 100);
    expect(JSON.stringify(rows)).not.toContain('010180');
    expect(JSON.stringify(someone.shown)).not.toContain('010180');
    expect(service.logged).toEqual([]);
  });

  test('gets a librarian\'s answers with the first name, while the robot is silent, and the robot back afterwards', async () => {
    const someone = citizen();
    await someone.joins();
    await someone.says('jeg har glemt min adgangskode til MitID');
    const step = someone.texts.at(-1) ?? '';
    await someone.says('menneske');
    const { desk } = service.house;
    const request = (await desk.queue(anna)).find(({ conversationId }) => conversationId.endsWith(someone.conversationId));
    await desk.claim(request?.id ?? '', anna);
    await someone.sees('du taler nu med Anna');
    someone.news();
    expect(await someone.says('hvad gør jeg nu')).toEqual([]);
    await desk.answer(request?.id ?? '', anna, { id: 'a1', text: 'Lad os se på det.' });
    await desk.answer(request?.id ?? '', anna, { id: 'a2', text: 'Har du telefonen?' });
    await someone.sees('Anna: Har du telefonen?');
    expect(someone.news().map(({ text }) => text)).toEqual(['Anna: Lad os se på det.', 'Anna: Har du telefonen?']);
    await desk.close(request?.id ?? '', anna, done('end'));
    await someone.sees('Anna har givet samtalen tilbage');
    await until(() => someone.texts.at(-1) === step);
    expect(JSON.stringify(someone.shown)).not.toContain('example.dk');
  });

  test('what is no message is acknowledged, and an unknown invoke refused', async () => {
    const someone = citizen();
    for (const type of ['typing', 'messageReaction', 'installationUpdate', 'messageUpdate', 'event']) expect((await someone.send({ type })).status).toBe(200);
    expect((await someone.send({ type: 'invoke', name: 'composeExtension/query' })).status).toBe(501);
    expect((await someone.send({ text: '   ' })).status).toBe(200);
    expect(someone.shown).toEqual([]);
  });
});
