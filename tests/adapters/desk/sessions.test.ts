import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { openDeskHouse, password, type DeskHouse } from './house.ts';

let house: DeskHouse;
beforeAll(async () => {
  house = await openDeskHouse();
  await house.hire('anna');
  await house.hire('ellen', 'editor');
});
afterAll(() => house.stop());
afterEach(() => expect(house.faults).toEqual([]));

const session = '/api/desk/session';
const refusal = (code: string) => ({ error: { code, message: expect.any(String) } });

describe('signing in', () => {
  test('answers who it is, and the cookie opens the queue', async () => {
    const browser = house.browser();
    expect(await browser.post(session, { email: 'Anna@Example.dk', password })).toMatchObject({ status: 200, body: { firstName: 'Anna', role: 'librarian', libraryId: 'slagelse' } });
    expect(await browser.get(session)).toMatchObject({ status: 200, body: { email: 'anna@example.dk' } });
    expect(await browser.get('/api/desk/requests')).toMatchObject({ status: 200, body: { requests: [] } });
  });

  test('the cookie is out of reach for scripts and other websites, and lasts twelve hours', async () => {
    const { headers } = await house.browser().post(session, { email: 'anna@example.dk', password });
    const [value, ...flags] = (headers.getSetCookie()[0] ?? '').split('; ');
    expect(value).toMatch(/^selvhjulpen_session=[\w-]{43}$/);
    expect(flags).toEqual(['Path=/', 'HttpOnly', 'SameSite=Strict', 'Max-Age=43200']);
    expect(headers.get('cache-control')).toBe('no-store');
  });

  test.each([
    ['a wrong password', 'anna@example.dk', 'rødgrød uden fløde'],
    ['an unknown address', 'nobody@example.dk', password],
  ])('%s gets the same refusal and no cookie', async (_, email, tried) => {
    const { status, body, headers } = await house.browser().post(session, { email, password: tried });
    expect({ status, body }).toEqual({ status: 401, body: refusal('SignInFailed') });
    expect(headers.getSetCookie()).toEqual([]);
  });

  test('the session before this one in the same browser has ended', async () => {
    const browser = await house.signIn('anna');
    const before = browser.cookie;
    await browser.post(session, { email: 'anna@example.dk', password });
    expect(browser.cookie).not.toBe(before);
    const thief = house.browser();
    thief.cookie = before;
    expect(await thief.get(session)).toMatchObject({ status: 401, body: refusal('NotSignedIn') });
  });
});

describe('the session', () => {
  test('ends after twelve hours, used or not', async () => {
    const browser = await house.signIn('anna');
    house.clock.now = new Date(house.clock.now.getTime() + 12 * 3600_000 - 1);
    expect(await browser.get(session)).toMatchObject({ status: 200 });
    house.clock.now = new Date(house.clock.now.getTime() + 1);
    expect(await browser.get(session)).toMatchObject({ status: 401, body: refusal('NotSignedIn') });
  });

  test('ends by signing out, and the cookie is taken back', async () => {
    const browser = await house.signIn('anna');
    const kept = browser.cookie;
    const { status, headers } = await browser.delete(session);
    expect(status).toBe(204);
    expect(headers.getSetCookie()[0]).toBe('selvhjulpen_session=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0');
    browser.cookie = kept;
    expect(await browser.get('/api/desk/requests')).toMatchObject({ status: 401, body: refusal('NotSignedIn') });
    expect(await browser.delete(session)).toMatchObject({ status: 204 });
  });

  test.each([
    ['empty', ''],
    ['short', 'x'],
    ['well-formed and unknown', 'a'.repeat(43)],
    ['quoted', '"; drop table sessions'],
    ['very long', 'a'.repeat(6000)],
  ])('a cookie that is %s opens nothing', async (_, cookie) => {
    const browser = house.browser();
    browser.cookie = cookie;
    expect(await browser.get('/api/desk/requests')).toMatchObject({ status: 401, body: refusal('NotSignedIn') });
  });
});

