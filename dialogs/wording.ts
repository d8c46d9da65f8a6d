import type { StepMark } from '../common/activity.ts';
import type { Language } from '../common/language.ts';
import type { Guide, GuideText, StepText } from '../knowledge/guide.ts';
import { languageOf } from '../knowledge/languages.ts';
import { stepOf, stepsAhead } from '../knowledge/way.ts';
import { filled } from '../knowledge/wording.ts';
import type { GuideFrame } from './state.ts';
import { say } from './say.ts';
import type { Situation } from './situation.ts';

/** What a citizen reads: guides in the further language where they have it, else in the robot's. */
export interface Reader {
  language: Language;
  reading: string | null;
}

/** A guide's words for this reader, Danish where it has nothing nearer. */
export function wordsOf(guide: Guide, { language, reading }: Reader): GuideText {
  const words = guide.languages[languageOf(guide, reading === null ? [language] : [reading, language])];
  if (words === undefined) throw new Error(`Guide ${guide.id} has no Danish text.`);
  return words;
}

/** The words of one step; a step without words cannot have passed the guides' check. */
export function stepWords(guide: Guide, stepId: string, reader: Reader): StepText {
  const words = wordsOf(guide, reader).steps[stepId];
  if (words === undefined) throw new Error(`Guide ${guide.id} has no words for step ${stepId}.`);
  return words;
}

/** Where the citizen stands, for clients that draw progress, link and picture. */
export function markOf(guide: Guide, frame: GuideFrame, reader: Reader, situation: Situation): StepMark {
  const { language } = reader;
  const words = stepWords(guide, frame.stepId, reader);
  const step = stepOf(guide, frame.stepId);
  const number = frame.trail.length + 1;
  return {
    guideId: guide.id,
    guideTitle: wordsOf(guide, reader).title,
    stepId: frame.stepId,
    number,
    of: frame.trail.length + stepsAhead(guide, frame.stepId),
    text: filled(words.text, guide, language, situation),
    ...(step?.link === undefined ? {} : { link: { url: step.link, label: words.link ?? new URL(step.link).hostname } }),
    ...(step?.picture === undefined ? {} : { picture: { url: `/pictures/${step.picture}`, alt: words.alt ?? '' } }),
    ...(words.tip === undefined ? {} : { tip: filled(words.tip, guide, language, situation) }),
  };
}

/** A step as plain text, whole for clients that draw nothing else. */
export function stepAsText(mark: StepMark, language: Language): string {
  const lines = [say(language, 'guide.step', { number: mark.number, of: mark.of }), mark.text];
  if (mark.tip !== undefined) lines.push(mark.tip);
  if (mark.link !== undefined) lines.push(say(language, 'guide.see', { label: mark.link.label, url: mark.link.url }));
  return lines.join('\n');
}
