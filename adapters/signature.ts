import { createHmac, timingSafeEqual } from 'node:crypto';
import { HouseError } from '../common/errors.ts';

/** Signs values that travel through other people's hands, so that nothing has to be stored. HMAC-SHA-256. */
export interface Signature {
  sign(value: unknown): string;
  /** What was signed. @throws HouseError `TokenInvalid`. */
  read(token: string): unknown;
}

export function createSignature(secret: string): Signature {
  const signatureOf = (payload: string): Buffer => createHmac('sha256', secret).update(payload).digest();
  return {
    sign(value) {
      const payload = Buffer.from(JSON.stringify(value)).toString('base64url');
      return `${payload}.${signatureOf(payload).toString('base64url')}`;
    },
    read(token) {
      const [payload = '', signature = '', ...rest] = token.split('.');
      const expected = signatureOf(payload);
      const given = Buffer.from(signature, 'base64url');
      if (rest.length > 0 || given.length !== expected.length || !timingSafeEqual(given, expected)) throw new HouseError('TokenInvalid');
      return JSON.parse(Buffer.from(payload, 'base64url').toString());
    },
  };
}
