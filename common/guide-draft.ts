import { z } from 'zod';

/**
 * A guide while it is being written: the form of a guide (`knowledge/guide.ts`) with nothing yet demanded of its
 * texts, so that half a sentence can be saved. Every guide is also a draft; a draft is a guide once the checks pass.
 */
const id = z.string().max(80);
const texts = (most: number) => z.string().max(most);

export const DraftStep = z.object({
  id,
  /** A step's id, `guide:<id>`, `person` or `done`; left out: the following step. */
  next: id.optional(),
  choices: z.array(z.object({ id, to: id })).max(6).optional(),
  link: texts(500).optional(),
  /** File name of a shipped or an uploaded picture. */
  picture: texts(100).optional(),
});
export type DraftStep = z.infer<typeof DraftStep>;

export const DraftStepText = z.object({
  text: texts(2000),
  tip: texts(2000).optional(),
  stuck: texts(2000).optional(),
  /** Labels by choice id. */
  choices: z.record(id, texts(200)).optional(),
  link: texts(200).optional(),
  alt: texts(1000).optional(),
});
export type DraftStepText = z.infer<typeof DraftStepText>;

export const DraftText = z.object({
  title: texts(300),
  question: texts(300),
  answer: texts(1000),
  ready: z.array(texts(500)).max(12),
  /** By step id. */
  steps: z.record(id, DraftStepText),
  stuck: z.array(texts(1000)).max(12),
});
export type DraftText = z.infer<typeof DraftText>;

export const DraftGuide = z.object({
  id,
  category: texts(40),
  address: texts(500),
  live: texts(20).optional(),
  only: texts(20).optional(),
  services: z.array(texts(40)).max(10),
  related: z.array(id).max(12),
  facts: z.array(id).max(60),
  helpers: z.array(z.object({ who: texts(40), da: texts(400), en: texts(400) })).max(8),
  steps: z.array(DraftStep).max(60),
  /** By language: `da`, `en`, or any further one. */
  languages: z.record(z.string().regex(/^[a-z]{2}$/), DraftText),
  phrases: z.record(z.string().regex(/^[a-z]{2}$/), z.array(texts(500)).max(1000)),
  sources: z.array(z.object({ url: texts(500), age: texts(100) })).max(30),
  owner: texts(200),
  licence: texts(200),
  approval: z.object({ by: texts(200), on: texts(20) }).nullable(),
  reviewMonths: z.number().int().min(1).max(24),
});
export type DraftGuide = z.infer<typeof DraftGuide>;
