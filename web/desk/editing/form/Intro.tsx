import { Field, Input, Textarea } from '@fluentui/react-components';
import type { DraftGuide, DraftText } from '../../../../common/guide-draft.ts';
import { useWords } from '../../words.ts';

type Change = (to: (guide: DraftGuide) => DraftGuide) => void;
export const languages = ['da', 'en'] as const;
const empty: DraftText = { title: '', question: '', answer: '', ready: [], steps: {}, stuck: [] };

/** Changes one language's words. */
export const inLanguage = (language: string, to: (text: DraftText) => DraftText) => (guide: DraftGuide): DraftGuide => ({ ...guide, languages: { ...guide.languages, [language]: to(guide.languages[language] ?? empty) } });

const lines = (text: string): string[] => text.split('\n').filter((line, at, all) => line.trim() !== '' || at === all.length - 1 && all.length > 1);

/** What stands before the steps, both languages side by side. */
export function Intro({ guide, change }: { guide: DraftGuide; change: Change }) {
  const words = useWords();
  return (
    <section className="form-card" aria-labelledby="form-intro">
      <h3 id="form-intro">{words('form.intro')}</h3>
      <div className="form-pair">
        {languages.map((language) => {
          const text = guide.languages[language] ?? empty;
          const set = (field: 'title' | 'question' | 'answer') => (_: unknown, data: { value: string }): void => change(inLanguage(language, (each) => ({ ...each, [field]: data.value })));
          const setList = (field: 'ready' | 'stuck') => (_: unknown, data: { value: string }): void => change(inLanguage(language, (each) => ({ ...each, [field]: lines(data.value) })));
          return (
            <div key={language} lang={language} role="group" aria-label={words(`form.in.${language}`)}>
              <p className="quiet">{words(`form.in.${language}`)}</p>
              <Field label={words('form.title')}><Input value={text.title} maxLength={70} onChange={set('title')} /></Field>
              <Field label={words('form.question')} hint={words('form.question.hint')}><Input value={text.question} maxLength={90} onChange={set('question')} /></Field>
              <Field label={words('form.answer')} hint={words('form.answer.hint')}><Textarea value={text.answer} maxLength={300} resize="vertical" onChange={set('answer')} /></Field>
              <Field label={words('form.ready')} hint={words('form.line-each')}><Textarea value={text.ready.join('\n')} resize="vertical" onChange={setList('ready')} /></Field>
              <Field label={words('form.stuck')} hint={words('form.line-each')}><Textarea value={text.stuck.join('\n')} resize="vertical" onChange={setList('stuck')} /></Field>
            </div>
          );
        })}
      </div>
    </section>
  );
}
