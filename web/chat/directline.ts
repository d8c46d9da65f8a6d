import type { Activity } from '../../common/activity.ts';

/** A refusal or failure of the service; `status` 0 where no answer came. */
export class LineError extends Error {
  readonly status: number;
  readonly code: string;
  /** Milliseconds the service asks us to wait. */
  readonly retryAfter: number;

  constructor(status: number, code: string, retryAfter = 0) {
    super(`${status} ${code}`);
    this.status = status;
    this.code = code;
    this.retryAfter = retryAfter;
  }
}

export interface Token {
  conversationId: string;
  token: string;
  /** Seconds. */
  expiresIn: number;
}

export interface Joined extends Token {
  streamUrl: string | undefined;
}

export interface Heard {
  activities: Activity[];
  watermark: string | undefined;
}

/** Direct Line 3.0 over HTTP, and the door where a token is had. Every call throws a LineError when it fails. */
export interface DirectLine {
  open(wish: { library: string; lang: string; kiosk: boolean } | { resume: string } | { continue: { code: string; taker: string } }): Promise<Token & { resume: string | undefined }>;
  join(token: string): Promise<Joined>;
  reconnect(token: string, conversationId: string, watermark: string): Promise<Joined>;
  refresh(token: string): Promise<Token>;
  hear(token: string, conversationId: string, watermark: string): Promise<Heard>;
  say(token: string, conversationId: string, activity: object): Promise<void>;
  rate(token: string, rating: Rating): Promise<void>;
}

/** How a librarian's help was; words come after the rating itself. */
export interface Rating {
  rating: 'good' | 'partly' | 'bad';
  comment?: string;
}

/** No answer within so many milliseconds is no answer. */
const patience = 12_000;

/** @param origin where the service is, without a slash at the end */
export function directLine(origin: string, fetch: typeof globalThis.fetch): DirectLine {
  async function call(method: string, path: string, token: string | null, body?: object): Promise<Record<string, unknown>> {
    const giveUp = new AbortController();
    const timer = setTimeout(() => giveUp.abort(), patience);
    try {
      const response = await fetch(origin + path, {
        method,
        headers: { ...(token === null ? {} : { Authorization: `Bearer ${token}` }), ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        cache: 'no-store',
        credentials: 'omit',
        signal: giveUp.signal,
      });
      const answer = recordOf(await response.json().catch(() => ({})));
      if (response.ok) return answer;
      const { code } = recordOf(answer['error']);
      throw new LineError(response.status, typeof code === 'string' ? code : '', Number(response.headers.get('Retry-After') ?? 0) * 1000);
    } catch (error) {
      throw error instanceof LineError ? error : new LineError(0, 'NoAnswer');
    } finally {
      clearTimeout(timer);
    }
  }

  const conversations = '/v3/directline/conversations';
  const at = (id: string): string => `${conversations}/${encodeURIComponent(id)}`;
  const after = (watermark: string): string => `?watermark=${encodeURIComponent(watermark)}`;

  return {
    async open(wish) {
      const answer = await call('POST', '/api/webchat/token', null, wish);
      return { ...tokenOf(answer), resume: textOf(answer['resume']) };
    },
    async join(token) {
      return joinedOf(await call('POST', conversations, token));
    },
    async reconnect(token, conversationId, watermark) {
      return joinedOf(await call('GET', at(conversationId) + after(watermark), token));
    },
    async refresh(token) {
      return tokenOf(await call('POST', '/v3/directline/tokens/refresh', token));
    },
    async hear(token, conversationId, watermark) {
      return heardOf(await call('GET', `${at(conversationId)}/activities${after(watermark)}`, token));
    },
    async say(token, conversationId, activity) {
      await call('POST', `${at(conversationId)}/activities`, token, activity);
    },
    async rate(token, rating) {
      await call('POST', '/api/webchat/rating', token, rating);
    },
  };
}

/** A frame of the stream; null for a heartbeat or anything that is none. */
export function readFrame(data: unknown): Heard | null {
  if (typeof data !== 'string' || data === '') return null;
  try {
    return heardOf(recordOf(JSON.parse(data)));
  } catch {
    return null;
  }
}

function heardOf(answer: Record<string, unknown>): Heard {
  const activities = Array.isArray(answer['activities']) ? answer['activities'].filter(isActivity) : [];
  return { activities, watermark: textOf(answer['watermark']) };
}

function isActivity(value: unknown): value is Activity {
  const { id, type, from } = recordOf(value);
  return typeof id === 'string' && typeof type === 'string' && typeof from === 'object' && from !== null;
}

const joinedOf = (answer: Record<string, unknown>): Joined => ({ ...tokenOf(answer), streamUrl: textOf(answer['streamUrl']) });

function tokenOf(answer: Record<string, unknown>): Token {
  const [conversationId, token] = [textOf(answer['conversationId']), textOf(answer['token'])];
  if (conversationId === undefined || token === undefined) throw new LineError(0, 'NoToken');
  return { conversationId, token, expiresIn: Number(answer['expires_in'] ?? 1800) };
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const recordOf = (value: unknown): Record<string, unknown> => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {});
