import { chainsIn, digitsOf, type Chain } from './chains.ts';
import type { SecretKind, Span } from './span.ts';

/** The longest card number. */
const longest = 19;

/** CPR numbers, cards and six-digit codes, known by their digits alone. */
export function numbersIn(text: string): Span[] {
  return chainsIn(text).flatMap((chain) => {
    const spans: Span[] = [];
    for (let from = 0; from < chain.groups.length; from += 1) {
      const found = longNumberAt(chain, from);
      const to = found?.to ?? from;
      const first = chain.groups[from];
      const last = chain.groups[to];
      if (first === undefined || last === undefined) break;
      if (found !== null && !isPartOfId(text, first.start, last.end)) spans.push({ start: first.start, end: last.end, kind: found.kind });
      if (found !== null) from = to;
    }
    return [...spans, ...codesIn(text, chain)];
  });
}

/** A CPR number or card whose first group is `from`; `to` is its last group. */
function longNumberAt({ groups, foreign }: Chain, from: number): { kind: SecretKind; to: number } | null {
  let digits = '';
  const lengths: number[] = [];
  let card: number | null = null;
  for (let to = from; to < groups.length && digits.length < longest; to += 1) {
    const group = groups[to];
    if (group === undefined || group.digits === '') break;
    digits += group.digits;
    lengths.push(group.digits.length);
    const whole = from === 0 && to === groups.length - 1;
    if (foreign && from === 0) continue;
    if (isCpr(digits, lengths, whole, group.gap)) return { kind: 'cpr', to };
    if (digits.length >= 13 && digits.length <= longest && isCardShape(lengths, whole) && luhn(digits)) card = to;
  }
  return card === null ? null : { kind: 'card', to: card };
}

const isShape = (lengths: readonly number[], ...shapes: string[]): boolean => shapes.includes(lengths.join(' '));

/** In a longer row of numbers only the usual ways to write it count; alone, any way that keeps the date whole. */
function isCpr(digits: string, lengths: readonly number[], whole: boolean, lastGap: string): boolean {
  if (digits.length === 12) return isShape(lengths, '8 4', '2 2 4 4') && lastGap.includes('-') && isDate(digits) && /^(18|19|20)/.test(digits.slice(4));
  if (digits.length !== 10 || !isDate(digits)) return false;
  if (isShape(lengths, '10', '6 4', '2 2 2 4')) return true;
  if (!whole) return false;
  const places = lengths.map((_, index) => lengths.slice(0, index + 1).reduce((sum, length) => sum + length, 0));
  return places.includes(6) || isShape(lengths, '4 6', '5 5');
}

const monthDays = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** ddmm with a real day; 60 is added to the day of a replacement number. */
function isDate(digits: string): boolean {
  const written = Number(digits.slice(0, 2));
  const day = written > 60 ? written - 60 : written;
  return day >= 1 && day <= (monthDays[Number(digits.slice(2, 4)) - 1] ?? 0);
}

/** Two telephone numbers, or two dates, in a row are not a card. */
function isCardShape(lengths: readonly number[], whole: boolean): boolean {
  if (isShape(lengths, '8 8', '2 2 4 2 2 4', '4 2 2 4 2 2')) return false;
  return whole || lengths.length === 1 || isShape(lengths, '4 4 4 4', '4 6 5', '4 6 4', '4 4 4 4 3', '4 4 4 1', '4 4 5');
}

function luhn(digits: string): boolean {
  if (/^(.)\1*$/.test(digits)) return false;
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const value = Number(digits[digits.length - 1 - index]) * (index % 2 === 0 ? 1 : 2);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}

const money = /^ {0,2}(?:kr\b|kroner|dkk|,-|eur\b|euro|usd|€|\$|£|%|mio|mia|millioner)/;
const moneyBefore = /(?:kr\.?|kroner|dkk|eur|euro|€|\$|£) {0,2}$/;

/** Telephones of six digits that are the same in all of Europe, such as the children's helpline. */
const helpline = /^116[01]\d\d$/;

/** Six digits standing alone: `123456`, `123 456`, `12 34 56`, `1 2 3 4 5 6`. */
function codesIn(text: string, chain: Chain): Span[] {
  const { groups, foreign } = chain;
  const first = groups[0];
  const last = groups.at(-1);
  if (foreign || first === undefined || last === undefined) return [];
  const lengths = groups.map(({ digits }) => digits.length);
  const total = digitsOf(groups).length;
  const masked = groups.some(({ digits }) => digits === '');
  if (total === 8 && !masked && groups.length === 2) return [];
  if (!masked && isShape(lengths, '3 3', '2 2 2', '1 1 1 1 1 1')) {
    if (helpline.test(digitsOf(groups))) return [];
    const gaps = groups.slice(1).map(({ gap }) => gap);
    const codeLike = gaps.every((gap) => /^ +$/.test(gap)) || (lengths.length === 2 && gaps[0] === '-');
    return codeLike && isAlone(text, first.start, last.end) ? [{ start: first.start, end: last.end, kind: 'code' }] : [];
  }
  return groups
    .filter(({ digits, start, end }) => digits.length === 6 && !helpline.test(digits) && isAlone(text, start, end))
    .map(({ start, end }) => ({ start, end, kind: 'code' as const }));
}

/** Neither part of a word, of a longer number with signs in it, nor an amount. */
function isAlone(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 12), start);
  const after = text.slice(end, end + 12);
  if (/[\p{L}_]$|[\p{L}\d•][-./,:_+@]$|\+$/u.test(before) || /^[\p{L}_]|^[-./,:_+@][\p{L}\d•]/u.test(after)) return false;
  return !money.test(after) && !moneyBefore.test(before);
}

const idBefore = /[\p{L}\d•_-]{0,80}$/u;
const idAfter = /^[\p{L}\d•_-]{0,80}/u;

/** In an id of many hyphenated parts (a request code, a UUID) the parts beside this one have digits too. */
function isPartOfId(text: string, start: number, end: number): boolean {
  const before = idBefore.exec(text.slice(Math.max(0, start - 80), start))?.[0] ?? '';
  const after = idAfter.exec(text.slice(end, end + 80))?.[0] ?? '';
  const parts = [...before.split(/[-_]/), ...after.split(/[-_]/)];
  return parts.filter((part) => /[\d•]/.test(part)).length >= 2;
}
