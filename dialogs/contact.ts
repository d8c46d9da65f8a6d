import type { Contact } from '../common/desk-api.ts';
import { anyOf, hasAny } from '../common/phrases.ts';
import words from './messages/contact.json' with { type: 'json' };

const email = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}/u;
/** Eight digits as Danes write them, or a number with its country's code. */
const phone = /(?:(?:\+|00)\d{1,3}[ .-]?)?(?:\d[ .-]?){7}\d(?:[ .-]?\d){0,4}(?!\d)/;

const filler = anyOf(words.words, 'giu');
/** Small words that connect a name with what was taken out beside it. */
const loose = new RegExp(`^(?:(?:${words.ends.join('|')})(?: |$))+|(?:(?:^| )(?:${words.ends.join('|')}))+$`, 'giu');

/** A name, a telephone number and an e-mail address in what somebody wrote about how to reach them; null for what is not there. */
export function contactIn(text: string): Contact {
  const address = email.exec(text)?.[0] ?? null;
  const rest = address === null ? text : text.replace(address, ' ');
  const number = phone.exec(rest)?.[0].trim() ?? null;
  const name = (number === null ? rest : rest.replace(number, ' ')).replace(filler, ' ').replace(/[^\p{L}\p{M}'’ -]+/gu, ' ').replace(/(?<!\p{L})['’-]+|['’-]+(?!\p{L})/gu, ' ').replace(/\s+/g, ' ').trim().replace(loose, '').trim();
  return { name: name === '' ? null : name.slice(0, 100), phone: number, email: address };
}

/** The text with telephone number and e-mail address taken out, where it says what it is about as well. */
export const withoutContact = (text: string): string => text.replace(email, '…').replace(phone, '…').trim();

/** Whether somebody asks to be called. */
export const asksForCall: (text: string) => boolean = hasAny(words.calls);

/** Whether a telephone number or an e-mail address stands in it. */
export const hasContact = ({ phone: number, email: address }: Contact): boolean => number !== null || address !== null;

/** Whether somebody can be reached so, in the way they asked for. */
export const reaches = (contact: Contact, kind: 'message' | 'call' | 'booking'): boolean => (kind === 'call' ? contact.phone !== null : hasContact(contact));
