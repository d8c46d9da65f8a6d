import type { TrainingSet } from '../../knowledge/understanding/training-set.ts';

/**
 * The set with as many guides as asked for: further ones are copies in which every longer word
 * is another, the same within one copy, as guides about other matters would have. Fewer than
 * there are: the first ones.
 */
export function grown(set: TrainingSet, guides: number): TrainingSet {
  const own = set.labels.filter(({ kind }) => kind === 'guide').map(({ id }) => id);
  if (guides <= own.length) return only(set, new Set(own.slice(0, guides)));
  const larger: TrainingSet = { ...set, labels: [...set.labels], phrases: [...set.phrases], documents: [...set.documents] };
  const byLabel = Map.groupBy(set.phrases.filter(({ labels }) => labels.length === 1), ({ labels }) => labels[0] ?? '');
  const texts = Map.groupBy(set.documents, ({ label }) => label);
  for (let copy = 1; larger.labels.length < set.labels.length + guides - own.length; copy += 1) {
    for (const id of own.slice(0, set.labels.length + guides - own.length - larger.labels.length)) {
      const label = `${id}-${copy}`;
      larger.labels.push({ id: label, kind: 'guide' });
      for (const { text } of byLabel.get(id) ?? []) larger.phrases.push({ text: otherWords(text, copy), labels: [label] });
      for (const { text } of texts.get(id) ?? []) larger.documents.push({ text: otherWords(text, copy), label });
    }
  }
  return larger;
}

function only(set: TrainingSet, kept: ReadonlySet<string>): TrainingSet {
  const gone = new Set(set.labels.filter(({ id, kind }) => kind === 'guide' && !kept.has(id)).map(({ id }) => id));
  return {
    ...set,
    labels: set.labels.filter(({ id }) => !gone.has(id)),
    phrases: set.phrases.filter(({ labels }) => !labels.some((label) => gone.has(label))),
    documents: set.documents.filter(({ label }) => !gone.has(label)),
  };
}

const consonants = 'bdfghjklmnprstv';

/** Words of five letters and more get other consonants by the copy's number; the short ones are everybody's. */
const otherWords = (text: string, copy: number): string => text.replace(/\p{L}{5,}/gu, (word) => word.replace(/[bdfghjklmnprstv]/giu, (letter) => {
  const at = consonants.indexOf(letter.toLowerCase());
  return consonants[(at * (1 + (copy % 7)) + copy * (1 + (at % 3))) % consonants.length] ?? letter;
}));
