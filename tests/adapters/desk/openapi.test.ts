import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { password, openDeskHouse, type Browser, type DeskHouse, type Reply } from './house.ts';

let house: DeskHouse;
let anna: Browser;
let document: OpenApi;
beforeAll(async () => {
  house = await openDeskHouse();
  await house.hire('anna');
  await house.hire('bo');
  await house.hire('ellen', 'editor');
  await house.hire('lis', 'teamlead');
  anna = await house.signIn('anna');
  document = (await house.browser().get('/api/openapi.json')).body as OpenApi;
});
afterAll(() => house.stop());
afterEach(() => expect(house.faults).toEqual([]));

type Schema = Record<string, unknown>;
interface Described {
  operationId: string;
  security: object[];
  parameters?: { name: string }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, { description: string; content?: Record<string, { schema: Schema }> }>;
}
interface OpenApi {
  openapi: string;
  paths: Record<string, Record<string, Described>>;
  components: { schemas: Record<string, Schema> };
}

const all = (): { path: string; method: string; operation: Described }[] =>
  Object.entries(document.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method, operation })));

const find = (id: string): { path: string; method: string; operation: Described } => {
  const found = all().find(({ operation }) => operation.operationId === id);
  if (found === undefined) throw new Error(`The document does not describe ${id}.`);
  return found;
};

/** A reader made from the document alone, references resolved within it. */
function readerOf(schema: Schema): z.ZodType {
  const local = JSON.parse(JSON.stringify({ ...schema, $defs: document.components.schemas }).replaceAll('#/components/schemas/', '#/$defs/')) as Parameters<typeof z.fromJSONSchema>[0];
  return z.fromJSONSchema(local);
}

/** Fails unless the reply is one of those the document describes for this operation. */
function expectDescribed(id: string, reply: Reply): void {
  const { responses } = find(id).operation;
  const described = responses[String(reply.status)];
  if (described === undefined) throw new Error(`${id} answered ${reply.status}; described are ${Object.keys(responses).join(', ')}.`);
  if (described.content === undefined) return expect(reply.body).toBeUndefined();
  expect(reply.headers.get('content-type')).toContain('application/json');
  expect(readerOf(described.content['application/json']?.schema ?? {}).safeParse(reply.body)).toMatchObject({ success: true });
}

/** Sends `body` to the operation, at a request of that id. */
function ask(browser: Browser, id: string, requestId: string, body?: unknown, headers?: Record<string, string>): Promise<Reply> {
  const { path, method } = find(id);
  const at = path.replace('{id}', requestId).replace('{guide}', 'pinkode').replace('{reply}', 'reply-0001');
  if (method === 'get') return browser.get(at, headers);
  return method === 'delete' ? browser.delete(at, headers) : browser.post(at, body, headers);
}

/** What each operation is asked when all goes well; one that is missing here fails the test below. */
const bodies: Record<string, unknown> = {
  readDescription: undefined,
  signIn: { email: 'anna@example.dk', password },
  whoAmI: undefined,
  readTeam: undefined,
  setStatus: { status: 'ready' },
  setSwitch: { what: 'bot', reason: null },
  readOverview: undefined,
  readQueue: undefined,
  readRequest: undefined,
  readInitiation: undefined,
  declineRequest: undefined,
  claimRequest: undefined,
  takeCode: { code: 'KKK KKK' },
  answer: { id: 'answer-0001', text: 'Hej' },
  writeNote: { id: 'note-00001', text: 'Husk briller' },
  markRead: { watermark: 1 },
  listReplies: undefined,
  saveReply: { id: 'reply-0001', title: 'Hilsen', text: 'Hilsen {librarian}' },
  deleteReply: undefined,
  listGuides: undefined,
  readSteps: undefined,
  suggestGuides: undefined,
  readCareCard: undefined,
  sendStep: { id: 'step-00001', guideId: 'pinkode', stepId: 'first' },
  typing: undefined,
  noteAttempt: { result: 'reached' },
  listTargets: undefined,
  releaseRequest: undefined,
  transferRequest: { to: { kind: 'library', libraryId: 'aarhus' }, note: 'Lånt hos jer' },
  undoClose: undefined,
  closeRequest: { to: 'bot', outcome: 'solved', topic: null },
  takeStatus: { type: 'event', name: 'handoff.status', value: { state: 'accepted' } },
  signOut: undefined,
};

test('every operation of the staff API is described, and nothing else', () => {
  expect(document.openapi).toBe('3.1.0');
  expect(all().map(({ path, method }) => `${method} ${path}`).sort()).toEqual([
    'delete /api/desk/replies/{reply}',
    'delete /api/desk/requests/{id}/close',
    'delete /api/desk/session',
    'get /api/desk/overview',
    'get /api/desk/requests',
    'get /api/desk/requests/{id}',
    'get /api/desk/requests/{id}/care',
    'get /api/desk/requests/{id}/guides',
    'get /api/desk/requests/{id}/guides/{guide}',
    'get /api/desk/requests/{id}/handoff',
    'get /api/desk/requests/{id}/replies',
    'get /api/desk/requests/{id}/suggestions',
    'get /api/desk/requests/{id}/targets',
    'get /api/desk/session',
    'get /api/desk/team',
    'get /api/openapi.json',
    'post /api/desk/codes',
    'post /api/desk/replies',
    'post /api/desk/requests/{id}/answers',
    'post /api/desk/requests/{id}/attempts',
    'post /api/desk/requests/{id}/claim',
    'post /api/desk/requests/{id}/close',
    'post /api/desk/requests/{id}/decline',
    'post /api/desk/requests/{id}/notes',
    'post /api/desk/requests/{id}/read',
    'post /api/desk/requests/{id}/release',
    'post /api/desk/requests/{id}/status',
    'post /api/desk/requests/{id}/steps',
    'post /api/desk/requests/{id}/transfer',
    'post /api/desk/requests/{id}/typing',
    'post /api/desk/session',
    'post /api/desk/status',
    'post /api/desk/switches',
  ]);
  expect(Object.keys(bodies).sort()).toEqual(all().map(({ operation }) => operation.operationId).sort());
  for (const { path, operation } of all()) expect(operation.parameters?.map(({ name }) => name) ?? []).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
});

