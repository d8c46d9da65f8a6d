import type { Guide, GuideText, Step, Target } from '../../knowledge/guide.ts';
import { guideLanguage, languageOf } from '../../knowledge/languages.ts';
import { outageNotice, type Outage } from '../../knowledge/outage.ts';
import { choicesOf, nextOf } from '../../knowledge/way.ts';
import { dayInWords, filled, type WordSources } from '../../knowledge/wording.ts';
import { addressOf, type Frame } from './guide-frame.ts';
import { html, withLinks, type Html } from './guide-html.ts';
import { phoneBox } from './guide-phone.ts';
import { say, type GuideMessage } from './guide-words.ts';

export interface BodyNeeds extends WordSources {
  guide(id: string): Guide | undefined;
  /** Notices about services that this guide depends on. */
  outages: readonly Outage[];
}

/** A guide as it is read and printed: every step with its branches, in the order of its file. */
export function guideBody(guide: Guide, frame: Frame, needs: BodyNeeds): Html {
  const { language, library } = frame;
  const shown = languageIn(guide, frame);
  const words = wordsIn(guide, frame);
  const own = shown === language ? null : html` lang="${language}" dir="ltr"`;
  const text = (source: string): Html => withLinks(filled(source, guide, language, needs));
  const related = guide.related.flatMap((id) => needs.guide(id) ?? []);
  return html`<article lang="${shown}" dir="${guideLanguage(shown)?.direction ?? 'ltr'}">
<h1>${words.title}</h1>
${noticesOf(needs.outages, frame)}
<p class="lead">${text(words.answer)}</p>
<p class="approval"${own}>${guide.approval === null ? say(language, 'unapproved') : say(language, 'approved', { by: guide.approval.by, date: dayInWords(guide.approval.on, language) })}</p>
<p${own}>${say(language, 'official')}: <a class="out" href="${guide.address}">${plainAddress(guide.address)}</a></p>
${phoneBox(guide, frame)}
${words.ready.length === 0 ? null : html`<section class="ready"><h2${own}>${say(language, 'ready')}</h2>
<ul>${words.ready.map((line) => html`<li>${text(line)}</li>`)}</ul></section>`}
<section><h2${own}>${say(language, 'steps')}</h2>
<ol class="steps">
${guide.steps.map((step, index) => stepItem(guide, step, index, frame, needs, text))}</ol></section>
<section class="stuck"><h2${own}>${say(language, 'stuck')}</h2>
<ul>${words.stuck.map((line) => html`<li>${text(line)}</li>`)}</ul></section>
<section class="helpers"${own}><h2>${say(language, 'helpers')}</h2>
<dl>${guide.helpers.map(({ who, ...said }) => html`<div><dt>${say(language, `helper.${who}`)}</dt><dd>${said[language]}</dd></div>`)}</dl></section>
<section class="contact"${own}><h2>${say(language, 'contact')}</h2>
<p><a class="chat" href="/chat?library=${library.id}&amp;lang=${language}">${say(language, 'contact.chat')}</a></p>
<p>${say(language, 'contact.website')} <a class="out" href="${library.website}">${plainAddress(library.website)}</a></p>
<p>${say(language, 'secrets')}</p></section>
${related.length === 0 ? null : html`<section class="related"><h2${own}>${say(language, 'related')}</h2>
<ul>${related.map((other) => html`<li><a href="${addressOf(frame, `/guides/${other.id}`)}">${titleOf(other, frame)}</a></li>`)}</ul></section>`}
</article>`;
}

/** What does not work at this moment. */
export function noticesOf(outages: readonly Outage[], { language }: Frame): Html | null {
  return outages.length === 0 ? null : html`<div class="outages" role="status" lang="${language}" dir="ltr">${outages.map((outage) => html`<p>${outageNotice(outage, language)}</p>`)}</div>`;
}

function stepItem(guide: Guide, step: Step, index: number, frame: Frame, needs: BodyNeeds, text: (source: string) => Html): Html {
  const { language } = frame;
  const words = wordsIn(guide, frame).steps[step.id];
  if (words === undefined) throw new Error(`Guide ${guide.id} has no words for step ${step.id}.`);
  const own = languageIn(guide, frame) === language ? null : html` lang="${language}" dir="ltr"`;
  const number = index + 1;
  const next = nextOf(guide, step);
  const goesOn = step.choices === undefined && next !== guide.steps[index + 1]?.id;
  return html`<li id="${stepAnchor(number)}">
<h3${own}>${say(language, 'step', { number })}</h3>
<p class="do">${text(words.text)}</p>
${step.picture === undefined ? null : html`<img src="/pictures/${step.picture}" alt="${words.alt ?? ''}">`}
${step.link === undefined ? null : html`<p><a class="out" href="${step.link}">${words.link ?? plainAddress(step.link)}</a> <span class="where">${plainAddress(step.link)}</span></p>`}
${words.tip === undefined ? null : html`<p class="tip"><b${own}>${say(language, 'tip')}:</b> ${text(words.tip)}</p>`}
${step.choices === undefined ? null : html`<ul class="branches">${choicesOf(step, needs.guide).map(({ id, to }) => html`<li><b>${words.choices?.[id] ?? id}:</b> ${marked(way('go', to, number, guide, frame, needs), own)}</li>`)}</ul>`}
${goesOn ? html`<p class="then"${own}>${way('then', next, number, guide, frame, needs)}</p>` : null}
${words.stuck === undefined ? null : html`<details><summary${own}>${say(language, 'stuck.here')}</summary><p>${text(words.stuck)}</p></details>`}
</li>
`;
}

/** Words of the page among the guide's, marked where their language is another. */
const marked = (words: Html, own: Html | null): Html => (own === null ? words : html`<span${own}>${words}</span>`);

/** Where a step leads, as a sentence ("then") or as the end of a choice ("go"). */
function way(form: 'go' | 'then', to: Target, from: number, guide: Guide, frame: Frame, needs: BodyNeeds): Html {
  const { language } = frame;
  const words = (key: 'step' | 'person' | 'done' | 'guide', values = {}): string => say(language, `${form}.${key}` satisfies GuideMessage, values);
  if (to === 'done') return html`${words('done')}`;
  if (to === 'person') return html`<a href="/chat?library=${frame.library.id}&amp;lang=${language}">${words('person')}</a>`;
  if (to.startsWith('guide:')) {
    const other = needs.guide(to.slice('guide:'.length));
    return other === undefined ? html`${say(language, 'then.missing')}` : html`<a href="${addressOf(frame, `/guides/${other.id}`)}">${words('guide', { title: titleOf(other, frame) })}</a>`;
  }
  const number = guide.steps.findIndex(({ id }) => id === to) + 1;
  const sentence = form === 'go' && number === from + 1 ? say(language, 'go.step.next', { number }) : words('step', { number });
  return html`<a href="#${stepAnchor(number)}">${sentence}</a>`;
}

/** The language in which this frame shows the guide. */
export const languageIn = (guide: Guide, { language, reading }: Frame): string => languageOf(guide, reading === null ? [language] : [reading, language]);

function wordsIn(guide: Guide, frame: Frame): GuideText {
  const words = guide.languages[languageIn(guide, frame)];
  if (words === undefined) throw new Error(`Guide ${guide.id} has no Danish text.`);
  return words;
}

export const titleOf = (guide: Guide, frame: Frame): string => wordsIn(guide, frame).title;
const stepAnchor = (number: number): string => `trin-${number}`;

/** An address as it is read aloud or typed: without what every address has. */
const plainAddress = (url: string): string => url.replace(/^https:\/\/(www\.)?/, '').replace(/\/$/, '');
