import { describe, expect, test } from '@jest/globals';
import { fromColumn, toColumn, toParameter } from '../../storage/text.ts';

const hard = ['\0', '\u001A', '\ud800', '\udfff', '0', 'd800', '0000', 'x', '\\', '👍', '\u2028', 'å'];

describe('text in a column', () => {
  test('comes back as it went in, whatever stands beside what', () => {
    for (const a of hard) for (const b of hard) for (const c of hard) {
      const text = a + b + c;
      expect(fromColumn(toColumn(text))).toBe(text);
    }
  });

  test('is what every database takes', () => {
    for (const a of hard) for (const b of hard) {
      const column = toColumn(a + b);
      expect(column.isWellFormed()).toBe(true);
      expect(column).not.toContain('\0');
    }
  });

  test('is different for different text', () => {
    const all = hard.flatMap((a) => hard.map((b) => a + b));
    expect(new Set(all.map(toColumn)).size).toBe(new Set(all).size);
  });

  test('is the text itself where nothing is awkward, as in all JSON', () => {
    const json = JSON.stringify({ text: hard.join(''), nested: [hard] });
    expect(toColumn(json)).toBe(json);
    expect(toColumn('Blåbærgrød 👍')).toBe('Blåbærgrød 👍');
  });

  test('goes into arrays, and leaves other parameters alone', () => {
    expect(toParameter(['a\0', 1])).toEqual(['a\u001A0000', 1]);
    expect([null, 3].map(toParameter)).toEqual([null, 3]);
  });
});
