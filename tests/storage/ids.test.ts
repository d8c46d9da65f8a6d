import { expect, test } from '@jest/globals';
import { newId } from '../../storage/ids.ts';

test('ids are UUIDs of version 7, in the order of their time, and never the same', async () => {
  const before = newId();
  await new Promise((resolve) => setTimeout(resolve, 5));
  const ids = Array.from({ length: 10_000 }, newId);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.every((id) => id > before)).toBe(true);
});
