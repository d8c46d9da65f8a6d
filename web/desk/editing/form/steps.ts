import type { DraftGuide } from '../../../../common/guide-draft.ts';

/** The guide with a step at another place; where steps lead stays as it is read: a step that led to the one below it still does. */
export function moved(guide: DraftGuide, id: string, to: number): DraftGuide {
  const step = guide.steps.find((each) => each.id === id);
  if (step === undefined) return guide;
  const rest = guide.steps.filter((each) => each !== step);
  return { ...guide, steps: [...rest.slice(0, to), step, ...rest.slice(to)] };
}

/** The guide with one more step at its end, whose id nobody has to think of. */
export function added(guide: DraftGuide): DraftGuide {
  const used = new Set(guide.steps.map(({ id }) => id));
  let id = `trin-${guide.steps.length + 1}`;
  for (let n = guide.steps.length + 2; used.has(id); n += 1) id = `trin-${n}`;
  const languages = Object.fromEntries(Object.entries(guide.languages).map(([language, text]) => [language, { ...text, steps: { ...text.steps, [id]: { text: '' } } }]));
  return { ...guide, steps: [...guide.steps, { id }], languages };
}

/** The guide without a step and its words; what led to it leads to the one that followed. */
export function without(guide: DraftGuide, gone: string): DraftGuide {
  const at = guide.steps.findIndex(({ id }) => id === gone);
  const after = guide.steps[at]?.next ?? guide.steps[at + 1]?.id ?? 'done';
  const steps = guide.steps.filter(({ id }) => id !== gone).map((step) => ({
    ...step,
    ...(step.next === gone ? { next: after } : {}),
    ...(step.choices === undefined ? {} : { choices: step.choices.map((choice) => (choice.to === gone ? { ...choice, to: after } : choice)) }),
  }));
  const languages = Object.fromEntries(Object.entries(guide.languages).map(([language, text]) => {
    const { [gone]: _words, ...rest } = text.steps;
    return [language, { ...text, steps: rest }];
  }));
  return { ...guide, steps, languages };
}
