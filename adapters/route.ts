import type { IncomingHttpHeaders } from 'node:http';
import type { WebSocket } from 'ws';
import { z } from 'zod';
import { HouseError } from '../common/errors.ts';

/**
 * What the channels offer to the server: routes and sockets, free of any HTTP
 * framework. A handler returns an Answer or throws; a HouseError becomes its
 * status and code, anything else is logged with its cause and answered 500.
 */

export interface Call {
  method: string;
  /** Path as it was asked for, without the query. */
  path: string;
  params: Record<string, string>;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  cookies: Record<string, string>;
  /** The citizen's or librarian's address; forwarded headers count only behind a trusted proxy. */
  ip: string;
  /** The raw body, empty where none was sent. Larger ones than the route's limit were refused before. */
  body: Buffer;
}

export interface Answer {
  status: number;
  headers?: Record<string, string | string[]>;
  /** A string or Buffer goes out as it is (set Content-Type); anything else as JSON; undefined as nothing. */
  body?: unknown;
  /** Called once the answer has left this machine. */
  sent?: () => void;
}

export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'OPTIONS';
  /** restify's path syntax, such as `/api/desk/requests/:id`. */
  path: string;
  /** Largest body in bytes; 64 KiB where nothing is said. */
  bodyLimit?: number;
  /** Headers of every answer of this route, refusals too. */
  headers?: Record<string, string>;
  handle(call: Call): Promise<Answer> | Answer;
}

/** A WebSocket address. `accept` may throw a HouseError, which refuses the upgrade with its status. */
export interface SocketRoute {
  path: RegExp;
  accept(call: Call): Promise<(socket: WebSocket) => void>;
}

/**
 * The body as JSON of the expected shape.
 * @throws HouseError `UnsupportedMediaType`, `BadJson`, or `BadArgument` naming the first field that is wrong.
 */
export function jsonBody<T>(call: Call, schema: z.ZodType<T>): T {
  const type = call.headers['content-type'] ?? '';
  if (!/^application\/json\b/i.test(type)) throw new HouseError('UnsupportedMediaType');
  return parse(schema, readJson(call.body));
}

/** A value of the expected shape. @throws HouseError `BadArgument` naming the first field that is wrong. */
export function parse<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new HouseError('BadArgument', issue === undefined ? undefined : `${issue.path.join('.') || 'body'}: ${issue.message}.`);
}

function readJson(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    throw new HouseError('BadJson');
  }
}

export const json = (status: number, body: unknown, headers?: Answer['headers']): Answer =>
  headers === undefined ? { status, body } : { status, body, headers };
