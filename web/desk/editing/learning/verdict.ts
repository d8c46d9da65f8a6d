import type { Weighed } from '../../../../common/editing-api.ts';

/**
 * What an editor should make of a weighed phrase. `same`: it stands in another guide already, and could never be published;
 * `careful`: it is near to others, or would take a question from them; `untried`: the draft has faults, so nothing was asked;
 * `unasked`: there was nothing to ask.
 */
export type Verdict = 'same' | 'careful' | 'fine' | 'untried' | 'unasked';

/** @param text the phrase that was weighed */
export function verdictOf(text: string, weighed: Weighed): Verdict {
  const { near, rehearsal: { asked, lost, findings } } = weighed;
  if (holderOf(text, weighed) !== undefined) return 'same';
  if (near.length > 0 || lost.length > 0) return 'careful';
  if (asked > 0) return 'fine';
  return findings.some(({ level }) => level === 'error') ? 'untried' : 'unasked';
}

/** The guide in which the phrase stands already; undefined for none. */
export const holderOf = (text: string, { near }: Weighed): Weighed['near'][number] | undefined => near.find(({ phrase }) => isSame(phrase, text));

const plain = (text: string): string => (text.toLowerCase().normalize('NFC').match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
const isSame = (one: string, other: string): boolean => plain(one) === plain(other);
