/** A text in which every character that counts is one UTF-16 unit, with the way back to the original. */
export interface Flat {
  text: string;
  /** Where the character at `index` begins in the original. */
  startOf(index: number): number;
  /** Where it ends. */
  endOf(index: number): number;
}

/** Characters nobody sees: formatting characters, variation selectors, the keycap's frame, fillers. */
const unseen = /[\p{Cf}\p{Mn}\u20e3\ufe00-\ufe0f\u115f\u1160\u3164]/u;
const digit = /\p{Nd}/u;

/**
 * Lower case; all digits of the world as 0–9, all dashes as `-`, all spaces as a space;
 * unseen characters left out, so that nothing hides between two digits.
 */
export function flatten(text: string): Flat {
  const starts: number[] = [];
  const ends: number[] = [];
  let flat = '';
  let index = 0;
  for (const character of text) {
    const start = index;
    index += character.length;
    const folded = fold(character);
    if (folded === '') continue;
    flat += folded;
    starts.push(start);
    ends.push(index);
  }
  return { text: flat, startOf: (at) => starts[at] ?? text.length, endOf: (at) => ends[at] ?? text.length };
}

function fold(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return code === 0x09 || code === 0x0d ? ' ' : character.toLowerCase();
  if (digit.test(character)) return digitOf(code, character);
  if (/[\p{Pd}\u2212]/u.test(character)) return '-';
  if (/\p{Zs}/u.test(character)) return ' ';
  if (/[\u2028\u2029\u0085]/.test(character)) return '\n';
  if (unseen.test(character)) return '';
  const plain = character.normalize('NFKC').toLowerCase();
  if (plain.length === 1) return plain;
  return /\p{L}/u.test(character) ? 'x' : '\ufffc';
}

/** Digits stand in tens that begin at a place ending in 0 or in 6; compatibility forms fold to ASCII. */
function digitOf(code: number, character: string): string {
  const plain = character.normalize('NFKC');
  if (/^[0-9]$/.test(plain)) return plain;
  const row = code - (code % 16);
  const zero = digit.test(String.fromCodePoint(row)) ? row : row + 6;
  return String(Math.abs(code - zero) % 10);
}
