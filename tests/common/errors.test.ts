import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { errorCatalogue, HouseError } from '../../common/errors.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/errors.md'), 'utf8');

test('docs/errors.md lists the catalogue, all of it and nothing else', () => {
  const listed = [...page.matchAll(/^\| (\w+) \| (\d+) \| (.*) \|$/gm)].map(([, code, status, message]) => [code, Number(status), message]);
  expect(listed).toEqual(Object.entries(errorCatalogue).map(([code, { status, message }]) => [code, status, message]));
});

test('an error says its code and a sentence, and the detail where there is one', () => {
  expect(new HouseError('BadArgument', 'text: too short.').toJSON()).toEqual({ error: { code: 'BadArgument', message: 'The request does not have the expected form. text: too short.' } });
  expect(new HouseError('NotFound').status).toBe(404);
});
