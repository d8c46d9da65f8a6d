import { describe, expect, test } from '@jest/globals';
import { lastRead, merged, newestPlace, newestWords, woven, type Line } from '../../../web/desk/transcript.ts';
import { note, said } from './samples.ts';

const at = (second: number): string => `2026-11-23T10:00:0${second}.000Z`;
const line = (watermark: number | null, role: 'citizen' | 'bot' | 'librarian', id = `${role}-${watermark}`): Line => ({ activity: said(id, role, { timestamp: at(watermark ?? 9) }), watermark });
const names = (...[lines, notes]: Parameters<typeof woven>): string[] => woven(lines, notes).map((entry) => (entry.kind === 'note' ? entry.note.id : entry.line.activity.id));

describe('notes in a transcript', () => {
  test('stand where they were written, and change nothing about what was said', () => {
    const lines = [line(1, 'citizen'), line(3, 'librarian'), line(5, 'citizen')];
    expect(names(lines, [note('late', 'Bo', at(6)), note('between', 'Bo', at(4)), note('first', 'Bo', at(0))])).toEqual(['first', 'citizen-1', 'librarian-3', 'between', 'citizen-5', 'late']);
    // The clocks of two instances differ a little.
    expect(names([line(1, 'citizen'), { ...line(2, 'bot'), activity: said('early', 'bot', { timestamp: at(0) }) }], [note('n', 'Bo', at(1))])).toEqual(['citizen-1', 'early', 'n']);
  });
});

describe('the place of what was said', () => {
  test('an answer whose place is not known yet comes last, and goes where it belongs', () => {
    const waiting = merged([line(1, 'citizen')], [line(null, 'librarian', 'mine')]);
    const later = merged(waiting, [line(3, 'citizen')]);
    expect(later.map(({ activity }) => activity.id)).toEqual(['citizen-1', 'citizen-3', 'mine']);
    expect(merged(later, [line(2, 'librarian', 'mine')]).map(({ activity }) => activity.id)).toEqual(['citizen-1', 'mine', 'citizen-3']);
    expect(newestPlace(later)).toBe(3);
  });

  test('the last answer that the citizen has read is marked, and no other', () => {
    const lines = [line(1, 'librarian'), line(2, 'librarian'), line(3, 'citizen'), line(4, 'librarian'), line(null, 'librarian', 'sending')];
    expect([0, 1, 3, 4, 9].map((read) => lastRead(lines, read))).toEqual([null, 'librarian-1', 'librarian-2', 'librarian-4', 'librarian-4']);
  });

  test('the newest words are the citizen\'s own, not a pressed button', () => {
    const pressed: Line = { activity: said('pressed', 'citizen', { value: { choice: 'next' } }), watermark: 2 };
    expect([newestWords([line(1, 'citizen'), pressed, line(3, 'librarian')]), newestWords([pressed])]).toEqual(['citizen-1', null]);
  });
});
