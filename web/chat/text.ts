/** A piece of text, or an address in it. */
export type Piece = { text: string } | { text: string; url: string };

const address = /\bhttps?:\/\/[^\s<>"»«]+[^\s<>"»«.,;:!?)\]'’]/g;

const telephone = /(?:\+45 )?\b\d{2} \d{2} \d{2} \d{2}\b/g;

/** A telephone number stays on one line. */
const unbroken = (text: string): string => text.replace(telephone, (number) => number.replaceAll(' ', '\u00a0'));

/** A paragraph with its web addresses set apart. */
export function pieces(paragraph: string): Piece[] {
  const found: Piece[] = [];
  let from = 0;
  for (const match of paragraph.matchAll(address)) {
    if (match.index > from) found.push({ text: unbroken(paragraph.slice(from, match.index)) });
    found.push({ text: match[0].replace(/^https?:\/\/(?:www\.)?/, '').replace(/\/$/, ''), url: match[0] });
    from = match.index + match[0].length;
  }
  if (from < paragraph.length) found.push({ text: unbroken(paragraph.slice(from)) });
  return found;
}

/** Lines that say something. */
const paragraphs = (text: string): string[] => text.split('\n').map((line) => line.trim()).filter((line) => line !== '');

/** An address that may stand in a link; null for anything that could run as a program. */
export const safeUrl = (url: string): string | null => (/^(?:https?:\/\/|\/(?!\/))/i.test(url) ? url : null);

/** A paragraph, or the items of a list: lines that begin with a dash follow each other as one. */
export type Block = string | string[];

export function blocks(text: string): Block[] {
  const found: Block[] = [];
  for (const line of paragraphs(text)) {
    const item = /^[–•-] (.+)$/.exec(line)?.[1];
    const last = found.at(-1);
    if (item === undefined) found.push(line);
    else if (Array.isArray(last)) last.push(item);
    else found.push([item]);
  }
  return found;
}
