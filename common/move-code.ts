/** No letter or digit that is mistaken for another one when it is read or said, and no vowel, so that no code is a word. */
const letters = 'CDFHJKMNPRTX34679';
export const moveCodeLength = 6;

/** A code that moves a conversation; `randomInt` gives a whole number from 0 up to, not including, its argument. */
export const newMoveCode = (randomInt: (below: number) => number): string => Array.from({ length: moveCodeLength }, () => letters.charAt(randomInt(letters.length))).join('');

/** A code as people write it, in its own form: without spaces and hyphens, in capitals. Null where it can't be one. */
export function moveCodeIn(text: string): string | null {
  const code = text.toUpperCase().replace(/[\s-]+/g, '');
  return code.length === moveCodeLength && [...code].every((letter) => letters.includes(letter)) ? code : null;
}

/** In two halves, which are easier to read and to say. */
export const spacedCode = (code: string): string => `${code.slice(0, 3)} ${code.slice(3)}`;
