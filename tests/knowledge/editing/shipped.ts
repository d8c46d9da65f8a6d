import { readdirSync, readFileSync } from 'node:fs';
import { Guide } from '../../../knowledge/guide.ts';

const folder = new URL('../../../knowledge/guides/', import.meta.url);

export const shippedFiles: readonly { name: string; text: string }[] = readdirSync(folder).filter((name) => name.endsWith('.json')).map((name) => ({ name, text: readFileSync(new URL(name, folder), 'utf8') }));

export const shippedGuides: readonly Guide[] = shippedFiles.map(({ text }) => Guide.parse(JSON.parse(text)));

export function shippedGuide(id: string): Guide {
  const guide = shippedGuides.find((each) => each.id === id);
  if (guide === undefined) throw new Error(`no guide ${id}`);
  return guide;
}
