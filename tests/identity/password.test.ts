import { randomBytes, scryptSync } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { Gate } from '../../identity/gate.ts';
import { hashPassword, passwordMatches } from '../../identity/password.ts';

const password = 'rødgrød med fløde';

describe('a password', () => {
  test('is stored as scrypt with its cost and a salt of its own', async () => {
    const [one, other] = [await hashPassword(password, randomBytes), await hashPassword(password, randomBytes)];
    expect(one).toMatch(/^scrypt\$32768\$8\$1\$[\w-]{22}\$[\w-]{43}$/);
    expect(one).not.toBe(other);
    expect(one).not.toContain('fløde');
  });

  test('matches itself alone', async () => {
    const stored = await hashPassword(password, randomBytes);
    expect(await passwordMatches(password, stored)).toBe(true);
    for (const wrong of ['', 'rødgrød med fløde ', 'Rødgrød med fløde', 'rodgrod med flode', `${password}x`]) expect(await passwordMatches(wrong, stored)).toBe(false);
  });

  test('is the same from every keyboard: "å" as one character or as two', async () => {
    const stored = await hashPassword('gåsegården 12'.normalize('NFC'), randomBytes);
    expect(await passwordMatches('gåsegården 12'.normalize('NFD'), stored)).toBe(true);
  });

  test('needs ten characters, and may have two hundred', async () => {
    await expect(hashPassword('123456789', randomBytes)).rejects.toMatchObject({ code: 'BadArgument' });
    await expect(hashPassword('🙂'.repeat(9), randomBytes)).rejects.toMatchObject({ code: 'BadArgument' });
    await expect(hashPassword('x'.repeat(201), randomBytes)).rejects.toMatchObject({ code: 'BadArgument' });
    await expect(hashPassword('x'.repeat(10), randomBytes)).resolves.toEqual(expect.any(String));
    await expect(hashPassword('x'.repeat(200), randomBytes)).resolves.toEqual(expect.any(String));
  });

  test('an older hash with another cost still matches', async () => {
    const salt = randomBytes(16);
    const older = `scrypt$1024$4$2$${salt.toString('base64url')}$${scryptSync(password, salt, 32, { N: 1024, r: 4, p: 2 }).toString('base64url')}`;
    expect(await passwordMatches(password, older)).toBe(true);
    expect(await passwordMatches('wrong password', older)).toBe(false);
  });

  test.each(['', 'x', 'md5$1$1$1$AAAA$AAAA', 'scrypt$32768$8$1$$', 'scrypt$x$8$1$AAAAAAAAAAAAAAAAAAAAAA$qOk0pALv9bxFxf9v2cYkJ1Q2QmQw6l6rNUXzYxu0Yl8'])('the stored hash "%s" opens nothing', async (stored) => {
    await expect(passwordMatches('', stored)).rejects.toThrow('cannot be read');
  });

  test('costs the same where there is no account', async () => {
    const stored = await hashPassword(password, randomBytes);
    const timed = async (hash: string | null): Promise<number> => {
      const started = performance.now();
      await passwordMatches('wrong password', hash);
      return performance.now() - started;
    };
    const rounds: { known: number; unknown: number }[] = [];
    for (let round = 0; round < 5; round += 1) rounds.push({ known: await timed(stored), unknown: await timed(null) });
    const fastest = (which: 'known' | 'unknown'): number => Math.min(...rounds.map((round) => round[which]));
    expect(fastest('unknown') / fastest('known')).toBeGreaterThan(0.5);
    expect(fastest('unknown') / fastest('known')).toBeLessThan(2);
  });
});

describe('the gate', () => {
  test('lets so many run at once, the others in order, and refuses a crowd', async () => {
    const gate = new Gate(2, 3);
    const ends: (() => void)[] = [];
    const begun: number[] = [];
    const works = [0, 1, 2, 3, 4].map((number) => gate.run(() => {
      begun.push(number);
      return new Promise<void>((resolve) => ends.push(resolve));
    }));
    await expect(gate.run(async () => undefined)).rejects.toMatchObject({ code: 'TooManyRequests' });
    expect(begun).toEqual([0, 1]);
    for (const work of works) {
      ends.shift()?.();
      await work;
      await new Promise(setImmediate);
    }
    expect(begun).toEqual([0, 1, 2, 3, 4]);
    await gate.run(async () => undefined);
  });

  test('passes the place on when work fails', async () => {
    const gate = new Gate(1, 1);
    const [failed, next] = [gate.run(async () => { throw new Error('no'); }), gate.run(async () => 'done')];
    await expect(failed).rejects.toThrow('no');
    await expect(next).resolves.toBe('done');
  });
});
