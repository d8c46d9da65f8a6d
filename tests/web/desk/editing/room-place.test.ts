import { describe, expect, test } from '@jest/globals';
import { pageTitle } from '../../../../web/desk/editing/room/page-title.ts';
import { addressOf, placesOf, whereOf } from '../../../../web/desk/use-place.ts';
import { wordsIn } from '../../../../web/desk/words.ts';

describe('what each role finds', () => {
  test('a librarian answers and tells of outages; a team lead sees counts, too', () => {
    expect(placesOf('librarian')).toEqual(['conversations', 'outages']);
    expect(placesOf('teamlead')).toEqual(['conversations', 'overview', 'outages', 'insights']);
  });

  test('an editor has the room alone, an admin everything', () => {
    expect(placesOf('editor')).toEqual(['work', 'guides', 'questions', 'facts', 'outages', 'insights', 'why', 'sharing']);
    expect(placesOf('admin')).toEqual(['conversations', 'overview', ...placesOf('editor')]);
  });
});

describe('where an address leads', () => {
  test('to a place, or to one of what is listed there', () => {
    expect(whereOf('#guides', placesOf('editor'))).toEqual({ place: 'guides', id: null });
    expect(whereOf('#guides/pas-forny', placesOf('editor'))).toEqual({ place: 'guides', id: 'pas-forny' });
    expect(whereOf('#fakta/emergency-112', placesOf('admin'))).toEqual({ place: 'facts', id: 'emergency-112' });
  });

  test('to where a role begins, when it is nowhere or not for that role', () => {
    expect(whereOf('', placesOf('editor'))).toEqual({ place: 'work', id: null });
    expect(whereOf('#samtaler', placesOf('editor'))).toEqual({ place: 'work', id: null });
    expect(whereOf('#guides/pas-forny', placesOf('librarian'))).toEqual({ place: 'conversations', id: null });
    expect(whereOf('#overblik', placesOf('librarian'))).toEqual({ place: 'conversations', id: null });
    expect(whereOf('#findes-ikke', placesOf('teamlead'))).toEqual({ place: 'conversations', id: null });
  });

  test('an id is what it was, whatever stands in it', () => {
    for (const id of ['slagelse-æøå', 'a/b', '100 %', 'x#y']) expect(whereOf(addressOf('guides', id), placesOf('editor')).id).toBe(id);
    expect(whereOf('#guides/50%', placesOf('editor')).id).toBe('50%');
    expect(whereOf('#guides/', placesOf('editor')).id).toBeNull();
    expect(whereOf('#drift/noget', placesOf('editor'))).toEqual({ place: 'outages', id: null });
  });
});

test('the browser\'s tab says the page, or what is shown on it', () => {
  const words = wordsIn('da');
  expect(pageTitle(words, { place: 'facts', id: null }, null)).toBe('Fakta – Skranken');
  expect(pageTitle(words, { place: 'guides', id: 'pas-forny' }, null)).toBe('Vejledninger – Skranken');
  expect(pageTitle(words, { place: 'guides', id: 'pas-forny' }, 'Forny pas')).toBe('Forny pas – Skranken');
  expect(pageTitle(words, { place: 'facts', id: 'x' }, 'a'.repeat(80))).toBe(`${'a'.repeat(60)} … – Skranken`);
});
