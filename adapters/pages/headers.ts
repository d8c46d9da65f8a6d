import { createHash } from 'node:crypto';
import type { Call } from '../route.ts';

/** Headers of everything that a browser shows or runs. */
export const plainHeaders = { 'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'no-referrer' };

export interface PagePolicy {
  /** The page's one inline style; it is allowed by its hash. */
  inlineStyle?: string;
  /** The styles that a program inserts (Fluent UI does) are allowed. */
  insertedStyles?: boolean;
  /** Other websites may show it in a frame, as the widget does. */
  framed?: boolean;
  /** It shows a frame of our own. */
  frames?: boolean;
}

/** Headers of a page: only our own programs run, and only the widget's page may be framed. */
export function pageHeaders(call: Call, publicUrl: string | null, { inlineStyle, insertedStyles = false, framed = false, frames = false }: PagePolicy): Record<string, string> {
  const style = inlineStyle === undefined ? '' : ` 'sha256-${createHash('sha256').update(inlineStyle).digest('base64')}'`;
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self'${insertedStyles ? " 'unsafe-inline'" : style}`,
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${socketOrigins(call, publicUrl)}`,
    `frame-src ${frames ? "'self'" : "'none'"}`,
    `frame-ancestors ${framed ? '*' : "'none'"}`,
    "base-uri 'none'",
    "form-action 'self'",
  ];
  return {
    ...plainHeaders,
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': policy.join('; '),
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=()',
    'Cache-Control': 'no-cache',
    ...(framed ? {} : { 'X-Frame-Options': 'DENY', 'Cross-Origin-Opener-Policy': 'same-origin' }),
  };
}

/** Not every browser counts a WebSocket of the same address as 'self'. */
function socketOrigins(call: Call, publicUrl: string | null): string {
  const hosts = [call.headers.host ?? '', publicUrl === null ? '' : new URL(publicUrl).host];
  return [...new Set(hosts)].filter((host) => /^[a-z0-9.-]+(?::\d+)?$|^\[[0-9a-f:]+\](?::\d+)?$/i.test(host)).map((host) => ` ws://${host} wss://${host}`).join('');
}
