/**
 * Everything the check can say about a guide: how grave it is, what is wrong and what
 * to do. `{name}` stands for what was found. An error keeps a guide from being shown;
 * a warning is for an editor to judge. `docs/guides.md` lists the same rules, by test.
 */
export const rules = {
  'target-unknown': { level: 'error', sentence: '"{target}" leads nowhere.', fix: 'Lead to a step of this guide, to "guide:<id>" of a guide that exists, to "person" or to "done".' },
  'step-twice': { level: 'error', sentence: 'Two steps have the id "{step}".', fix: 'Give each step an id of its own.' },
  'step-unreachable': { level: 'error', sentence: 'No way leads to the step "{step}".', fix: 'Lead a step or a choice to it, or remove it.' },
  'step-endless': { level: 'error', sentence: 'From the step "{step}" nobody comes to an end.', fix: 'Let a way lead on to "done", to "person" or to another guide.' },
  'language-missing': { level: 'error', sentence: 'The language "{language}" is missing.', fix: 'Write the guide in this language too: all shipped guides are in Danish and English.' },
  'words-missing': { level: 'error', sentence: 'There are no words for {what}.', fix: 'Write them, in this language too.' },
  'words-orphaned': { level: 'error', sentence: 'There are words for {what}, which the guide does not have.', fix: 'Remove the words, or add what they belong to.' },
  'fact-unknown': { level: 'error', sentence: 'There is no fact "{fact}".', fix: 'Use an id of knowledge/facts/, or add the fact there with its sources.' },
  'fact-unlisted': { level: 'error', sentence: 'The fact "{fact}" is used, but does not stand under "facts".', fix: 'Add it to the guide\'s "facts".' },
  'fact-unused': { level: 'error', sentence: 'The fact "{fact}" stands under "facts", but no text uses it.', fix: 'Use it, or remove it from "facts".' },
  'fact-without-source': { level: 'error', sentence: 'The fact "{fact}" counts as certain, but names no source.', fix: 'Add its sources in knowledge/facts/, or let a person confirm it.' },
  'placeholder-unknown': { level: 'error', sentence: 'The placeholder "{placeholder}" is not known.', fix: 'Use {fact:<id>} or a {library:…} placeholder that docs/guides.md lists.' },
  'claim-typed': { level: 'error', sentence: '"{claim}" looks like {kind} typed into the text: {text}', fix: 'Put it into knowledge/facts/ with its sources, and write {fact:<id>} here.' },
  'link-insecure': { level: 'error', sentence: 'The link {url} does not begin with https.', fix: 'Use the https address.' },
  'link-unknown-host': { level: 'error', sentence: '"{host}" is not among the known official hosts.', fix: 'Use an official page, or add the host to knowledge/hosts.json after checking who owns it.' },
  'picture-unknown': { level: 'error', sentence: 'There is no picture "{picture}".', fix: 'Use a file of knowledge/pictures/, or draw it there.' },
  'related-unknown': { level: 'error', sentence: 'There is no guide "{guide}", and none is planned.', fix: 'Use an id of knowledge/catalogue.json.' },
  'related-itself': { level: 'error', sentence: 'The guide is related to itself.', fix: 'Remove it from "related".' },
  'phrase-taken': { level: 'error', sentence: 'The phrase "{phrase}" also stands in "{other}".', fix: 'Keep it in the guide that it fits best.' },
  'phrases-few': { level: 'error', sentence: 'It has fewer than 20 different Danish phrases: {count}.', fix: 'Write at least 20, in the words that citizens use.' },
  'approval-incomplete': { level: 'error', sentence: 'The approval does not say {missing}.', fix: 'Let the person who approved it set name and date, or set "approval" to null.' },
  'placeholder-words': { level: 'error', sentence: 'The words are still those of the scaffold: {text}', fix: 'Write the guide\'s own words.' },
  'target-planned': { level: 'warning', sentence: '"{target}" leads to a guide that is planned, but not written yet.', fix: 'Write that guide. Until then the bot says so, and offers a person.' },
  'hard-to-read': { level: 'warning', sentence: 'LIX {lix}: {text}', fix: 'Shorter words, or shorter sentences: LIX should be 35 at most.' },
  'sentence-long': { level: 'warning', sentence: '{words} words in one sentence: {text}', fix: 'Make two sentences of it: 20 words at most.' },
  'fact-old': { level: 'warning', sentence: 'The fact "{fact}" was checked on {day}, and should be checked every {months} months.', fix: 'Compare its sources again, and set "checkedOn".' },
  'phrase-near': { level: 'warning', sentence: 'The phrase "{phrase}" nearly equals "{near}" in "{other}".', fix: 'Change one of them, or remove the one that fits less well.' },
  'sources-missing': { level: 'warning', sentence: '{what} names no source.', fix: 'Add the official pages it was written from, with their dates.' },
} as const satisfies Record<string, { level: 'error' | 'warning'; sentence: string; fix: string }>;

export type Rule = keyof typeof rules;

export interface Finding {
  rule: Rule;
  level: 'error' | 'warning';
  guideId: string;
  /** The field of the guide's file, such as `languages.da.steps.start.text`. */
  place: string;
  /** What fills the rule's sentence. */
  found: Record<string, string | number>;
  /** What is wrong. */
  sentence: string;
  /** What to do about it. */
  fix: string;
}

/** A finding in the rule's words, with `{name}` replaced by `found.name`. */
export function finding(rule: Rule, guideId: string, place: string, found: Record<string, string | number> = {}): Finding {
  const { level, sentence, fix } = rules[rule];
  return { rule, level, guideId, place, found, sentence: sentence.replace(/\{([a-z]+)\}/g, (placeholder, name: string) => String(found[name] ?? placeholder)), fix };
}
