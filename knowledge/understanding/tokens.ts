import { fold } from './letters.ts';

/** One word of a message. */
export interface Token {
  /** As written, in lower case, composed, without apostrophes. */
  written: string;
  /** The folded key (see `fold`); numbers become their shape, `#6` for six digits. */
  key: string;
  /** False for numbers, emoji and punctuation. */
  word: boolean;
}

/** Longer messages are read from both ends: what is wanted stands in the beginning or at the end. */
const longest = 1200;
const pattern = /https?:\/\/\S+|www\.\S+|\S+@\S+\.\p{L}{2,}|(?:\p{L}|\p{M})+|\d+|[?!]+|\p{Extended_Pictographic}/gu;

/** Lower case, NFKC, one kind of apostrophe, no invisible characters. */
export function normalise(text: string): string {
  const cut = text.length > longest ? `${text.slice(0, longest / 2)} ${text.slice(-longest / 2)}` : text;
  return cut
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060\ufe0f\ufeff\u00ad]/g, '')
    .replace(/(\p{L})['’‘`´](\p{L})/gu, '$1$2');
}

/** The words, numbers, emoji and marks of a message, in order. */
export function tokens(text: string): Token[] {
  const found: Token[] = [];
  for (const match of normalise(text).matchAll(pattern)) found.push(token(match[0]));
  return found;
}

function token(written: string): Token {
  const first = written.codePointAt(0) ?? 0;
  if (first >= 48 && first <= 57) return { written, key: known.has(written) ? written : `#${Math.min(written.length, 12)}`, word: false };
  if (first === 33 || first === 63) return { written, key: written[0] ?? '', word: false };
  if (written.includes('@')) return { written, key: '#mail', word: false };
  if (written.startsWith('http') || written.startsWith('www.')) return { written, key: '#link', word: false };
  const letter = /^\p{L}/u.test(written);
  return { written, key: letter ? fold(written) : written, word: letter };
}

/** Numbers that mean something by themselves. */
const known = new Set(['112', '113', '114', '1813', '24', '7', '18', '15', '13']);
