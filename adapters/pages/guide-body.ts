import type { Guide, Step, Target } from '../../knowledge/guide.ts';
import { nextOf } from '../../knowledge/way.ts';
import { dayInWords, filled, type WordSources } from '../../knowledge/wording.ts';
import { addressOf, type Frame } from './guide-frame.ts';
import { html, withLinks, type Html } from './guide-html.ts';
import { say, type GuideMessage } from './guide-words.ts';

export interface BodyNeeds extends WordSources {
  guide(id: string): Guide | undefined;
}

/** A guide as it is read and printed: every step with its branches, in the order of its file. */
export function guideBody(guide: Guide, frame: Frame, needs: BodyNeeds): Html {
  const { language, library } = frame;
  const words = guide.languages[language] ?? guide.languages['da'];
  if (words === undefined) throw new Error(`Guide ${guide.id} has no Danish text.`);
  const text = (source: string): Html => withLinks(filled(source, guide, language, needs));
  const related = guide.related.flatMap((id) => needs.guide(id) ?? []);
  return html`<article lang="${guide.languages[language] === undefined ? 'da' : language}">
<h1>${words.title}</h1>
<p class="lead">${text(words.answer)}</p>
<p class="approval">${guide.approval === null ? say(language, 'unapproved') : say(language, 'approved', { by: guide.approval.by, date: dayInWords(guide.approval.on, language) })}</p>
<p>${say(language, 'official')}: <a class="out" href="${guide.address}">${plainAddress(guide.address)}</a></p>
${words.ready.length === 0 ? null : html`<section class="ready"><h2>${say(language, 'ready')}</h2>
<ul>${words.ready.map((line) => html`<li>${text(line)}</li>`)}</ul></section>`}
<section><h2>${say(language, 'steps')}</h2>
<ol class="steps">
${guide.steps.map((step, index) => stepItem(guide, step, index, frame, needs, text))}</ol></section>
<section class="stuck"><h2>${say(language, 'stuck')}</h2>
<ul>${words.stuck.map((line) => html`<li>${text(line)}</li>`)}</ul></section>
<section class="helpers"><h2>${say(language, 'helpers')}</h2>
<dl>${guide.helpers.map(({ who, ...said }) => html`<div><dt>${say(language, `helper.${who}`)}</dt><dd>${said[language]}</dd></div>`)}</dl></section>
<section class="contact"><h2>${say(language, 'contact')}</h2>
<p><a class="chat" href="/chat?library=${library.id}&amp;lang=${language}">${say(language, 'contact.chat')}</a></p>
<p>${library.phone === null ? null : html`${say(language, 'contact.phone', { name: library.name })} <b>${library.phone}</b>. `}${say(language, 'contact.website')} <a class="out" href="${library.website}">${plainAddress(library.website)}</a></p>
<p>${say(language, 'secrets')}</p></section>
${related.length === 0 ? null : html`<section class="related"><h2>${say(language, 'related')}</h2>
<ul>${related.map((other) => html`<li><a href="${addressOf(frame, `/guides/${other.id}`)}">${titleOf(other, frame)}</a></li>`)}</ul></section>`}
</article>`;
}

function stepItem(guide: Guide, step: Step, index: number, frame: Frame, needs: BodyNeeds, text: (source: string) => Html): Html {
  const { language } = frame;
  const words = (guide.languages[language] ?? guide.languages['da'])?.steps[step.id];
  if (words === undefined) throw new Error(`Guide ${guide.id} has no words for step ${step.id}.`);
  const number = index + 1;
  const next = nextOf(guide, step);
  const goesOn = step.choices === undefined && next !== guide.steps[index + 1]?.id;
  return html`<li id="${stepAnchor(number)}">
<h3>${say(language, 'step', { number })}</h3>
<p class="do">${text(words.text)}</p>
${step.picture === undefined ? null : html`<img src="/pictures/${step.picture}" alt="${words.alt ?? ''}">`}
${step.link === undefined ? null : html`<p><a class="out" href="${step.link}">${words.link ?? plainAddress(step.link)}</a> <span class="where">${plainAddress(step.link)}</span></p>`}
${words.tip === undefined ? null : html`<p class="tip"><b>${say(language, 'tip')}:</b> ${text(words.tip)}</p>`}
${step.choices === undefined ? null : html`<ul class="branches">${step.choices.map(({ id, to }) => html`<li><b>${words.choices?.[id] ?? id}:</b> ${way('go', to, number, guide, frame, needs)}</li>`)}</ul>`}
${goesOn ? html`<p class="then">${way('then', next, number, guide, frame, needs)}</p>` : null}
${words.stuck === undefined ? null : html`<details><summary>${say(language, 'stuck.here')}</summary><p>${text(words.stuck)}</p></details>`}
</li>
`;
}

/** Where a step leads, as a sentence ("then") or as the end of a choice ("go"). */
function way(form: 'go' | 'then', to: Target, from: number, guide: Guide, frame: Frame, needs: BodyNeeds): Html {
  const { language } = frame;
  const words = (key: 'step' | 'person' | 'done' | 'guide' | 'missing', values = {}): string => say(language, `${form}.${key}` satisfies GuideMessage, values);
  if (to === 'done') return html`${words('done')}`;
  if (to === 'person') return html`<a href="/chat?library=${frame.library.id}&amp;lang=${language}">${words('person')}</a>`;
  if (to.startsWith('guide:')) {
    const other = needs.guide(to.slice('guide:'.length));
    return other === undefined ? html`${words('missing')}` : html`<a href="${addressOf(frame, `/guides/${other.id}`)}">${words('guide', { title: titleOf(other, frame) })}</a>`;
  }
  const number = guide.steps.findIndex(({ id }) => id === to) + 1;
  const sentence = form === 'go' && number === from + 1 ? say(language, 'go.step.next', { number }) : words('step', { number });
  return html`<a href="#${stepAnchor(number)}">${sentence}</a>`;
}

export const titleOf = (guide: Guide, { language }: Frame): string => (guide.languages[language] ?? guide.languages['da'])?.title ?? guide.id;
const stepAnchor = (number: number): string => `trin-${number}`;

/** An address as it is read aloud or typed: without what every address has. */
const plainAddress = (url: string): string => url.replace(/^https:\/\/(www\.)?/, '').replace(/\/$/, '');
