import { HouseError } from '../../common/errors.ts';
import type { Call } from '../route.ts';

/**
 * Browsers say in `Origin` which website a call comes from. Only our own may change
 * anything or listen; programs that are no browser send none, and carry no cookie unasked.
 * @throws HouseError `ForeignOrigin`.
 */
export function assertOwnOrigin({ headers: { origin, host } }: Call, publicUrl: string | null): void {
  if (origin === undefined) return;
  const from = URL.parse(origin);
  if (from === null || !/^https?:$/.test(from.protocol)) throw new HouseError('ForeignOrigin');
  // A proxy may have ended TLS before us, so the scheme of the address that was called is not known.
  const own = [publicUrl, host === undefined ? null : `${from.protocol}//${host}`].map((address) => (address === null ? null : URL.parse(address)?.origin));
  if (!own.includes(from.origin)) throw new HouseError('ForeignOrigin');
}
