import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { FakeCms, eventEntry, openingEntry } from '../support/cms.ts';
import { DirectLineClient } from '../support/direct-line.ts';
import { newDataDir, startTestService, type RunningService } from '../support/service.ts';
import { testLibrary } from '../support/library.ts';
import { Branch } from '../../libraries/branch.ts';

let cms: FakeCms;
let service: RunningService;
let now = new Date('2026-11-24T10:00:00Z');

const open = async (dataDir: string): Promise<RunningService> => {
  const started = await startTestService({ DATA_DIR: dataDir, DEFAULT_LIBRARY: 'midtby', CMS_IMPORT: 'on' }, { world: { now: () => now }, log: () => undefined });
  await started.house.calendars.refresh();
  return started;
};

beforeAll(async () => {
  cms = await new FakeCms().start();
  cms.hours = [openingEntry('2026-11-24', 'Selvbetjening', '07:00', '22:00'), openingEntry('2026-11-24', 'Med betjening', '10:00', '16:00')];
  cms.events = [eventEntry('IT-café', { description: 'Frivillige hjælper dig.' })];
  const dataDir = newDataDir();
  mkdirSync(join(dataDir, 'libraries'));
  writeFileSync(join(dataDir, 'libraries/midtby.json'), JSON.stringify(testLibrary('midtby', { cms: { url: cms.url }, branches: [Branch.parse({ id: 'torvet', name: 'Torvet', cmsBranch: 12 })] })));
  service = await open(dataDir);
});
afterAll(async () => {
  await service.stop();
  await cms.stop();
});

const asks = async (text: string): Promise<string> => {
  const citizen = await DirectLineClient.start(service.base);
  const before = citizen.activities.length;
  await citizen.says(text);
  return citizen.activities.slice(before).map(({ text: said }) => said ?? '').join('\n');
};

test('a citizen hears what the library\'s website says: staff, an open door, and help with dates', async () => {
  expect(await asks('hvornår har I åbent')).toContain('Torvet: Der er personale til kl. 16. De kan hjælpe dig.');
  expect(await asks('it café')).toContain('– torsdag 26. november kl. 14–16: IT-café, Midtby Bibliotek. Frivillige hjælper. Læs mere eller tilmeld dig: https://midtby.example.dk/arrangementer/it');
});

test('with the website away and the service restarted, it is still answered, and says how old it is', async () => {
  await cms.stop();
  now = new Date('2026-11-24T17:30:00Z');
  const { dataDir } = service;
  await service.close();
  service = await open(dataDir);
  const answer = await asks('hvornår har I åbent');
  expect(answer).toContain('Torvet: Døren er åben til kl. 22, men der er ikke noget personale.');
  expect(answer).toContain('Jeg kan ikke få fat i bibliotekets hjemmeside lige nu. Det, jeg viser, læste jeg tidligere i dag kl. 11.');
});
