import { Guide } from '../../knowledge/guide.ts';
import { languageIn, titleOf } from './guide-body.ts';
import { addressOf, type Frame } from './guide-frame.ts';
import { html, type Html } from './guide-html.ts';
import { searchGuides } from './guide-search.ts';
import { say } from './guide-words.ts';

/** All guides by category, or those that a search fits. */
export function listBody(guides: readonly Guide[], frame: Frame, query: string): Html {
  const { language } = frame;
  const found = searchGuides(guides, language, query);
  const results = query === '' ? byCategory(guides, frame) : html`<section class="found" aria-live="polite">
<h2>${say(language, found.length === 0 ? 'list.none' : 'list.found', { q: query })}</h2>
${listed(found, frame)}
<p><a href="${addressOf(frame, '/guides')}">${say(language, 'list.all')}</a></p></section>`;
  return html`<h1>${say(language, 'list.title')}</h1>
<p class="lead">${say(language, 'list.lead')}</p>
<form class="search" action="/guides" role="search">
<label for="q">${say(language, 'list.search')}</label>
<div><input id="q" name="q" type="search" value="${query}" maxlength="200" autocomplete="off" autocapitalize="none">
${language === 'da' ? null : html`<input type="hidden" name="lang" value="${language}">`}${frame.named ? html`<input type="hidden" name="library" value="${frame.library.id}">` : null}
<button>${say(language, 'list.go')}</button></div>
</form>
${results}`;
}

function byCategory(guides: readonly Guide[], frame: Frame): Html {
  const categories = Guide.shape.category.options.map((category) => ({ category, guides: guides.filter((guide) => guide.category === category) }));
  return html`${categories.filter((each) => each.guides.length > 0).map((each) => html`<section><h2>${say(frame.language, `category.${each.category}`)}</h2>
${listed(each.guides, frame)}</section>
`)}`;
}

function listed(guides: readonly Guide[], frame: Frame): Html {
  return html`<ul class="guides">${guides.map((guide) => html`<li><a href="${addressOf(frame, `/guides/${guide.id}`)}">${titleOf(guide, frame)}</a>
<span>${guide.languages[languageIn(guide, frame)]?.question ?? ''}</span></li>
`)}</ul>`;
}
