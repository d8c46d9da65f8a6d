import { z } from 'zod';
import catalogue from './catalogue.json' with { type: 'json' };

const Entry = z.object({ id: z.string(), code: z.number().int().positive() });
const entries = z.array(Entry).parse(catalogue);
const codes = new Map(entries.map(({ id, code }) => [id, String(code)]));
const ids = new Map(entries.map(({ id, code }) => [String(code), id]));

/** What stands beside a guide's QR code, for those who type instead: its number in the catalogue, or the id of a library's own guide. */
export const codeOf = (guideId: string): string => codes.get(guideId) ?? guideId;

/** The guide of a typed code; an id is its own. */
export const guideIdOf = (code: string): string => ids.get(code) ?? code;
