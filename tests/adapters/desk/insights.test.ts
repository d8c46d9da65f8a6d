import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Insights } from '../../../common/insights-api.ts';
import { danishTime } from '../../../common/local-time.ts';
import { DirectLineClient } from '../../support/direct-line.ts';
import { EditorClient } from '../../support/editor.ts';
import { startTestService, type RunningService } from '../../support/service.ts';
import { done, librarian } from '../../support/staff.ts';

let service: RunningService;
let [ella, lis, admin, anna, aase]: EditorClient[] = [];
const as = (client: EditorClient | undefined): EditorClient => client as EditorClient;
const today = danishTime(new Date()).date;
beforeAll(async () => {
  service = await startTestService();
  ella = await EditorClient.hire(service, 'Ella');
  lis = await EditorClient.hire(service, 'Lis', { role: 'teamlead' });
  admin = await EditorClient.hire(service, 'Adam', { role: 'admin' });
  anna = await EditorClient.hire(service, 'Anna', { role: 'librarian' });
  aase = await EditorClient.hire(service, 'Aase', { libraryId: 'aarhus' });
});
afterAll(() => service.stop());

const read = async (query = '', client = ella): Promise<Insights> => Insights.parse(await as(client).ask('GET', `insights${query}`));

test('editors, team leads and admins read them, of their own library; librarians and strangers do not', async () => {
  for (const client of [ella, lis, admin, aase]) expect((await read('', client)).days).toHaveLength(28);
  for (const path of ['insights', 'insights.csv']) {
    expect(await as(anna).refusal('GET', path)).toBe('NotAllowed');
    expect((await fetch(`${service.base}/api/desk/${path}`)).status).toBe(401);
  }
});

describe('what citizens did', () => {
  beforeAll(async () => {
    for (let at = 0; at < 6; at += 1) {
      const left = await DirectLineClient.start(service.base);
      await left.says('hvordan fornyer jeg mit pas');
      await left.says('stop');
      await (await DirectLineClient.start(service.base)).says('kan I pudse min trompet');
    }
    const helped = await DirectLineClient.start(service.base);
    await helped.says('hvordan fornyer jeg mit pas');
    for (let at = 0; at < 5; at += 1) {
      const bo = librarian('Bo');
      await service.house.desk.seen(bo);
      const citizen = await DirectLineClient.start(service.base);
      await citizen.says('jeg vil tale med et menneske');
      const request = (await service.house.store.allOpenRequests()).find(({ conversationId }) => conversationId === citizen.conversationId);
      await service.house.desk.claim(request?.id ?? '', bo);
      await service.house.desk.close(request?.id ?? '', bo, done('end'));
    }
  });

  test('is counted by day, guide and step, and by how long they waited', async () => {
    const insights = await read();
    expect(insights.days.at(-1)).toMatchObject({ day: today, started: 7, solvedAlone: 0, withLibrarian: 5, givenUp: 6, notUnderstood: 6 });
    expect(insights.totals).toEqual({ started: 7, solvedAlone: 0, withLibrarian: 5, givenUp: 6, notUnderstood: 6 });
    const [passport] = insights.guides;
    expect(passport).toMatchObject({ guideId: 'pas-forny', started: 7, worked: 0, failed: 6 });
    expect(passport?.steps[0]).toMatchObject({ number: 1, stopped: 6 });
    expect(passport?.steps.map(({ text }) => text).join(' ')).not.toMatch(/\{(fact|library):/);
    expect(insights.waits.at(-1)).toMatchObject({ answered: 5, medianMinutes: expect.any(Number), p90Minutes: expect.any(Number) });
    expect((await read('', aase)).totals.started).toBe(0);
  });

  test('is read in English too, and for other days', async () => {
    const [danish, english] = [await read(), await read('?lang=en')];
    expect(english.guides[0]?.title).not.toBe(danish.guides[0]?.title);
    const earlier = await read('?from=2026-01-01&to=2026-01-31');
    expect([earlier.days.length, earlier.totals.started, earlier.guides, earlier.waits]).toEqual([31, 0, [], []]);
    for (const wrong of ['?from=2026-02-01&to=2026-01-01', '?from=i+g%C3%A5r', '?to=2026-13-01', '?from=2020-01-01&to=2026-01-01']) expect(await as(ella).refusal('GET', `insights${wrong}`)).toBe('BadArgument');
  });

  test('is a file for a spreadsheet', async () => {
    const answer = await as(lis).send('GET', `insights.csv?from=${today}&to=${today}`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="days-${today}-${today}.csv"`);
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(bytes.toString('utf8')).toBe(`\uFEFFDag,Begyndte en vejledning,Klarede det selv,Bad om en bibliotekar,Gav op,Blev ikke forstået\r\n${today},7,0,5,6,6\r\nI alt,7,0,5,6,6\r\n`);
    const steps = await (await as(lis).send('GET', 'insights.csv?table=steps&lang=en')).text();
    expect(steps.split('\r\n')[0]).toContain("The guide's name in the system,Guide,Step,The step's text,Stopped here");
    expect(await as(lis).refusal('GET', 'insights.csv?table=alt')).toBe('BadArgument');
  });
});
