import type { DraftGuide } from '../../../../common/guide-draft.ts';
import type { Words } from '../../words.ts';

/** All texts of a guide by what they are called, to lay two versions side by side. */
export function textsOf(guide: DraftGuide, words: Words): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [language, text] of Object.entries(guide.languages)) {
    const put = (what: string, value: string | undefined): void => { if (value) texts.set(`${what} (${language})`, value); };
    put(words('form.title'), text.title);
    put(words('form.question'), text.question);
    put(words('form.answer'), text.answer);
    put(words('form.ready'), text.ready.join('\n'));
    guide.steps.forEach(({ id }, at) => {
      const step = text.steps[id];
      put(words('form.step', { number: at + 1 }), [step?.text, step?.tip, step?.stuck, ...Object.values(step?.choices ?? {})].filter(Boolean).join('\n'));
    });
    put(words('form.stuck'), text.stuck.join('\n'));
  }
  texts.set(words('form.way'), guide.steps.map(({ id, next, choices }) => `${id} → ${choices?.map(({ to }) => to).join(' / ') ?? next ?? '…'}`).join('\n'));
  return texts;
}

/** Where a difference or a finding is, as people call it. */
export function placeOf(path: string, guide: DraftGuide, words: Words): string {
  const parts = path.split(/[./]/);
  const language = parts.find((each) => each === 'da' || each === 'en');
  const stepId = parts[parts.indexOf('steps') + 1] ?? (parts[0] === 'step' ? parts[1] : undefined);
  const at = guide.steps.findIndex(({ id }) => id === stepId || (parts[0] === 'step' && id === parts[1]));
  const field = (['title', 'question', 'answer', 'ready', 'stuck', 'phrases', 'address', 'helpers', 'sources', 'owner', 'licence', 'facts', 'services', 'related', 'order', 'category'] as const).find((each) => parts.includes(each));
  const what = at >= 0 ? words('form.step', { number: at + 1 }) : field === undefined ? path : words(`form.${field}`);
  return language === undefined ? what : `${what}, ${words(`form.in.${language}`)}`;
}
