import officialNames from '../official-names.json' with { type: 'json' };

/**
 * How hard a text is to read. LIX (Björnsson 1968): words per sentence, plus the percentage
 * of words longer than six letters. 25–34 is easy; ordinary newspapers lie near 45.
 */

/** Longest first, so that "MitID Support" is not taken for "MitID". Danish and English endings belong to the name. */
const names = new RegExp(`(?<![\\p{L}\\d])(?:${[...officialNames].sort((one, two) => two.length - one.length).map((name) => name.replaceAll('.', '\\.')).join('|')})(?:-?\\p{L}{0,4}|['’]s|-appen)(?![\\p{L}\\d])`, 'giu');

/** Abbreviations whose full stop ends no sentence. */
const abbreviations = /\b(?:f\.eks|bl\.a|ca|kl|kr|nr|tlf|osv|evt|dvs|inkl|ekskl|mr|mrs|e\.g|i\.e|approx)\.$/i;

/** A text's sentences. A colon and a line break end one too. */
export function sentencesOf(text: string): string[] {
  const parts = text.split(/(?<=[.!?:][«»”")]?)\s+|\n+/u).map((part) => part.trim()).filter((part) => /[\p{L}\d]/u.test(part));
  return parts.reduce<string[]>((sentences, part) => {
    const last = sentences.at(-1);
    const goesOn = last !== undefined && (abbreviations.test(last) || (/\d\.$/.test(last) && /^\p{Ll}/u.test(part)));
    return goesOn ? [...sentences.slice(0, -1), `${last} ${part}`] : [...sentences, part];
  }, []);
}

/** A text's words; numbers and web addresses count as one each. */
export function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\d]+(?:[-'’./@][\p{L}\d]+)*/gu) ?? [];
}

/**
 * LIX of a text, rounded; 0 for a text without words. Words quoted from the screen,
 * official names (`knowledge/official-names.json`) and web addresses are words, but never long ones.
 */
export function lix(text: string): number {
  const words = wordsOf(text).length;
  if (words === 0) return 0;
  const weighed = text.replace(/[»“][^«”]*[«”]/gu, ' ').replace(/[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/gu, ' ').replace(names, ' ');
  const long = wordsOf(weighed).filter((word) => (word.match(/\p{L}/gu) ?? []).length > 6).length;
  return Math.round(words / Math.max(1, sentencesOf(text).length) + (100 * long) / words);
}