test('every reference leads somewhere, and no schema is left with an address of its own', () => {
  const text = JSON.stringify(document);
  const names = [...text.matchAll(/"\$ref":"([^"]*)"/g)].map(([, target]) => target?.replace('#/components/schemas/', '') ?? '');
  expect(names.length).toBeGreaterThan(10);
  for (const name of names) expect(document.components.schemas).toHaveProperty(name);
  expect(text).not.toMatch(/"\$id"|"\$schema"/);
});

describe('answers are as described', () => {
  test('and this would notice one that is not', () => {
    const headers = new Headers({ 'Content-Type': 'application/json' });
    const refusal = (code: string): object => ({ error: { code, message: '' } });
    expect(() => expectDescribed('readQueue', { status: 418, headers, body: {} })).toThrow();
    expect(() => expectDescribed('readQueue', { status: 200, headers, body: { requests: [{ id: 'x' }] } })).toThrow();
    expect(() => expectDescribed('readQueue', { status: 401, headers, body: refusal('NotAllowed') })).toThrow();
    expectDescribed('readQueue', { status: 401, headers, body: refusal('NotSignedIn') });
  });

  test('when all goes well, one operation after another', async () => {
    const { requestId } = await house.citizen();
    const { requestId: givenBack } = await house.citizen();
    const { requestId: another } = await house.citizen();
    const browser = await house.signIn('lis');
    await browser.post(`/api/desk/requests/${givenBack}/claim`);
    const wishes = { ...bodies, signIn: { email: 'lis@example.dk', password }, takeCode: { code: await house.offeredCode() } };
    for (const [id, body] of Object.entries(wishes)) {
      const reply = await ask(browser, id, id === 'releaseRequest' ? givenBack : id === 'takeStatus' ? another : requestId, body);
      expect([200, 204]).toContain(reply.status);
      expectDescribed(id, reply);
    }
  });

  test('when nobody is signed in, when an editor is, and when there is no such request', async () => {
    const ellen = await house.signIn('ellen');
    for (const [id, body] of Object.entries(bodies)) {
      if (id === 'signOut') continue;
      const open = find(id).operation.security.length === 0;
      const stranger = await ask(house.browser(), id, 'unknown', body);
      expect(stranger.status === 401).toBe(!open);
      expectDescribed(id, stranger);
      expectDescribed(id, await ask(ellen, id, 'unknown', body));
      expectDescribed(id, await ask(anna, id, 'unknown', body));
    }
  });

  test('when the body is wrong, the website is another one, or it is too much', async () => {
    const { requestId } = await house.citizen();
    for (const { path, method, operation: { operationId: id, requestBody } } of all().filter(({ method }) => method !== 'get')) {
      const at = path.replace('{id}', requestId).replace('{guide}', 'pinkode').replace('{reply}', 'reply-0001');
      const browser = await house.signIn('lis');
      const call = (body: string, type = 'application/json', origin = browser.base): Promise<Reply> =>
        browser.call(method.toUpperCase(), at, body, { 'Content-Type': type, Origin: origin });
      const replies = [await call('{'), await call('a=b', 'text/plain'), await call(`"${'x'.repeat(70_000)}"`), await call('{}', 'application/json', 'https://evil.example')];
      expect(replies.map(({ status }) => status)).toEqual([400, 415, 413, 403]);
      if (requestBody !== undefined) replies.push(await call('{}'));
      expect(replies.at(-1)?.status).toBe(requestBody === undefined ? 403 : 400);
      for (const reply of replies) expectDescribed(id, reply);
    }
  });

  test('when somebody else has it, and when it has ended', async () => {
    const { requestId } = await house.citizen();
    const bo = await house.signIn('bo');
    await bo.post(`/api/desk/requests/${requestId}/claim`);
    const owned = ['claimRequest', 'answer', 'typing', 'releaseRequest', 'transferRequest', 'noteAttempt', 'closeRequest'];
    for (const id of owned) expectDescribed(id, await ask(anna, id, requestId, bodies[id]));
    await bo.post(`/api/desk/requests/${requestId}/close`, { to: 'end', outcome: 'solved' });
    for (const id of owned) {
      const reply = await ask(anna, id, requestId, bodies[id]);
      expect(reply.status).toBe(409);
      expectDescribed(id, reply);
    }
  });
});

test('the bodies that the document describes are those that are taken', () => {
  const read = (id: string, body: unknown): boolean => readerOf(find(id).operation.requestBody?.content['application/json']?.schema ?? {}).safeParse(body).success;
  for (const id of ['signIn', 'answer', 'closeRequest', 'takeCode', 'transferRequest', 'setSwitch', 'takeStatus', 'writeNote']) expect(read(id, bodies[id])).toBe(true);
  expect(read('signIn', { email: 'anna', password: 'x' })).toBe(false);
  expect(read('answer', { id: 'x', text: 'Hej' })).toBe(false);
  expect(read('closeRequest', { to: 'nowhere', outcome: 'solved' })).toBe(false);
  expect(read('closeRequest', { to: 'bot' })).toBe(false);
});
