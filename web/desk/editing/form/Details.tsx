import { Checkbox, Field, Input, Select, Textarea } from '@fluentui/react-components';
import type { DraftGuide } from '../../../../common/guide-draft.ts';
import { useWords } from '../../words.ts';
import { categories } from '../learning/categories.ts';
import { languages } from './Intro.tsx';

/** What must be up for a guide to work. */
const services = ['mitid', 'borger-dk', 'digital-post', 'sundhed-dk', 'skat', 'library-login'] as const;

/** What stands around the steps: who helps, where it comes from, and what citizens write. */
export function Details({ guide, change }: { guide: DraftGuide; change(to: (guide: DraftGuide) => DraftGuide): void }) {
  const words = useWords();
  const set = (field: 'address' | 'owner' | 'licence') => (_: unknown, data: { value: string }): void => change((each) => ({ ...each, [field]: data.value }));
  const list = (text: string): string[] => text.split('\n').map((line) => line.trimStart()).filter((line, at, all) => line !== '' || at === all.length - 1);
  return (
    <section className="form-card" aria-labelledby="form-details">
      <h3 id="form-details">{words('form.details')}</h3>
      <Field label={words('form.category')}>
        <Select value={guide.category} onChange={(_, data) => change((each) => ({ ...each, category: data.value }))}>{categories.map((each) => <option key={each} value={each}>{words(`new-guide.category.${each}`)}</option>)}</Select>
      </Field>
      <fieldset className="form-services">
        <legend>{words('form.services')}</legend>
        {services.map((service) => (
          <Checkbox key={service} label={words(`outage.service.${service}`)} checked={guide.services.includes(service)} onChange={(_, { checked }) => change((each) => ({ ...each, services: services.filter((one) => (one === service ? checked === true : each.services.includes(one))) }))} />
        ))}
      </fieldset>
      <Field label={words('form.address')} hint={words('form.address.hint')}><Input type="url" value={guide.address} onChange={set('address')} /></Field>
      <Field label={words('form.owner')}><Input value={guide.owner} onChange={set('owner')} /></Field>
      <Field label={words('form.licence')}><Input value={guide.licence} onChange={set('licence')} /></Field>
      <Field label={words('form.review')}><Input type="number" min={1} max={24} value={String(guide.reviewMonths)} onChange={(_, data) => change((each) => ({ ...each, reviewMonths: Math.min(24, Math.max(1, Number(data.value) || 1)) }))} /></Field>
      {guide.helpers.map((helper, at) => (
        <div key={at} className="form-pair" role="group" aria-label={words('form.helpers')}>
          {languages.map((language) => <Field key={language} label={`${words(`form.helper.${helper.who as 'library'}`)} (${words(`form.in.${language}`)})`}><Textarea lang={language} value={helper[language]} resize="vertical" onChange={(_, data) => change((each) => ({ ...each, helpers: each.helpers.map((one, index) => (index === at ? { ...one, [language]: data.value } : one)) }))} /></Field>)}
        </div>
      ))}
      <Field label={words('form.sources')} hint={words('form.sources.hint')}>
        <Textarea value={guide.sources.map(({ url, age }) => `${url} ${age}`.trimEnd()).join('\n')} resize="vertical" onChange={(_, data) => change((each) => ({ ...each, sources: list(data.value).map((line) => { const [url = '', ...age] = line.split(' '); return { url, age: age.join(' ') }; }) }))} />
      </Field>
      <div className="form-pair">
        {languages.map((language) => (
          <Field key={language} label={words(`form.phrases.${language}`, { count: (guide.phrases[language] ?? []).length })} hint={words('form.phrases.hint')}>
            <Textarea lang={language} rows={8} value={(guide.phrases[language] ?? []).join('\n')} resize="vertical" onChange={(_, data) => change((each) => ({ ...each, phrases: { ...each.phrases, [language]: list(data.value) } }))} />
          </Field>
        ))}
      </div>
    </section>
  );
}
