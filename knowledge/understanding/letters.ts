/**
 * Danish letters in all their written forms become one key, so that
 * "læge", "laege", "lage", "läge" and a decomposed "læge" are the same word:
 *
 *   æ ae ä → a     ø oe ö → o     å aa → a
 *
 * The price is that a few pairs ("får", "far") share a key; `tokens` keeps the
 * written word beside the key so that the classifier can still tell them apart.
 */
const single: Record<string, string> = {
  æ: 'a', ø: 'o', å: 'a', ä: 'a', ö: 'o', ü: 'u', ß: 'ss', ð: 'd', þ: 'th', ł: 'l', ı: 'i', đ: 'd', œ: 'o',
};
const special = /[æøåäöüßðþłıđœ]/g;
const marks = /\p{M}+/gu;
const notAscii = /[^\x00-\x7f]/;

/** Lower-case letters of any written form → the folded key. Letters of other scripts stay. */
export function fold(word: string): string {
  let key = word;
  if (notAscii.test(key)) {
    key = key.normalize('NFC').replace(special, (letter) => single[letter] ?? letter);
    key = key.normalize('NFKD').replace(marks, '').normalize('NFC');
  }
  return key.replace(/ae|aa/g, 'a').replace(/oe/g, 'o');
}

/** Every letter once where it stands doubled: "addresse" and "adresse" look alike to the character n-grams. */
export function squeeze(word: string): string {
  let out = '';
  for (let i = 0; i < word.length; i++) if (word[i] !== word[i - 1]) out += word[i];
  return out;
}
