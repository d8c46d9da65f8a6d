import type { Call } from '../route.ts';

/** The browser's proof that somebody has signed in. */
export const cookieName = 'selvhjulpen_session';

export const tokenOf = (call: Call): string | undefined => call.cookies[cookieName];

/** No script can read it, no other website can send it, and it goes over https wherever the service does. */
export function sessionCookie(token: string, seconds: number, publicUrl: string | null): string {
  const secure = publicUrl?.startsWith('https:') ? '; Secure' : '';
  return `${cookieName}=${token}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${Math.max(0, Math.floor(seconds))}${secure}`;
}

export const clearedCookie = (publicUrl: string | null): string => sessionCookie('', 0, publicUrl);
