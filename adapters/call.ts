import type { IncomingMessage } from 'node:http';
import { HouseError } from '../common/errors.ts';
import type { Call } from './route.ts';

/** A Node request as a Call. */
export function callOf(request: IncomingMessage, params: Record<string, string>, body: Buffer, trustedProxies: readonly string[]): Call {
  const url = new URL(request.url ?? '/', 'http://localhost');
  return {
    method: request.method ?? 'GET',
    path: url.pathname,
    params,
    query: url.searchParams,
    headers: request.headers,
    cookies: cookiesOf(request.headers.cookie ?? ''),
    ip: addressOf(request, trustedProxies),
    body,
  };
}

/** Reads the body. @throws HouseError `TooLarge` as soon as it is clear that it is longer than `limit` bytes. */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > limit) throw new HouseError('TooLarge');
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= limit) chunks.push(chunk);
      else {
        request.pause();
        reject(new HouseError('TooLarge'));
      }
    });
    request.on('end', () => resolve(chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks)));
    request.on('error', reject);
  });
}

/** The address of whoever called: the last forwarded one that is not a proxy we trust. */
function addressOf(request: IncomingMessage, trustedProxies: readonly string[]): string {
  const peer = plain(request.socket.remoteAddress ?? '');
  if (!trustedProxies.includes(peer)) return peer;
  const forwarded = String(request.headers['x-forwarded-for'] ?? '').split(',').map((address) => plain(address.trim())).filter(Boolean);
  return forwarded.findLast((address) => !trustedProxies.includes(address)) ?? peer;
}

/** IPv4 addresses in IPv6 clothes are the same addresses. */
const plain = (address: string): string => address.replace(/^::ffff:/, '');

function cookiesOf(header: string): Record<string, string> {
  return Object.fromEntries(header.split(';').flatMap((part) => {
    const at = part.indexOf('=');
    return at < 1 ? [] : [[part.slice(0, at).trim(), part.slice(at + 1).trim()]];
  }));
}
