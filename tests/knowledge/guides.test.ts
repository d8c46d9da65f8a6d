import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { checkGuides } from '../../knowledge/editing/check.ts';
import { Fact } from '../../knowledge/fact.ts';
import { Guide } from '../../knowledge/guide.ts';
import { readLists } from '../../storage/documents.ts';

const folder = join(import.meta.dirname, '../../knowledge');
const read = (path: string): unknown => JSON.parse(readFileSync(join(folder, path), 'utf8'));
const names = readdirSync(join(folder, 'guides'));
const guides = names.map((name) => Guide.parse(read(`guides/${name}`)));
const facts = readLists(Fact, join(folder, 'facts'));
const hosts = z.array(z.string()).parse(read('hosts.json'));
const catalogue = z.array(z.object({ id: z.string(), category: Guide.shape.category, title: z.string().max(70) })).parse(read('catalogue.json'));

/** Soon after the facts were compared: how old they get is the command's business, not the tests'. */
const today = '2026-11-30';

describe('the shipped guides', () => {
  const findings = checkGuides(guides, { facts, hosts, catalogue: catalogue.map(({ id }) => id), pictures: readdirSync(join(folder, 'pictures')), shipped: () => true, today });

  test('the check finds no error', () => expect(findings.filter(({ level }) => level === 'error')).toEqual([]));

  test('they are easy to read, and no phrase nearly stands in two', () => {
    expect(findings.filter(({ rule }) => ['hard-to-read', 'sentence-long', 'phrase-near', 'fact-old'].includes(rule))).toEqual([]);
  });

  test('each stands in the catalogue, in its category, in a file named by its id', () => {
    expect(guides.map(({ id }) => `${id}.json`)).toEqual(names);
    const planned = new Map(catalogue.map(({ id, category }) => [id, category]));
    expect(guides.filter(({ id, category }) => planned.get(id) !== category).map(({ id }) => id)).toEqual([]);
  });

  test('none claims to be approved', () => expect(guides.filter(({ approval }) => approval !== null)).toEqual([]));
});

describe('what they are checked against', () => {
  test('the catalogue: 90 guides, each once', () => expect(new Set(catalogue.map(({ id }) => id)).size).toBe(90));
  test('hosts: bare names, each once', () => {
    expect(hosts.filter((host) => !/^(?!www\.)([a-z0-9-]+\.)+[a-z]+$/.test(host))).toEqual([]);
    expect(new Set(hosts).size).toBe(hosts.length);
  });
  test('facts: none claims that a person has confirmed it', () => expect(facts.filter(({ confirmation }) => confirmation !== null)).toEqual([]));
});
