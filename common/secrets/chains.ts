/** A run of digits; `digits` is empty where a mask stands. `gap` is what stood between it and the one before. */
export interface Group {
  digits: string;
  start: number;
  end: number;
  gap: string;
}

/** Groups that stand so close that they may be one number. */
export interface Chain {
  groups: Group[];
  /** It begins as a telephone number of another country, or ours, does: +45, 0045. */
  foreign: boolean;
}

const run = /\d+|•+/g;
const joins = /^(?: ?[-./_·*] ?| {1,3}| ?\n ?)$/;

/** All chains of a flattened text, in order. */
export function chainsIn(text: string): Chain[] {
  const chains: Chain[] = [];
  let before: Group | undefined;
  for (const match of text.matchAll(run)) {
    const start = match.index;
    const gap = before === undefined ? '' : text.slice(before.end, Math.min(start, before.end + 4));
    const group: Group = { digits: match[0].startsWith('•') ? '' : match[0], start, end: start + match[0].length, gap };
    const chain = chains.at(-1);
    if (chain !== undefined && before !== undefined && (gap === '' || joins.test(gap))) chain.groups.push(group);
    else chains.push({ groups: [group], foreign: isForeign(text, group) });
    before = group;
  }
  return chains;
}

export const digitsOf = (groups: readonly Group[]): string => groups.map(({ digits }) => digits).join('');

function isForeign(text: string, { digits, start }: Group): boolean {
  return (/\+ ?$/.test(text.slice(Math.max(0, start - 2), start)) && !digits.startsWith('0')) || digits.startsWith('0045');
}
