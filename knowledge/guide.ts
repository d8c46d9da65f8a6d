import { z } from 'zod';

/**
 * A guide: instructions for one task. The way (steps and branches) stands once;
 * each language says the same steps in its own words, so that a citizen can
 * change language without losing the place and no language can take another way.
 */

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

/**
 * Where a step or choice leads: a step's id of the same guide, `guide:<id>`
 * for another guide, `person` for a librarian, `done` for the end of the guide.
 */
export const Target = z.string().regex(/^(person|done|guide:[a-z0-9-]+|[a-z0-9]+(-[a-z0-9]+)*)$/);
export type Target = z.infer<typeof Target>;

/** Services of others that guides depend on. */
export const Service = z.enum(['mitid', 'borger-dk', 'digital-post', 'sundhed-dk', 'skat', 'library-login']);
export type Service = z.infer<typeof Service>;

export const Step = z.object({
  id,
  /** Where "Next" leads. Left out: the following step of the list; after the last, `done`. Ignored where there are choices. */
  next: Target.optional(),
  /** Branches: the citizen picks one instead of pressing "Next". */
  choices: z.array(z.object({ id, to: Target })).min(2).max(6).optional(),
  /** The official page this step happens on. */
  link: z.url({ protocol: /^https$/ }).optional(),
  /** File name in `knowledge/pictures/`, or of a picture that an editor has uploaded. */
  picture: z.string().regex(/^[a-z0-9-]+\.(svg|jpg|png|webp)$/).optional(),
});
export type Step = z.infer<typeof Step>;

/** The words of one step in one language. Placeholders: `{fact:<id>}` and those of `wording.ts`. */
export const StepText = z.object({
  /** One action, du-form, words from the screen in »quotation marks«. */
  text: z.string().min(1).max(400),
  tip: z.string().max(300).optional(),
  /** What to try when the citizen is stuck at this step. */
  stuck: z.string().max(500).optional(),
  /** Labels by choice id. */
  choices: z.record(z.string(), z.string().max(60)).optional(),
  /** Link text that makes sense alone. */
  link: z.string().max(80).optional(),
  /** Alternative text of the picture. */
  alt: z.string().max(300).optional(),
});
export type StepText = z.infer<typeof StepText>;

export const GuideText = z.object({
  title: z.string().min(1).max(70),
  /** The citizen's need as a question, shown where the bot asks "which one?". */
  question: z.string().min(1).max(90),
  /** One sentence that answers at once. */
  answer: z.string().min(1).max(300),
  /** What to have ready before the first step. */
  ready: z.array(z.string().max(160)).max(6),
  steps: z.record(z.string(), StepText),
  /** What to try when stuck and the step itself has nothing. */
  stuck: z.array(z.string().max(400)).min(1).max(6),
});
export type GuideText = z.infer<typeof GuideText>;

export const Guide = z.object({
  id,
  category: z.enum(['mitid', 'digital-post', 'sundhed', 'flytning-cpr', 'oekonomi', 'familie', 'pas-koerekort', 'bibliotek', 'it-hjaelp', 'kontakt']),
  /** The official page of the task. */
  address: z.url({ protocol: /^https$/ }),
  /** What the library's own data answer before the first step: who is there now, or help with dates. */
  live: z.enum(['hours', 'events']).optional(),
  /** The setting that a library must have on for its citizens to hear of this guide. */
  only: z.enum(['hotline']).optional(),
  /** Services whose outage makes the guide fail. */
  services: z.array(Service),
  related: z.array(id).max(6),
  /** Ids of the lists in `knowledge/facts/` that the texts refer to. */
  facts: z.array(id),
  /** Who may help with what. */
  helpers: z.array(z.object({
    who: z.enum(['library', 'borgerservice', 'relative', 'issuer']),
    da: z.string().max(200),
    en: z.string().max(200),
  })).min(1),
  steps: z.array(Step).min(1).max(40),
  languages: z.record(z.string().regex(/^[a-z]{2}$/), GuideText),
  /** What citizens write when they need this guide; the understanding learns from these. */
  phrases: z.record(z.string().regex(/^[a-z]{2}$/), z.array(z.string().min(1).max(300))),
  sources: z.array(z.object({ url: z.url(), age: z.string() })).min(1),
  owner: z.string(),
  licence: z.string(),
  /** Only a person may approve; shipped guides carry null: "ikke fagligt godkendt". */
  approval: z.object({ by: z.string(), on: z.iso.date() }).nullable(),
  reviewMonths: z.number().int().min(1).max(24),
});
export type Guide = z.infer<typeof Guide>;

/** Whether a library's citizens may hear of a guide. */
export const isFor = ({ only }: Pick<Guide, 'only'>, library: { hotline: boolean }): boolean => only === undefined || library[only];

/** A guide as a library's citizens find it: undefined also where it is not for them. */
export const guideFor = (guide: Guide | undefined, library: { hotline: boolean }): Guide | undefined => (guide !== undefined && isFor(guide, library) ? guide : undefined);
