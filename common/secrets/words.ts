import type { Span } from './span.ts';

/**
 * Secrets known by the word before them. All patterns are bounded, so that
 * reading stays linear; the mask character is in none of them. No lookbehind:
 * phones that are still in use refuse a program that has one.
 */

const password = '(?:adgangskoden?|kodeord(?:et)?|løsen(?:ord(?:et)?)?|passwords?|passphrase|pass ?word(?:et)?|adgangsord(?:et)?|pwd)';
const code = '(?:(?:pin|puk|sms|engangs|mitid|nemid|sikkerheds|aktiverings|aktivering|midlertidige?|låse|bekræftelses|kontrol)[ -]?koden?|koden?|(?:pin|puk)(?:en)?|cvc|cvv|otp|passcode|(?:pin|security|activation|one-time|verification|login|temporary)[ -]?code|codes?)';
const cpr = '(?:cpr(?:[ -]?(?:nr\\.?|nummer(?:et)?|number|no\\.?))?|personnummer(?:et)?)';

/** Words after which "code" is another thing. */
const otherCode = /(?:post|zip|postal|error|fejl|lande|country|stats|qr|bar|streg|kilde|source|farve|dress|area|område|rabat|discount|emne|fag)[ -]{0,2}$/;
const link = '(?: ?(?:[:=]|-+>?) ?| (?:er|is|var|was|hedder|lyder) (?:nu |now )?)';
const says = `(?:${link}| )`;
/** Up to three words on the way to "is"; a telephone number has a word of its own. */
const detour = '(?:(?: (?!nummer|telefon|tlf|mobil|phone|number|ring|call)\\p{L}{1,20}){1,3}? (?:er|is|var|was|:|=) ?:? ?)';
const digits = '(?<secret>\\d(?:[ -]?\\d){LESS,MOST})(?![\\d•])(?![.,:/][\\d•])';
const run = (less: number, most: number): string => digits.replace('LESS', String(less - 1)).replace('MOST', String(most - 1));

const codeDigits = new RegExp(`(?:${code}|${password})(?:${says}|${detour})["'»«”“]?${run(4, 8)}`, 'dgu');
const shortCode = new RegExp(`(?:cvc|cvv|kontrolcifre(?:ne)?)${says}${run(3, 4)}`, 'dgu');
const cprDigits = new RegExp(`${cpr}(?:${says}|${detour}|[.] )${run(10, 10)}`, 'dgu');
const lastFour = new RegExp(`(?:sidste (?:fire|4) (?:cifre|tal)|last (?:four|4) digits)(?:${says}|${detour})${run(4, 4)}`, 'dgu');
const digitsFirst = new RegExp(`${run(4, 8)} (?:er|is) (?:min|vores|hendes|hans|my|our|her|his) (?:\\p{L}{1,20} )?(?:${code}|${password})(?!\\p{L})`, 'dgu');

const token = '(?<quote>["\'»«”“])?(?<secret>[^\\s•"»«”“]{1,200})(?=[\\s"»«”“]|$)';
const passwordToken = new RegExp(`(?<owner>(?:min|mit|vores|hendes|hans|my|our|her|his) )?${password}(?<link>${says}|${detour})${token}`, 'dgu');
const quoted = new RegExp(`${password}(?:${says}|${detour})["'»«”“](?<secret>[^\n•"»«”“]{2,64})(?=["»«”“'])`, 'dgu');
const codeToken = new RegExp(`${code}(?:${link}|${detour})(?<quote>["'»«”“])?(?<secret>[^\\s•"»«”“]{4,200})(?=[\\s"»«”“]|$)`, 'dgu');

export function wordsIn(text: string): Span[] {
  const found: Span[] = [];
  const take = (pattern: RegExp, kind: Span['kind'], wanted: (match: RegExpExecArray) => boolean): void => {
    pattern.lastIndex = 0;
    for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
      const place = match.indices?.groups?.['secret'];
      if (place === undefined || !isOwnWord(text, match.index) || !wanted(match)) {
        pattern.lastIndex = match.index + 1;
        continue;
      }
      const trailing = /[.,;:!?)\]'’]+$/.exec(text.slice(...place))?.[0].length ?? 0;
      if (place[1] - trailing > place[0]) found.push({ start: place[0], end: place[1] - trailing, kind });
    }
  };
  const always = (): boolean => true;
  take(cprDigits, 'cpr', always);
  take(lastFour, 'cpr', always);
  take(codeDigits, 'code', (match) => !isOtherNumber(text, match));
  take(shortCode, 'code', always);
  take(digitsFirst, 'code', ({ index }) => !/[\d•.,:/+-]/.test(text.charAt(index - 1)));
  take(quoted, 'code', always);
  take(passwordToken, 'code', (match) => isPassword(text, match));
  take(codeToken, 'code', (match) => isMixed(match.groups?.['secret'] ?? ''));
  return found;
}

