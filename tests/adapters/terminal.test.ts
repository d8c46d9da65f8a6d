import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readConfig } from '../../config.ts';
import { openHouse, type House } from '../../house.ts';
import { newDataDir } from '../support/service.ts';
import { anna } from '../support/staff.ts';
import { Terminal } from '../support/terminal.ts';
import { until } from '../support/until.ts';

const dataDir = newDataDir();
let house: House;
beforeAll(async () => { house = await openHouse(readConfig({ CMS_IMPORT: 'off', LINK_CHECK: 'off', DATA_DIR: dataDir })); });
afterAll(async () => {
  await house.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const sitsDown = (conversationId: string = randomUUID(), language: 'da' | 'en' = 'da'): Promise<Terminal> => new Terminal(house, conversationId, language).ready();

test('buttons stand below the message with numbers, and a number presses one', async () => {
  const at = await sitsDown();
  expect(at.printed).toContain('  1. Hvad kan du hjælpe med?\n  2. Tal med en bibliotekar\n');
  await at.types('2');
  expect(at.printed).toContain('Jeg henter en bibliotekar');
  await at.ends();
});

test('a number that is no button is a message, and an empty line nothing', async () => {
  const at = await sitsDown();
  await at.types('77', '', '   ');
  const said = (await house.store.activitiesAfter(at.conversationId, 0, 100)).filter(({ activity }) => activity.channelData?.role === 'citizen');
  expect(said.map(({ activity }) => activity.text)).toEqual(['77']);
  await at.ends();
});

test('lines that were piped in are all answered before it ends', async () => {
  const at = new Terminal(house, randomUUID());
  at.input.write('hej\ntak\n');
  at.input.end('jeg har glemt min adgangskode til MitID');
  await at.ended;
  expect(at.printed).toContain('Hvad kan jeg hjælpe dig med?');
  expect(at.printed).toContain('Det var så lidt.');
  expect(at.printed).toContain('Trin 1 af');
});

test('it speaks English from the start where it is told to', async () => {
  const at = await sitsDown(randomUUID(), 'en');
  expect(at.printed).toContain('a robot');
  await at.ends();
});

test('a text that is too long is answered, and the conversation goes on', async () => {
  const at = await sitsDown();
  await at.types('å'.repeat(4001));
  expect(at.printed).toContain('longer than 4,000 characters');
  await at.types('hej');
  expect(at.printed).toContain('Hvad kan jeg hjælpe dig med?');
  await at.ends();
});

test('whoever comes back reads all that was said, however long, and meanwhile nobody is told after the end', async () => {
  const at = await sitsDown();
  await at.types('menneske');
  const requestId = (await house.desk.queue(anna)).find(({ conversationId }) => conversationId === at.conversationId)?.id ?? '';
  await house.desk.claim(requestId, anna);
  await until(() => at.printed.includes('du taler nu med Anna'));
  await at.ends();
  const { length } = at.printed;
  for (let number = 1; number <= 210; number += 1) await house.desk.answer(requestId, anna, { id: `answer-${number}`, text: `Svar ${number}.` });
  expect(at.printed).toHaveLength(length);
  const again = await sitsDown(at.conversationId);
  expect(again.printed.match(/Anna: Svar \d+\./g)).toHaveLength(210);
  await again.ends();
});
