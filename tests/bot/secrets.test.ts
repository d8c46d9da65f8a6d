import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DirectLineClient } from '../support/direct-line.ts';
import { startTestService, type RunningService } from '../support/service.ts';

let service: RunningService;
const logged: string[] = [];
beforeAll(async () => { service = await startTestService({}, { log: (message, error) => logged.push(`${message} ${String(error)}`) }); });
afterAll(() => service.stop());

test('a secret that reaches the server in plain text is nowhere on the disk, in no answer and in no log', async () => {
  const secrets = ['010180-1234', '4571 0000 0000 0001', '738 291'];
  const client = await DirectLineClient.start(service.base);
  for (const secret of secrets) {
    const [explained] = await client.says(`jeg skal bruge ${secret} ik`);
    expect([secret, explained?.text]).toEqual([secret, expect.stringContaining('Det er skjult')]);
  }
  await client.says('jeg vil tale med et menneske, mit cpr er 010180-1234');
  expect(JSON.stringify(client.activities)).toContain('••••••');
  const kept = readdirSync(service.dataDir).filter((name) => name.includes('.db')).map((name) => readFileSync(join(service.dataDir, name), 'latin1'));
  expect(kept.length).toBeGreaterThan(0);
  for (const part of ['010180', '4571 0000', '738 291']) {
    for (const text of [...kept, JSON.stringify(client.activities), logged.join()]) expect(text.includes(part)).toBe(false);
  }
});
