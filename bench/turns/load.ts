import { Agent, request } from 'node:http';
import { WebSocket } from 'ws';

/** What one simulated person does over and over: one whole turn, from the message to its answer. */
export type Person = () => Promise<void>;

export interface Measured {
  turnsPerSecond: number;
  /** Milliseconds from sending a message to having its answer. */
  p50: number;
  p95: number;
  p99: number;
}

/** Lets `people` take turns at the same time for so many seconds. */
export async function drive(people: readonly Person[], seconds: number): Promise<Measured> {
  const latencies: number[] = [];
  const end = performance.now() + seconds * 1000;
  const started = performance.now();
  await Promise.all(people.map(async (turn) => {
    while (performance.now() < end) {
      const sent = performance.now();
      await turn();
      latencies.push(performance.now() - sent);
    }
  }));
  const elapsed = (performance.now() - started) / 1000;
  latencies.sort((a, b) => a - b);
  const at = (share: number): number => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? 0;
  return { turnsPerSecond: latencies.length / elapsed, p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

const agent = new Agent({ keepAlive: true, maxSockets: 256 });

function post(url: string, body: unknown, headers: Record<string, string> = {}): Promise<{ status: number; text: string }> {
  const payload = JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const call = request(url, { method: 'POST', agent, headers: { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(payload), ...headers } }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => { text += chunk; });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    });
    call.on('error', reject);
    call.end(payload);
  });
}

/** What citizens say, in turn: a question, steps of a guide by button, small talk, leaving. */
const script: { text: string; value?: { choice: string } }[] = [
  { text: 'jeg har glemt min pinkode til mitid appen' },
  { text: 'Jeg sidder fast', value: { choice: 'stuck' } },
  { text: 'Vis trinnet igen', value: { choice: 'repeat' } },
  { text: 'tusind tak for hjælpen' },
  { text: 'hvordan får jeg en kodeviser' },
  { text: 'forfra' },
];

/** A peer's person: a message to `/api/messages`, its answer in the same response. */
export function echoPerson(base: string, n: number): Person {
  let turn = 0;
  return async () => {
    const { text } = script[turn % script.length] ?? { text: '' };
    const answer = await post(`${base}/api/messages`, {
      type: 'message',
      id: `${n}-${turn += 1}`,
      channelId: 'test',
      serviceUrl: 'http://127.0.0.1:1',
      conversation: { id: `c${n}` },
      from: { id: `u${n}` },
      recipient: { id: 'bot' },
      deliveryMode: 'expectReplies',
      text,
    });
    if (answer.status !== 200 || !answer.text.includes('Echo')) throw new Error(`The echo bot answered ${answer.status} ${answer.text}`);
  };
}

/** A citizen: a message to Direct Line, acknowledged when it is on the disk, and its answer over the socket. */
export async function citizen(base: string, n: number): Promise<Person> {
  const { token, conversationId } = JSON.parse((await post(`${base}/api/webchat/token`, {})).text) as { token: string; conversationId: string };
  const headers = { Authorization: `Bearer ${token}` };
  const { streamUrl } = JSON.parse((await post(`${base}/v3/directline/conversations`, {}, headers)).text) as { streamUrl: string };
  const socket = new WebSocket(streamUrl);
  const answered = new Map<string, () => void>();
  const early = new Set<string>();
  socket.on('message', (data) => {
    const frame = String(data);
    if (frame === '') return;
    for (const { replyToId } of (JSON.parse(frame) as { activities: { replyToId?: string }[] }).activities) {
      if (replyToId === undefined) continue;
      const resolve = answered.get(replyToId);
      if (resolve === undefined) early.add(replyToId);
      else resolve();
    }
  });
  await new Promise((resolve, reject) => { socket.once('open', resolve); socket.once('error', reject); });
  let turn = 0;
  return async () => {
    const said = script[turn % script.length];
    const { status, text } = await post(`${base}/v3/directline/conversations/${conversationId}/activities`, {
      type: 'message', from: { id: `u${n}` }, ...said, channelData: { clientActivityID: `${n}-${turn += 1}` },
    }, headers);
    if (status !== 200) throw new Error(`The service answered ${status} ${text}`);
    const { id } = JSON.parse(text) as { id: string };
    if (!early.delete(id)) await new Promise<void>((resolve) => { answered.set(id, resolve); });
    answered.delete(id);
  };
}
