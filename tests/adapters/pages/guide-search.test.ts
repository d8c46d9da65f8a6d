import { expect, test } from '@jest/globals';
import { searchGuides } from '../../../adapters/pages/guide-search.ts';
import type { Guide } from '../../../knowledge/guide.ts';
import { exampleGuide } from '../../knowledge/editing/example.ts';

const guide = (id: string, title: string, phrases: string[] = []): Guide => {
  const example = exampleGuide({ id, phrases: { da: phrases } });
  const da = example.languages['da'];
  if (da === undefined) throw new Error('no Danish');
  return { ...example, languages: { da: { ...da, title, question: '', answer: '' } } };
};
const guides = [guide('pas', 'Forny dit pas', ['passet er udløbet', 'nyt pas']), guide('app', 'Hent appen', ['app med pas']), guide('kort', 'Sundhedskort', ['gult kort', 'pakke'])];
const ids = (query: string): string[] => searchGuides(guides, 'da', query).map(({ id }) => id);

test.each([
  ['pas', ['pas', 'app']],
  ['PAS!', ['pas', 'app']],
  ['nyt pas', ['pas']],
  ['gult', ['kort']],
  ['app pas', ['app']],
  ['sundhedsk', ['kort']],
  ['gult fly', ['kort']],
  ['fly', []],
  ['  ?! ', []],
  ['.*', []],
])('"%s": %j', (query, expected) => expect(ids(query)).toEqual(expected));
