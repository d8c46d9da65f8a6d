import { scrypt, timingSafeEqual } from 'node:crypto';
import { HouseError } from '../common/errors.ts';
import { Gate } from './gate.ts';

/**
 * Passwords as scrypt hashes (RFC 7914), `scrypt$N$r$p$salt$hash` with base64url parts.
 * The cost is OWASP's for N = 2^15: 32 MiB and roughly a tenth of a second each.
 */
const cost = { N: 2 ** 15, r: 8, p: 1 };
const saltLength = 16;
const hashLength = 32;

export const shortestPassword = 10;
/** As long as `SignIn` takes, in UTF-16 units. */
export const longestPassword = 200;

/** 32 MiB each: two at once, and a crowd is asked to wait instead of kept in memory. */
const gate = new Gate(2, 100);

/** Bytes that nobody can guess; `node:crypto`'s `randomBytes` outside of tests. */
export type RandomBytes = (length: number) => Buffer;

/**
 * The hash to store for a new password.
 * @throws HouseError `BadArgument` when it is too short or too long, in characters.
 */
export async function hashPassword(password: string, randomBytes: RandomBytes): Promise<string> {
  const length = [...normal(password)].length;
  if (length < shortestPassword) throw new HouseError('BadArgument', `The password needs at least ${shortestPassword} characters.`);
  if (password.length > longestPassword) throw new HouseError('BadArgument', `The password may have at most ${longestPassword} characters.`);
  const salt = randomBytes(saltLength);
  const hash = await derive(password, salt, cost, hashLength);
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64url'), hash.toString('base64url')].join('$');
}

/**
 * Whether `password` belongs to `stored`. Without a stored hash the answer is no and
 * costs the same, so that the time tells nobody which e-mail addresses have an account.
 * @throws HouseError `TooManyRequests` when too many passwords are being checked.
 */
export async function passwordMatches(password: string, stored: string | null): Promise<boolean> {
  if (stored === null) {
    await derive(password, Buffer.alloc(saltLength), cost, hashLength);
    return false;
  }
  const { salt, hash, ...parameters } = read(stored);
  return timingSafeEqual(await derive(password, salt, parameters, hash.length), hash);
}

function read(stored: string): typeof cost & { salt: Buffer; hash: Buffer } {
  const [kind, N, r, p, salt = '', hash = '', ...rest] = stored.split('$');
  const numbers = { N: Number(N), r: Number(r), p: Number(p) };
  const parts = { salt: Buffer.from(salt, 'base64url'), hash: Buffer.from(hash, 'base64url') };
  const whole = kind === 'scrypt' && rest.length === 0 && Object.values(numbers).every(Number.isInteger);
  if (!whole || parts.salt.length < saltLength || parts.hash.length < hashLength) throw new Error('A stored password hash cannot be read.');
  return { ...numbers, ...parts };
}

function derive(password: string, salt: Buffer, { N, r, p }: typeof cost, length: number): Promise<Buffer> {
  return gate.run(() => new Promise((resolve, reject) => {
    scrypt(normal(password), salt, length, { N, r, p, maxmem: 2 * 128 * N * r }, (error, key) => (error ? reject(error) : resolve(key)));
  }));
}

/** An "å" is one character on some keyboards and two on others. */
const normal = (password: string): string => password.normalize('NFKC');