function isOwnWord(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 12), start);
  return !/\p{L}$/u.test(before) && !otherCode.test(before);
}

const unit = /^ ?(?:kr\b|kroner|dkk|tegn|cifre|tal|characters|digits|år|gange)/;

function isOtherNumber(text: string, match: RegExpExecArray): boolean {
  const end = match.index + match[0].length;
  return unit.test(text.slice(end, end + 12));
}

/** Letters and digits together, as no word is written. */
const isMixed = (secret: string): boolean => /\p{L}/u.test(secret) && /\d/.test(secret) && !isAddress(secret);
const isAddress = (secret: string): boolean => /^(?:https?:|www\.)|\.(?:dk|com|org|net)\b/.test(secret);

/** What is said about a password rather than being one. */
const remark = new RegExp(`^(?:${[
  'glemt', 'væk', 'forkert\\p{L}*', 'rigtig\\p{L}*', 'ikke', 'den', 'det', 'der', 'de', 'for', 'alt', 'helt', 'nu', 'også', 'stadig', 'lige', 'meget', 'så', 'hvad', 'hvor\\p{L}*', 'hvis', 'kan', 'jeg', 'min', 'mit', 'en', 'et', 'samme', 'gammel', 'gamle', 'ny', 'nye', 'nyt', 'lang', 'langt', 'kort', 'svær', 'svært', 'nem', 'nemt', 'let', 'god', 'godt', 'dårlig\\p{L}*', 'stærk', 'svag', 'låst', 'sendt', 'brugt', 'kendt', 'smuttet', 'okay', 'ok', 'fin', 'fint', 'sikker', 'usikker', 'tom', 'blank', 'hvilken', 'hvilket', 'noget', 'nogen', 'ingen', 'intet', 'gået', 'mulig\\p{L}*', 'virker', 'skal', 'hos', 'til', 'fra', 'på', 'i', 'og', 'eller', 'som', 'om', 'må', 'mitid', 'nemid', 'borger\\.dk', 'hemmelig\\p{L}*', 'personlig\\p{L}*',
  'wrong', 'right', 'not', 'the', 'a', 'an', 'too', 'very', 'lost', 'gone', 'long', 'short', 'old', 'new', 'weak', 'strong', 'correct', 'incorrect', 'invalid', 'i', 'my', 'it', 'to', 'for', 'from', 'on', 'in', 'and', 'or', 'what', 'how', 'where', 'no', 'none', 'still', 'now', 'also', 'always', 'never', 'same', 'secret', 'private', 'safe', 'hard', 'difficult', 'easy', 'empty', 'stuck', 'does', 'doesn\'t',
  '\\p{L}{2,}(?:et|ede|ig|lig|isk|løs|bar|ende|som|ed|ing|able|ful)',
].join('|')})$`, 'u');

/**
 * After "password:" a word that ends the clause; after "my password is" such a word too,
 * unless it is a remark; letters mixed with digits or signs anywhere; a quoted word.
 */
function isPassword(text: string, match: RegExpExecArray): boolean {
  const secret = (match.groups?.['secret'] ?? '').replace(/[.,;:!?)\]'’]+$/, '');
  const said = match.groups?.['link'] ?? '';
  if (secret === '' || isAddress(secret)) return false;
  if (isMixed(secret)) return true;
  if (/^\d+$/.test(secret) || remark.test(secret)) return false;
  if (said === ' ') return /^(?=.*\p{L}).*[^\p{L}\d.,;:!?()/'’-]/u.test(secret) && secret.length >= 6;
  if (match.groups?.['quote'] !== undefined) return true;
  const end = match.index + match[0].length;
  const lastInClause = /[.!?,;]$/.test(match[0]) || /^ {0,3}(?:$|\n|[.!?,;])/.test(text.slice(end, end + 5));
  if (/[:=]/.test(said)) return lastInClause || /[^\p{L}\d.,;:!?()/'’-]/u.test(secret);
  return (lastInClause && match.groups?.['owner'] !== undefined && /^\p{L}{4,}$/u.test(secret)) || /^(?=.*\p{L}).*[#$%&@*!?=+^~<>{}|\\].*\S/u.test(secret);
}
