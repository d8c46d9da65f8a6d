import { mask } from './secrets.ts';
import { chainsIn, digitsOf, type Group } from './secrets/chains.ts';
import { flatten } from './secrets/flatten.ts';

const local = '[\\p{L}\\p{N}._%+-]{1,64}';
const domain = '[\\p{L}\\p{N}-]{1,63}(?:\\.[\\p{L}\\p{N}-]{1,63}){0,6}';
const spelledEnd = '(?: dot | punktum )(?:dk|com|net|org|eu|se|no|de|uk|nu|io|info)(?!\\p{L})';
const spelledAt = '(?: ?[(\\[] ?(?:at|snabel[- ]?a) ?[)\\]] ?| snabel[- ]?a )';
/** As they are typed, and as people spell them so that no machine finds them. A plain "at" counts only where the dot is spelled too: "log in at borger.dk" is no address. */
const emails = [`${local}@${domain}`, `${local} ?@ ?${domain}\\.\\p{L}{2,24}`, `${local} ?@ ?${domain}${spelledEnd}`, `${local}${spelledAt}${domain}(?:${spelledEnd})?`, `${local} at ${domain}${spelledEnd}`].map((email) => new RegExp(email, 'gu'));

/** How Danes group the eight digits of a telephone number. */
const danish = ['8', '4 4', '2 2 2 2', '3 3 2', '2 3 3', '3 2 3', '2 2 4', '2 6', '1 1 1 1 1 1 1 1'];

/**
 * The text with e-mail addresses and telephone numbers hidden, for what is kept apart from the conversation and read by
 * people who do not answer it. Names stay. Pure, and hiding a hidden text changes nothing.
 */
export function hideContactDetails(text: string): string {
  const flat = flatten(text);
  const spans = [...emails.flatMap((email) => [...flat.text.matchAll(email)].map(({ index, 0: { length } }) => ({ start: index, end: index + length }))), ...phonesIn(flat.text)].sort((a, b) => a.start - b.start || b.end - a.end);
  let hidden = '';
  let from = 0;
  for (const { start, end } of spans) {
    const to = flat.endOf(end - 1);
    // Another one may have hidden it already.
    if (to <= from) continue;
    hidden += text.slice(from, Math.max(from, flat.startOf(start))) + mask;
    from = to;
  }
  return hidden + text.slice(from);
}

function phonesIn(text: string): { start: number; end: number }[] {
  return chainsIn(text).flatMap(({ groups, foreign }) => {
    const found: { start: number; end: number }[] = [];
    for (let from = 0; from < groups.length; from += 1) {
      const length = lengthOf(groups.slice(from, from + longest), foreign && from === 0 ? isForeign : isPhone);
      const [first, last] = [groups[from], groups[from + length - 1]];
      if (length === 0 || first === undefined || last === undefined) continue;
      const sign = foreign && from === 0 ? (/\+ ?$/.exec(text.slice(Math.max(0, first.start - 2), first.start))?.[0].length ?? 0) : 0;
      found.push({ start: first.start - sign, end: last.end });
      from += length - 1;
    }
    return found;
  });
}

/** A number stands in so many groups at most. */
const longest = 12;

/** How many of the first groups are a number, as many as possible; 0 where none are. */
function lengthOf(groups: readonly Group[], isNumber: (groups: readonly Group[]) => boolean): number {
  const masked = groups.findIndex(({ digits }) => digits === '');
  for (let length = masked === -1 ? groups.length : masked; length > 0; length -= 1) if (isNumber(groups.slice(0, length))) return length;
  return 0;
}

const isForeign = (groups: readonly Group[]): boolean => isLong(digitsOf(groups), 7);
const isLong = (digits: string, least: number): boolean => digits.length >= least && digits.length <= 15;

function isPhone(groups: readonly Group[]): boolean {
  const digits = digitsOf(groups);
  const shape = groups.map((group) => group.digits.length).join(' ');
  const gaps = new Set(groups.slice(1).map(({ gap }) => gap.trim()));
  // "+45" may have lost its plus; other countries' numbers begin with a zero.
  if (digits.length > 8) return digits.startsWith('0') ? isLong(digits, 9) : digits.length === 10 && digits.startsWith('45') && groups[0]?.digits === '45';
  if (!danish.includes(shape) || gaps.size > 1) return false;
  return !isDate(groups, shape) && !isYears(groups, shape) && !isTimes(gaps, shape);
}

/** 24.12.2026 and 24-12-2026, and no telephone number is grouped so with signs between. */
const isDate = (groups: readonly Group[], shape: string): boolean =>
  shape === '2 2 4' && groups.slice(1).every(({ gap }) => gap.trim() !== '') && Number(groups[0]?.digits) <= 31 && Number(groups[1]?.digits) <= 12;
/** 2025-2026. */
const isYears = (groups: readonly Group[], shape: string): boolean => shape === '4 4' && groups.every(({ digits }) => /^(?:19|20)/.test(digits)) && groups[1]?.gap.trim() !== '';
/** 10.00.11.30 is no way to write a number that anybody uses. */
const isTimes = (gaps: ReadonlySet<string>, shape: string): boolean => shape === '2 2 2 2' && gaps.has(':');