describe('what is refused at the door', () => {
  test.each([
    ['no JSON type', '{}', { 'Content-Type': 'text/plain' }, 415, 'UnsupportedMediaType'],
    ['a form', 'email=a', { 'Content-Type': 'application/x-www-form-urlencoded' }, 415, 'UnsupportedMediaType'],
    ['half a body', '{"email":', { 'Content-Type': 'application/json' }, 400, 'BadJson'],
    ['no UTF-8', new Uint8Array([0x22, 0xff, 0x22]), { 'Content-Type': 'application/json' }, 400, 'BadJson'],
    ['another shape', '{"email":"anna@example.dk"}', { 'Content-Type': 'application/json' }, 400, 'BadArgument'],
    ['no e-mail address', '{"email":"anna","password":"x"}', { 'Content-Type': 'application/json' }, 400, 'BadArgument'],
    ['too much', JSON.stringify({ email: 'x'.repeat(70_000) }), { 'Content-Type': 'application/json' }, 413, 'TooLarge'],
  ])('%s', async (_, body, headers, status, code) => {
    expect(await house.browser().call('POST', session, body, headers)).toMatchObject({ status, body: refusal(code) });
  });

  test.each(['https://evil.example', 'null', 'http://127.0.0.1:1', 'not a url', 'file:///etc/passwd'])('a call from %s changes nothing', async (origin) => {
    const browser = await house.signIn('anna');
    expect(await browser.post(session, { email: 'anna@example.dk', password }, { Origin: origin })).toMatchObject({ status: 403, body: refusal('ForeignOrigin') });
    expect(await browser.delete(session, { Origin: origin })).toMatchObject({ status: 403, body: refusal('ForeignOrigin') });
    expect(await browser.get(session)).toMatchObject({ status: 200 });
  });

  test('an editor knows who they are and reads no conversations', async () => {
    const browser = await house.signIn('ellen');
    expect(await browser.get(session)).toMatchObject({ status: 200, body: { role: 'editor' } });
    for (const call of [browser.get('/api/desk/requests'), browser.get('/api/desk/requests/x'), browser.post('/api/desk/requests/x/claim'), browser.post('/api/desk/requests/x/close', { to: 'end' })]) {
      expect(await call).toMatchObject({ status: 403, body: refusal('NotAllowed') });
    }
  });

  test.each(['teamlead', 'admin'] as const)('whoever is %s may use the queue', async (role) => {
    await house.hire(role, role);
    expect(await (await house.signIn(role)).get('/api/desk/requests')).toMatchObject({ status: 200 });
  });
});

describe('behind an address of its own', () => {
  let public_: DeskHouse;
  beforeAll(async () => {
    public_ = await openDeskHouse({
      publicUrl: 'https://hjaelp.example.dk',
      signInLimits: { email: { tries: 3, refill: 60_000 }, network: { tries: 1000, refill: 1000 } },
      limit: { burst: 5, perSecond: 1 },
    });
    await public_.hire('bo');
  });
  afterAll(() => public_.stop());

  test('the cookie goes over https alone, and calls come from that address', async () => {
    const { status, headers } = await public_.browser().post(session, { email: 'bo@example.dk', password }, { Origin: 'https://hjaelp.example.dk' });
    expect(status).toBe(200);
    expect(headers.getSetCookie()[0]).toContain('; Secure');
    expect(await public_.browser().post(session, {}, { Origin: 'http://hjaelp.example.dk' })).toMatchObject({ status: 403 });
  });

  test('guessing is slowed down, also for the right password and for addresses without an account', async () => {
    for (const email of ['bo@example.dk', 'nobody@example.dk']) {
      const tries = await Promise.all(Array.from({ length: 6 }, () => public_.browser().post(session, { email, password: 'wrong password' })));
      expect(tries.map(({ status }) => status).sort()).toEqual([401, 401, 401, 429, 429, 429]);
    }
    const { status, body, headers } = await public_.browser().post(session, { email: 'BO@example.dk', password });
    expect({ status, body }).toEqual({ status: 429, body: refusal('TooManyRequests') });
    expect(headers.get('retry-after')).not.toBeNull();
    public_.clock.now = new Date(public_.clock.now.getTime() + 60_000);
    expect(await public_.browser().post(session, { email: 'bo@example.dk', password })).toMatchObject({ status: 200 });
  });

  test('too many calls of one person are refused, and a moment later taken again', async () => {
    public_.clock.now = new Date(public_.clock.now.getTime() + 600_000);
    const browser = await public_.signIn('bo');
    const calls = [];
    for (let count = 0; count < 6; count += 1) calls.push((await browser.get(session)).status);
    expect(calls).toEqual([200, 200, 200, 200, 200, 429]);
    public_.clock.now = new Date(public_.clock.now.getTime() + 1000);
    expect(await browser.get(session)).toMatchObject({ status: 200 });
  });
});
