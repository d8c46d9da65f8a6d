import { fold } from './letters.ts';
import { stem } from './stem.ts';
import { tokens, type Token } from './tokens.ts';

/**
 * Words that mean the same to this chat, whatever the language: concept → its
 * forms. A form is a word, a run of words, or words with others between
 * ("kan … huske", at most four); a star ends a word that goes on ("selvmord*"),
 * and an equals sign begins one that must stand just so, not as its stem ("=fire").
 */
export type ConceptWords = Record<string, string[]>;

interface Form {
  concept: string;
  /** The words after the first, each with whether others may stand before it. */
  rest: { keys: string[]; gap: boolean }[];
}

/** Marks a form that is not to be stemmed. */
const exact = '=';
/** So many words may stand in a gap. */
const widest = 4;
/** Shorter beginnings are not taken for a starred form. */
const shortest = 3;

export class Concepts {
  readonly source: ConceptWords;
  private readonly byFirst = new Map<string, Form[]>();
  private readonly byStart = new Map<string, Form[]>();
  private longestStart = shortest;

  constructor(source: ConceptWords) {
    this.source = source;
    for (const [concept, forms] of Object.entries(source)) for (const form of forms) this.add(concept, form);
  }

  /** The single words among the forms: they belong to the domain's vocabulary. */
  words(): string[] {
    return Object.values(this.source).flat().filter((form) => !/[\s…*]/.test(form)).map((form) => fold(form.replace('=', '')));
  }

  /** Calls `each` with every concept that a message names and the token it begins with; a concept may come again. */
  find(found: readonly Token[], language: 'da' | 'en', read: readonly (string | undefined)[], each: (concept: string, token: number) => void): void {
    for (let t = 0; t < found.length; t++) {
      const { key, word } = found[t]!;
      const better = read[t];
      this.tryForms(this.byFirst.get(key), found, language, t, each);
      this.tryForms(this.byFirst.get(exact + key), found, language, t, each);
      if (!word) continue;
      if (better !== undefined) this.tryForms(this.byFirst.get(better), found, language, t, each);
      const root = stem(key, language);
      if (root !== key) this.tryForms(this.byFirst.get(root), found, language, t, each);
      if (better !== undefined && stem(better, language) !== better) this.tryForms(this.byFirst.get(stem(better, language)), found, language, t, each);
      for (let length = shortest; length <= Math.min(key.length, this.longestStart); length++) {
        this.tryForms(this.byStart.get(key.slice(0, length)), found, language, t, each);
      }
    }
  }

  private tryForms(forms: readonly Form[] | undefined, found: readonly Token[], language: 'da' | 'en', at: number, each: (concept: string, token: number) => void): void {
    if (forms) for (const { concept, rest } of forms) if (follows(rest, found, language, at)) each(concept, at);
  }

  private add(concept: string, text: string): void {
    const parts = text.split(/\s+/);
    const words: { keys: string[]; gap: boolean }[] = [];
    let gap = false;
    for (const part of parts) {
      if (part === '…') gap = true;
      else for (const { key } of tokens(part.replace(/[=*]/g, ''))) {
        words.push({ keys: part.startsWith(exact) ? [exact + key] : keysOf(key), gap });
        gap = false;
      }
    }
    const [first, ...rest] = words;
    if (!first) return;
    const form = { concept, rest };
    if (text.endsWith('*') && rest.length === 0) {
      const start = first.keys[0]!;
      push(this.byStart, start, form);
      this.longestStart = Math.max(this.longestStart, start.length);
    } else for (const key of first.keys) push(this.byFirst, key, form);
  }
}

/** A word as it is and as both languages' stem, each once. */
const keysOf = (key: string): string[] => [...new Set([key, stem(key, 'da'), stem(key, 'en')])];

function push(map: Map<string, Form[]>, key: string, form: Form): void {
  const list = map.get(key);
  if (list) list.push(form);
  else map.set(key, [form]);
}

function follows(rest: Form['rest'], found: readonly Token[], language: 'da' | 'en', at: number): boolean {
  let place = at;
  for (const { keys, gap } of rest) {
    const last = Math.min(found.length - 1, place + 1 + (gap ? widest : 0));
    let next = place + 1;
    while (next <= last && !isOne(found[next]!, keys, language)) next++;
    if (next > last) return false;
    place = next;
  }
  return true;
}

const isOne = ({ key, word }: Token, keys: readonly string[], language: 'da' | 'en'): boolean => keys.includes(key) || keys.includes(exact + key) || (word && keys.includes(stem(key, language)));
