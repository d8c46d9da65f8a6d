import { foldedWords } from '../../../../common/phrases.ts';

/** Those whose title has all the words that were typed, æ, ø and å also as they are written without; where words begin so, first. */
export function fittingTitles<Guide>(typed: string, guides: readonly Guide[], titleOf: (guide: Guide) => string): Guide[] {
  const wanted = foldedWords(typed).split(' ').filter((word) => word !== '');
  const found = guides.map((guide) => ({ guide, title: foldedWords(titleOf(guide)) })).filter(({ title }) => wanted.every((word) => title.includes(word)));
  const begins = ({ title }: (typeof found)[number]): boolean => wanted.every((word) => ` ${title}`.includes(` ${word}`));
  return [...found.filter(begins), ...found.filter((each) => !begins(each))].map(({ guide }) => guide);
}
