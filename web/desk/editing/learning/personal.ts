import { hideContactDetails } from '../../../../common/contact-details.ts';
import { mask, maskSecrets } from '../../../../common/secrets.ts';

/** What must not be in a phrase: `masked` is the mark of something hidden, `personal` looks like a code, a number or an address. Names are not found. */
export function personalIn(text: string): 'masked' | 'personal' | null {
  if (text.includes(mask)) return 'masked';
  return hideContactDetails(maskSecrets(text).text) === text ? null : 'personal';
}
