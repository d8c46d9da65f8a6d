import { flatten } from './secrets/flatten.ts';
import { numbersIn } from './secrets/numbers.ts';
import type { SecretKind, Span } from './secrets/span.ts';
import { wordsIn } from './secrets/words.ts';

export type { SecretKind };

/** What stands where a secret stood; its length says nothing about the secret's. */
export const mask = '••••••';

/**
 * Hides what a citizen must never write: CPR numbers, payment cards, codes and passwords.
 * Pure, linear in the text's length, and idempotent: masking a masked text changes nothing.
 * `found` holds each kind once, in the order of the text.
 */
export function maskSecrets(text: string): { text: string; found: SecretKind[] } {
  const flat = flatten(text);
  const worded = wordsIn(flat.text);
  const spans = merge([...worded, ...numbersIn(hide(flat.text, worded))]);
  if (spans.length === 0) return { text, found: [] };
  let masked = '';
  let from = 0;
  for (const { start, end } of spans) {
    masked += text.slice(from, flat.startOf(start)) + mask;
    from = flat.endOf(end - 1);
  }
  return { text: masked + text.slice(from), found: [...new Set(spans.map(({ kind }) => kind))] };
}

/** Numbers are looked for in what the words left, as they will be in the masked text. */
function hide(text: string, spans: readonly Span[]): string {
  let hidden = '';
  for (const { start, end } of merge(spans)) hidden += text.slice(hidden.length, start) + '•'.repeat(end - start);
  return hidden + text.slice(hidden.length);
}

/** Overlapping spans become one, named after the first that was found there. */
function merge(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last === undefined || span.start >= last.end) merged.push({ ...span });
    else last.end = Math.max(last.end, span.end);
  }
  return merged;
}
