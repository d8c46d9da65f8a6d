import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { DocumentError, openDocuments, readLists } from '../../storage/documents.ts';

const Note = z.object({ id: z.string(), text: z.string() });
let root: string;
const shipped = (): string => join(root, 'shipped');
const overlay = (): string => join(root, 'overlay');
const open = (): ReturnType<typeof openDocuments<z.infer<typeof Note>>> => openDocuments(Note, shipped(), overlay());
const write = (folder: string, name: string, content: unknown): void => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
};

beforeEach(() => { root = mkdtempSync(join(tmpdir(), 'selvhjulpen-documents-')); });
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('documents', () => {
  test('the overlay takes the place of what is shipped, and adds to it', () => {
    write(shipped(), 'a.json', { id: 'a', text: 'shipped' });
    write(shipped(), 'b.json', { id: 'b', text: 'shipped' });
    write(overlay(), 'b.json', { id: 'b', text: 'own' });
    write(overlay(), 'c.json', { id: 'c', text: 'own' });
    expect(open().all().map(({ id, text }) => `${id} ${text}`)).toEqual(['a shipped', 'b own', 'c own']);
  });

  test('saving writes the overlay alone, whole, and is there after opening again', () => {
    write(shipped(), 'a.json', { id: 'a', text: 'shipped' });
    const documents = open();
    documents.save({ id: 'a', text: 'Æble, øl og å \u{1F44D}' });
    expect(documents.get('a')?.text).toBe('Æble, øl og å \u{1F44D}');
    expect(open().get('a')?.text).toBe('Æble, øl og å \u{1F44D}');
    expect(JSON.parse(readFileSync(join(shipped(), 'a.json'), 'utf8'))).toEqual({ id: 'a', text: 'shipped' });
    expect(readdirSync(overlay())).toEqual(['a.json']);
  });

  test('what does not fit the schema is not saved', () => {
    const documents = open();
    expect(() => documents.save({ id: 'a', text: 7 } as unknown as z.infer<typeof Note>)).toThrow();
    expect(documents.get('a')).toBeUndefined();
  });

  test.each([
    ['broken JSON', 'a.json', '{"id":', 'is not valid JSON'],
    ['a missing field', 'a.json', { id: 'a' }, 'text'],
    ['another name than its id', 'b.json', { id: 'a', text: '' }, 'Name the file a.json'],
  ])('%s stops the opening and names the file', (_, name, content, part) => {
    write(shipped(), name, content);
    expect(open).toThrow(DocumentError);
    expect(open).toThrow(join(shipped(), name));
    expect(open).toThrow(part);
  });
});

describe('lists', () => {
  test('the entries of all lists of a folder', () => {
    write(shipped(), 'one.json', [{ id: 'a', text: '1' }, { id: 'b', text: '2' }]);
    write(shipped(), 'two.json', [{ id: 'c', text: '3' }]);
    expect(readLists(Note, shipped()).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });

  test('an id stands once, whichever list it is in', () => {
    write(shipped(), 'one.json', [{ id: 'a', text: '1' }]);
    write(shipped(), 'two.json', [{ id: 'a', text: '2' }]);
    expect(() => readLists(Note, shipped())).toThrow('two.json holds the id "a" again');
  });
});
