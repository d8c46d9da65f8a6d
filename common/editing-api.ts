import { z } from 'zod';
import { Colleague } from './desk-api.ts';
import { DraftGuide } from './guide-draft.ts';

/** The bodies of `/api/desk/editing/*`: the editors' room. Times are ISO 8601 in UTC, days YYYY-MM-DD. */

/** In the place of a library's id: the guides that all libraries of the installation share. Admins alone edit them. */
export const shared = '*';

/** Both languages every guide is written in. */
const Both = z.object({ da: z.string(), en: z.string() });

/** Something the check found; an `error` keeps the guide from being published. */
export const FindingView = z.object({
  /** A rule of `knowledge/editing/rules.ts`, or `form` where the value itself is not of the form. */
  rule: z.string(),
  level: z.enum(['error', 'warning']),
  /** The field of the guide, such as `languages.da.steps.start.text`. */
  place: z.string(),
  /** What fills the rule's sentence. */
  found: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type FindingView = z.infer<typeof FindingView>;

/** `shared`: as it comes along; `changed`: with the library's own changes; `own`: the library's own guide. */
export const GuideSource = z.enum(['shared', 'changed', 'own']);
export type GuideSource = z.infer<typeof GuideSource>;

/** A line of the list of guides. */
export const GuideLine = z.object({
  id: z.string(),
  title: Both,
  category: z.string(),
  source: GuideSource,
  /** What citizens of this library see of it: `unpublished` is an own guide that has never been live. */
  shown: z.enum(['live', 'unpublished', 'hidden', 'withdrawn']),
  /** Whose changes wait in the draft, and since when; null for no draft. */
  draft: z.object({ by: Colleague, at: z.string() }).nullable(),
  /** Waits for a second pair of eyes. */
  submitted: z.object({ by: Colleague, at: z.string() }).nullable(),
  /** Will go live at this time. */
  scheduledAt: z.string().nullable(),
  /** The shared guide has changed in places that the library has overridden. */
  sharedChanged: z.boolean(),
  approval: z.object({ by: z.string(), on: z.string() }).nullable(),
  owner: z.string(),
  /** The day on which somebody should read it again. */
  reviewOn: z.string(),
  /** Who is at it now, oneself left out. */
  editing: z.array(Colleague),
});
export type GuideLine = z.infer<typeof GuideLine>;

export const GuideLines = z.object({ guides: z.array(GuideLine), /** Whether publishing needs a second pair of eyes here. */ secondPair: z.boolean() });
export type GuideLines = z.infer<typeof GuideLines>;

/** One run of words of a difference. */
export const WordRun = z.object({ kind: z.enum(['same', 'added', 'removed']), text: z.string() });
export type WordRun = z.infer<typeof WordRun>;

/** What became of one part of a guide. */
export const PartDifference = z.object({
  /** The part, such as `text/da/steps/start` or `step/start`. */
  path: z.string(),
  kind: z.enum(['added', 'removed', 'changed']),
  words: z.array(WordRun),
});
export type PartDifference = z.infer<typeof PartDifference>;

/** A part that the library has overridden and that has changed in the shared guide since. */
export const SharedChange = z.object({
  path: z.string(),
  /** From the shared guide as it was when the library changed it to the shared guide now. */
  theirs: z.array(WordRun),
  /** From the shared guide now to the library's own. */
  ours: z.array(WordRun),
});
export type SharedChange = z.infer<typeof SharedChange>;

/** One guide as an editor works on it. */
export const EditableGuide = z.object({
  line: GuideLine,
  /** Goes up with every change of the draft or of what is live; sent back with each change. */
  version: z.number().int(),
  /** What the form shows: the draft, else what is live, else the shared guide. */
  guide: DraftGuide,
  /** What citizens see; null for nothing. */
  live: DraftGuide.nullable(),
  /** The shared guide; null for an own one. */
  shared: DraftGuide.nullable(),
  findings: z.array(FindingView),
  sharedChanges: z.array(SharedChange),
  /** Why it was sent back by the second pair of eyes; null where it was not. */
  returned: z.object({ by: Colleague, at: z.string(), note: z.string() }).nullable(),
});
export type EditableGuide = z.infer<typeof EditableGuide>;

/** What is written, and the version it was written on. Refused with `Conflict` where somebody else has changed it since. */
export const SaveDraft = z.object({ version: z.number().int(), guide: DraftGuide });
export type SaveDraft = z.infer<typeof SaveDraft>;

export const Saved = z.object({ version: z.number().int(), at: z.string(), findings: z.array(FindingView) });
export type Saved = z.infer<typeof Saved>;

/** Only the version, for what changes the guide's fate rather than its words. */
export const OnVersion = z.object({ version: z.number().int() });
export type OnVersion = z.infer<typeof OnVersion>;

/** A new guide of the library's own: from nothing, from a question that was not answered, or from what a librarian answered. */
export const NewGuide = z.object({ title: z.string().trim().min(1).max(70), category: z.string().max(40), questionIds: z.array(z.string().max(100)).max(50).default([]) });
export type NewGuide = z.infer<typeof NewGuide>;

/** A saved question that the draft would answer otherwise. Titles are in Danish; null for "not understood". */
export const MovedQuestion = z.object({ text: z.string(), before: z.string().nullable(), after: z.string().nullable(), /** Whether it was answered right before. */ wasRight: z.boolean() });
export type MovedQuestion = z.infer<typeof MovedQuestion>;

/** What publishing the draft would do. */
export const Rehearsal = z.object({
  findings: z.array(FindingView),
  /** How many saved questions the engine was asked. */
  asked: z.number().int(),
  /** Answered right now, and no more with the draft. */
  lost: z.array(MovedQuestion),
  /** Not answered right now, and right with the draft. */
  won: z.array(MovedQuestion),
});
export type Rehearsal = z.infer<typeof Rehearsal>;

/** Publishes the draft; at a time, or at once. Where a second pair of eyes is wanted it waits for that. */
export const Publish = z.object({ version: z.number().int(), at: z.iso.datetime().nullable().default(null), note: z.string().trim().max(500).default('') });
export type Publish = z.infer<typeof Publish>;

/** The second pair of eyes: yes, or back to the writer with a note. */
export const Judge = z.object({ version: z.number().int(), accept: z.boolean(), note: z.string().trim().max(500).default('') });
export type Judge = z.infer<typeof Judge>;

/** "Withdraw now": citizens no longer see it, also those in the middle of it. `back: true` takes that back. */
export const Withdraw = z.object({ back: z.boolean().default(false) });
export type Withdraw = z.infer<typeof Withdraw>;

/** A library that does not want a shared guide hides it. */
export const Hide = z.object({ version: z.number().int(), hidden: z.boolean() });
export type Hide = z.infer<typeof Hide>;

/** Somebody who knows the subject has read what is live. */
export const Approve = z.object({ version: z.number().int(), by: z.string().trim().min(2).max(100), on: z.iso.date() });
export type Approve = z.infer<typeof Approve>;

/** A line of a guide's history, newest first. */
export const HistoryLine = z.object({
  /** Null for what is no revision: a withdrawal, an approval, a hiding. */
  revision: z.number().int().nullable(),
  at: z.string(),
  by: Colleague,
  what: z.enum(['published', 'submitted', 'scheduled', 'accepted', 'returned', 'withdrawn', 'reinstated', 'hidden', 'shown', 'approved', 'restored', 'shared-taken', 'imported']),
  note: z.string(),
  /** Whether this is what citizens see. */
  live: z.boolean(),
});
export type HistoryLine = z.infer<typeof HistoryLine>;
export const History = z.object({ lines: z.array(HistoryLine) });
export type History = z.infer<typeof History>;

/** What one revision changed, against the one before it (the shared guide for the first). */
export const RevisionView = z.object({ number: z.number().int(), at: z.string(), by: Colleague, note: z.string(), guide: DraftGuide, differences: z.array(PartDifference) });
export type RevisionView = z.infer<typeof RevisionView>;

/** What the draft changes against what is live. */
export const Differences = z.object({ differences: z.array(PartDifference) });
export type Differences = z.infer<typeof Differences>;

/** For each part where the shared guide has changed: take the shared one, or keep the own one and be reminded no more. */
export const TakeShared = z.object({ version: z.number().int(), paths: z.array(z.string().max(300)).min(1).max(500), take: z.boolean() });
export type TakeShared = z.infer<typeof TakeShared>;

/** Private addresses of the draft, good for a day: the printed page, and the chat that begins with it. */
export const PreviewLinks = z.object({ page: z.string(), chat: z.string() });
export type PreviewLinks = z.infer<typeof PreviewLinks>;

/** A picture as base64; it is turned upright, made smaller and rid of everything but the picture. */
export const NewPicture = z.object({ content: z.string().max(12_000_000) });
export type NewPicture = z.infer<typeof NewPicture>;

/** `name` is what a step's `picture` says; it is shown at `/pictures/<name>`. */
export const Picture = z.object({ name: z.string(), width: z.number().int(), height: z.number().int(), bytes: z.number().int() });
export type Picture = z.infer<typeof Picture>;

/** Something to do, the most pressing first. */
export const WorkItem = z.object({
  kind: z.enum(['withdrawn', 'broken', 'shared-changed', 'submitted', 'fact-due', 'fact-conflicting', 'link-dead', 'often-fails', 'review-due', 'not-approved', 'scheduled', 'orphaned']),
  /** Null for a fact that no live guide uses. */
  guideId: z.string().nullable(),
  title: z.string(),
  /** A step's id, a fact's id or an address, as the kind says; '' for none. */
  about: z.string(),
  /** Since when, or until when, as the kind says; null where time does not matter. */
  on: z.string().nullable(),
  /** With `often-fails`: how many of how many gave up at the step. */
  count: z.object({ failed: z.number().int(), of: z.number().int() }).nullable(),
  owner: z.string(),
});
export type WorkItem = z.infer<typeof WorkItem>;
export const WorkItems = z.object({ items: z.array(WorkItem), /** When links were last tried; null for never. */ linksCheckedAt: z.string().nullable() });
export type WorkItems = z.infer<typeof WorkItems>;

/** A fact as editors see it, with what the library has confirmed or corrected. */
export const FactView = z.object({
  id: z.string(),
  kind: z.string(),
  value: z.string(),
  da: z.string(),
  en: z.string(),
  sources: z.array(z.object({ url: z.string(), age: z.string() })),
  status: z.enum(['confirmed-by-two-sources', 'one-source', 'conflicting', 'unverified']),
  conflict: z.string().nullable(),
  checkedOn: z.string(),
  dueOn: z.string(),
  confirmation: z.object({ by: z.string(), on: z.string() }).nullable(),
  /** The library's own correction holds. */
  corrected: z.boolean(),
  /** Guides that say it. */
  guides: z.array(z.object({ id: z.string(), title: z.string() })),
});
export type FactView = z.infer<typeof FactView>;
export const FactViews = z.object({ facts: z.array(FactView) });
export type FactViews = z.infer<typeof FactViews>;

/** Somebody has compared a fact with its sources: it is right (`correction` null), or this is right. `correction.source` says where. */
export const ConfirmFact = z.object({
  by: z.string().trim().min(2).max(100),
  on: z.iso.date(),
  correction: z.object({ value: z.string().trim().min(1).max(300), da: z.string().trim().min(1).max(500), en: z.string().trim().min(1).max(500), source: z.url({ protocol: /^https$/ }) }).nullable().default(null),
});
export type ConfirmFact = z.infer<typeof ConfirmFact>;

/** What an imported folder or zip would bring, each as a draft. */
export const Imported = z.object({ drafts: z.array(z.object({ id: z.string(), title: z.string() })), refused: z.array(z.object({ file: z.string(), /** `name`: it is no `<id>.json`; `size`: too large; `json`: it is no JSON; `form`: it is no guide; `draft`: somebody is writing this guide. */ why: z.enum(['name', 'size', 'json', 'form', 'draft']) })) });
export type Imported = z.infer<typeof Imported>;
/** A zip of guide files, base64. */
export const ImportZip = z.object({ content: z.string().max(40_000_000) });
export type ImportZip = z.infer<typeof ImportZip>;

/** What the engine makes of a question, and why. */
export const Explain = z.object({ text: z.string().trim().min(1).max(500) });
export type Explain = z.infer<typeof Explain>;
export const Explained = z.object({
  kind: z.enum(['guide', 'clarify', 'handoff', 'smalltalk', 'referral', 'unknown']),
  topic: z.string().nullable(),
  language: z.string(),
  /** What the citizen would be shown, best first. Probabilities from 0 to 1. */
  candidates: z.array(z.object({ id: z.string(), title: z.string(), score: z.number() })),
  /** Id of what the words below speak for; null where nothing came near. */
  about: z.string().nullable(),
  /** The question's words in order; a weight below 0 speaks against it. `readAs` is what a misspelt word was taken for. */
  words: z.array(z.object({ word: z.string(), weight: z.number(), readAs: z.string().nullable() })),
  /** Known phrases like it, nearest first; likeness from 0 to 1. */
  phrases: z.array(z.object({ text: z.string(), likeness: z.number() })),
});
export type Explained = z.infer<typeof Explained>;

/** Questions the robot did not help with, alike ones together; of the own library alone. */
export const QuestionGroup = z.object({
  /** Of the group's newest question. */
  id: z.string(),
  questions: z.array(z.object({
    id: z.string(),
    at: z.string(),
    /** Secrets masked. */
    text: z.string(),
    why: z.enum(['not-understood', 'misunderstood', 'given-up', 'by-hand']),
    /** What was shown, or where they gave up. */
    guide: z.object({ id: z.string(), title: z.string(), step: z.number().int().nullable() }).nullable(),
    /** With `by-hand`: what the librarian answered, secrets masked. */
    answer: z.string().nullable(),
  })),
  /** What the engine would point to now. */
  candidates: z.array(z.object({ id: z.string(), title: z.string(), score: z.number() })),
});
export type QuestionGroup = z.infer<typeof QuestionGroup>;
export const QuestionGroups = z.object({ groups: z.array(QuestionGroup), /** Days that questions are kept. */ keptDays: z.number().int() });
export type QuestionGroups = z.infer<typeof QuestionGroups>;

/** An example phrase for a guide, in the editor's own words. */
export const NewPhrase = z.object({ guideId: z.string().max(80), language: z.enum(['da', 'en']), text: z.string().trim().min(2).max(300), questionIds: z.array(z.string().max(100)).max(50).default([]) });
export type NewPhrase = z.infer<typeof NewPhrase>;

/** What the phrase would do before it is kept: phrases of other guides that nearly equal it, and saved questions it would pull. */
export const Weighed = z.object({ near: z.array(z.object({ guideId: z.string(), title: z.string(), phrase: z.string(), likeness: z.number() })), rehearsal: Rehearsal });
export type Weighed = z.infer<typeof Weighed>;

/** Not for us: the questions leave the list. */
export const Dismiss = z.object({ questionIds: z.array(z.string().max(100)).min(1).max(200) });
export type Dismiss = z.infer<typeof Dismiss>;

/** A notice that a service is down, as staff set it. A librarian's lasts 24 hours at most. */
export const OutageView = z.object({
  id: z.string(),
  service: z.string(),
  from: z.string(),
  until: z.string().nullable(),
  words: Both.nullable(),
  /** What citizens read. */
  notice: Both,
  /** Whether these staff may lift it; those for all libraries are the installation's. */
  own: z.boolean(),
});
export type OutageView = z.infer<typeof OutageView>;
export const OutageViews = z.object({ outages: z.array(OutageView), services: z.array(z.string()), /** Hours these staff may set one for; null for no limit. */ mostHours: z.number().nullable() });
export type OutageViews = z.infer<typeof OutageViews>;
export const NewOutage = z.object({ service: z.string().max(40), until: z.iso.datetime().nullable(), words: z.object({ da: z.string().trim().min(1).max(400), en: z.string().trim().min(1).max(400) }).nullable() });
export type NewOutage = z.infer<typeof NewOutage>;
