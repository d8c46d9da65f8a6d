import type { Call } from '../route.ts';

/** The address these pages are known by; a Host header that is no host is not repeated. */
export function originOf(call: Call, publicUrl: string | null): string {
  if (publicUrl !== null) return publicUrl;
  const host = call.headers.host ?? '';
  return /^[a-z0-9.-]+(?::\d+)?$|^\[[0-9a-f:]+\](?::\d+)?$/i.test(host) ? `http://${host}` : '';
}
