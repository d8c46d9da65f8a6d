import type { Guide, GuideText } from '../guide.ts';

/** One text that a citizen reads. */
export interface GuideLine {
  language: string;
  /** The field of the guide's file. */
  place: string;
  text: string;
  /** A label on a button or link is no sentence, and is not measured as one. */
  label: boolean;
}

/** Every text of a guide that a citizen reads, in the order of its file. */
export function linesOf(guide: Guide): GuideLine[] {
  const helpers = guide.helpers.flatMap(({ da, en }, index) => [
    { language: 'da', place: `helpers.${index}.da`, text: da, label: false },
    { language: 'en', place: `helpers.${index}.en`, text: en, label: false },
  ]);
  return [...helpers, ...Object.entries(guide.languages).flatMap(([language, words]) => wordsOf(language, words))];
}

function wordsOf(language: string, words: GuideText): GuideLine[] {
  const at = (place: string, text: string | undefined, label = false): GuideLine[] =>
    text === undefined ? [] : [{ language, place: `languages.${language}.${place}`, text, label }];
  return [
    ...at('title', words.title, true),
    ...at('question', words.question),
    ...at('answer', words.answer),
    ...words.ready.flatMap((text, index) => at(`ready.${index}`, text, true)),
    ...Object.entries(words.steps).flatMap(([id, step]) => [
      ...at(`steps.${id}.text`, step.text),
      ...at(`steps.${id}.tip`, step.tip),
      ...at(`steps.${id}.stuck`, step.stuck),
      ...Object.entries(step.choices ?? {}).flatMap(([choice, text]) => at(`steps.${id}.choices.${choice}`, text, true)),
      ...at(`steps.${id}.link`, step.link, true),
      ...at(`steps.${id}.alt`, step.alt),
    ]),
    ...words.stuck.flatMap((text, index) => at(`stuck.${index}`, text)),
  ];
}
