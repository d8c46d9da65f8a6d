import type { Guide } from '../guide.ts';
import { libraryPlaceholders } from '../wording.ts';
import { scaffoldMark } from './check-words.ts';
import { finding, type Finding } from './rules.ts';
import { linesOf } from './texts.ts';

const months = 'januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december|january|february|march|may|june|july|october';
const units = 'dage?|døgn|uger?|måned(?:er)?|timer?|hverdage|arbejdsdage|bankdage|days?|working days|weeks?|months?|hours?';

/** Numbers that change and therefore may stand in `knowledge/facts/` alone. */
const claims: { kind: string; pattern: RegExp }[] = [
  { kind: 'a telephone number', pattern: /(?:\+45[ ]?)?\b\d{2}[ ]?\d{2}[ ]?\d{2}[ ]?\d{2}\b|\b\d{3}[ ]\d{3}\b/iu },
  { kind: 'a telephone number', pattern: /(?:ring(?:e|er)?|call|telefon(?:en)?|phone|tlf\.?)(?: til| på| on)? \d{3,8}\b/iu },
  { kind: 'a price', pattern: /\d[\d.,]*\s?(?:kr\b|kroner|dkk|øre\b)|\b(?:kr\.?|dkk)\s?\d/iu },
  { kind: 'opening hours', pattern: /\b(?:kl\.?|klokken)\s?\d|\b\d{1,2}[.:]\d{2}\b|\b\d{1,2}\s?(?:am|pm)\b/iu },
  { kind: 'a deadline', pattern: new RegExp(`\\b\\d+(?:\\s?[-–]\\s?\\d+)?\\s(?:${units})\\b`, 'iu') },
  { kind: 'a date', pattern: new RegExp(`\\b\\d{1,2}\\.?\\s(?:${months})\\b|\\b(?:${months})\\s\\d{1,2}\\b|\\b\\d{1,2}[/-]\\d{1,2}[/-]\\d{2,4}\\b`, 'iu') },
  { kind: 'an age', pattern: /\b\d{1,3}(?:-årig|\s?år\b|\syears?\b)/iu },
];

/** Placeholders nobody fills, and claims that were typed instead of referred to. */
export function checkClaims(guide: Guide): Finding[] {
  return linesOf(guide).flatMap(({ place, text }) => {
    const unknown = [...text.matchAll(/\{[^}]*\}?/g)].map(([placeholder]) => placeholder).filter((placeholder) => !isPlaceholder(placeholder));
    const plain = text.replace(/\{[^}]*\}/g, ' ');
    const typed = claims.flatMap(({ kind, pattern }) => {
      const claim = pattern.exec(plain)?.[0];
      return claim === undefined ? [] : [{ kind, claim }];
    });
    return [
      ...unknown.map((placeholder) => finding('placeholder-unknown', guide.id, place, { placeholder })),
      // One number is one mistake, even where it looks like two kinds.
      ...typed.slice(0, 1).map(({ kind, claim }) => finding('claim-typed', guide.id, place, { kind, claim: claim.trim(), text })),
      ...(text.includes(scaffoldMark) ? [finding('placeholder-words', guide.id, place, { text })] : []),
    ];
  });
}

const isPlaceholder = (text: string): boolean =>
  /^\{fact:[a-z0-9-]+\}$/.test(text) || libraryPlaceholders.some((name) => text === `{library:${name}}`);
