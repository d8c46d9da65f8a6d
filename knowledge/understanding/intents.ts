import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const phrase = z.string().min(1).max(300);

/** One file of `intents/`: what people write that is not a question for a guide. */
const IntentFile = z.object({
  intent: z.string().regex(/^(handoff|unknown|smalltalk:[a-z-]+|referral:[a-z-]+)$/),
  phrases: z.record(z.string().regex(/^[a-z]{2}$/), z.array(phrase)),
});

export const Intents = z.object({
  intents: z.array(IntentFile),
  /** Words that mean the same, by concept; see `concepts.ts` for the forms. */
  concepts: z.record(z.string(), z.array(z.string().min(1))),
  /** Questions that fit several guides, to be answered by asking. */
  ambiguous: z.array(z.object({ text: phrase, guides: z.array(z.string()).min(2) })),
});
export type Intents = z.infer<typeof Intents>;

const besides = new Set(['ambiguous.json', 'concepts.json']);
const folder = join(import.meta.dirname, 'intents');

/** The intents that come with the program. */
export async function shippedIntents(): Promise<Intents> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  const files = await Promise.all(names.map(async (name): Promise<[string, unknown]> => [name, JSON.parse(await readFile(join(folder, name), 'utf8'))]));
  const found = new Map(files);
  const rest = files.filter(([name]) => !besides.has(name)).map(([, content]) => content);
  return Intents.parse({ intents: rest, concepts: found.get('concepts.json') ?? {}, ambiguous: found.get('ambiguous.json') ?? [] });
}
