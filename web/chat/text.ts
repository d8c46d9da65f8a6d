/** A piece of text, or an address in it. */
export type Piece = { text: string } | { text: string; url: string };

const address = /\bhttps?:\/\/[^\s<>"»«]+[^\s<>"»«.,;:!?)\]'’]/g;

/** A paragraph with its web addresses set apart. */
export function pieces(paragraph: string): Piece[] {
  const found: Piece[] = [];
  let from = 0;
  for (const match of paragraph.matchAll(address)) {
    if (match.index > from) found.push({ text: paragraph.slice(from, match.index) });
    found.push({ text: match[0].replace(/^https?:\/\/(?:www\.)?/, '').replace(/\/$/, ''), url: match[0] });
    from = match.index + match[0].length;
  }
  if (from < paragraph.length) found.push({ text: paragraph.slice(from) });
  return found;
}

/** Lines that say something. */
export const paragraphs = (text: string): string[] => text.split('\n').map((line) => line.trim()).filter((line) => line !== '');

/** An address that may stand in a link; null for anything that could run as a program. */
export const safeUrl = (url: string): string | null => (/^(?:https?:\/\/|\/(?!\/))/i.test(url) ? url : null);
