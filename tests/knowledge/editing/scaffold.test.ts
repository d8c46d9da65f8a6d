import { describe, expect, test } from '@jest/globals';
import { scaffold } from '../../../knowledge/editing/scaffold.ts';
import { linesOf } from '../../../knowledge/editing/texts.ts';
import { Guide } from '../../../knowledge/guide.ts';
import { check } from './example.ts';

describe('a new guide', () => {
  const guide = scaffold({ id: 'pas-forny', category: 'pas-koerekort', title: 'Forny dit pas, også når titlen er så lang, at den skal kortes af' });

  test('fits the schema', () => expect(Guide.parse(guide)).toEqual(guide));

  test('is refused for its words and its phrases alone, in every text', () => {
    const findings = check(guide).filter(({ level }) => level === 'error');
    expect(new Set(findings.map(({ rule }) => rule))).toEqual(new Set(['placeholder-words', 'phrases-few']));
    expect(findings.filter(({ rule }) => rule === 'placeholder-words').map(({ place }) => place)).toEqual(linesOf(guide).map(({ place }) => place));
  });
});
