import { languages as shippedLanguages } from '../../common/language.ts';
import type { Guide, GuideText, Step } from '../guide.ts';
import { finding, type Finding } from './rules.ts';

/** Begins every text of a new guide; none may be left when a guide is shown. */
export const scaffoldMark = '✎';

/** Whether a guide still holds words of its scaffold; such a guide is nobody's to read yet. */
export const isUnfinished = (guide: Guide): boolean => JSON.stringify(guide).includes(scaffoldMark);

/** Words that are missing for what the guide has, and words for what it does not have. */
export function checkWords(guide: Guide, { shipped }: { shipped: boolean }): Finding[] {
  const needed = shipped ? shippedLanguages : (['da'] as const);
  return [
    ...needed.filter((language) => guide.languages[language] === undefined).map((language) => finding('language-missing', guide.id, 'languages', { language })),
    ...Object.entries(guide.languages).flatMap(([language, words]) => checkLanguage(guide, `languages.${language}`, words)),
  ];
}

function checkLanguage(guide: Guide, place: string, words: GuideText): Finding[] {
  const ids = new Set(guide.steps.map(({ id }) => id));
  return [
    ...guide.steps.flatMap((step) => checkStep(guide, `${place}.steps.${step.id}`, step, words)),
    ...Object.keys(words.steps).filter((id) => !ids.has(id)).map((id) => finding('words-orphaned', guide.id, `${place}.steps.${id}`, { what: `the step "${id}"` })),
  ];
}

function checkStep(guide: Guide, place: string, step: Step, words: GuideText): Finding[] {
  const own = words.steps[step.id];
  const missing = (where: string, what: string): Finding => finding('words-missing', guide.id, where, { what });
  const orphaned = (where: string, what: string): Finding => finding('words-orphaned', guide.id, where, { what });
  if (own === undefined) return [missing(place, `the step "${step.id}"`)];
  const labels = own.choices ?? {};
  const choices = (step.choices ?? []).map(({ id }) => id);
  return [
    ...choices.filter((id) => (labels[id] ?? '').trim() === '').map((id) => missing(`${place}.choices.${id}`, `the choice "${id}"`)),
    ...Object.keys(labels).filter((id) => !choices.includes(id)).map((id) => orphaned(`${place}.choices.${id}`, `the choice "${id}"`)),
    ...(step.link !== undefined && own.link === undefined ? [missing(`${place}.link`, 'the link')] : []),
    ...(step.link === undefined && own.link !== undefined ? [orphaned(`${place}.link`, 'a link')] : []),
    ...(step.picture !== undefined && (own.alt ?? '').trim() === '' ? [missing(`${place}.alt`, 'those who cannot see the picture')] : []),
    ...(step.picture === undefined && own.alt !== undefined ? [orphaned(`${place}.alt`, 'a picture')] : []),
  ];
}
