import type { Language } from '../../common/language.ts';
import type { Library } from '../../libraries/library.ts';
import { guideLanguage } from '../../knowledge/languages.ts';
import { html, type Html } from './guide-html.ts';
import { helpPhoneOf } from './help-phone.ts';
import { say } from './guide-words.ts';

export interface Frame {
  language: Language;
  /** The language of the guide itself, where it is a further one. */
  reading: string | null;
  library: Library;
  /** The library was named in the address, so links keep naming it. */
  named: boolean;
  /** Where search engines and hreflang say the pages are, without a slash at the end. */
  origin: string;
}

/** The address of a page of this frame, with its language and its library. */
export function addressOf({ language, reading, library, named }: Frame, path: string): string {
  const shown = reading ?? language;
  const query = [...(named ? [`library=${library.id}`] : []), ...(shown === 'da' ? [] : [`lang=${shown}`])].join('&');
  return query === '' ? path : `${path}?${query}`;
}

export interface PageParts {
  /** Null: search engines leave this page out. */
  path: string | null;
  /** Codes of the languages this page exists in. */
  languages: readonly string[];
  title: string;
  description: string;
  body: Html;
}

/** A whole page: what every page of the guides has around its own content. */
export function page(frame: Frame, { path, languages, title, description, body }: PageParts): string {
  const { language, reading, library, origin } = frame;
  const phone = helpPhoneOf(library);
  const address = (each: string): string => `${origin}${path ?? ''}${each === 'da' ? '' : `?lang=${each}`}`;
  const shown = reading ?? language;
  const canonical = languages.includes(shown) ? shown : 'da';
  const others = languages.flatMap((code) => (code === shown ? [] : (guideLanguage(code) ?? [])));
  const links = path === null ? html`<meta name="robots" content="noindex">` : html`<link rel="canonical" href="${address(canonical)}">
${languages.map((each) => html`<link rel="alternate" hreflang="${each}" href="${address(each)}">
`)}<link rel="alternate" hreflang="x-default" href="${address('da')}">`;
  return html`<!doctype html>
<html lang="${language}" dir="ltr">
<head>
<meta charset="utf-8">
<title>${title} · ${library.name}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="${description}">
<meta name="theme-color" content="${library.accent}">
${links}
<link rel="icon" href="/chat/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/guides.css?library=${library.id}">
</head>
<body>
<header class="top"><div class="frame">
<p class="name">${library.name}</p>
<nav aria-label="${say(language, 'site')}">
<a href="${addressOf(frame, '/guides')}">${say(language, 'backToList')}</a>
<a href="/chat?library=${library.id}&amp;lang=${language}">${say(language, 'chat')}</a>
${path === null ? null : html`${others.map(({ code, name, direction, words }) => html`<a href="${addressOf({ ...frame, language: words, reading: code === words ? null : code }, path)}" lang="${code}" hreflang="${code}" dir="${direction}">${name}</a>
`)}`}</nav>
</div></header>
<main class="frame">
${body}
</main>
${phone === null ? null : html`<footer class="frame help"><p>${say(language, 'contact.phone', { name: library.name })} <a href="tel:${phone.dialled}">${phone.number}</a>${phone.hours[language] === '' ? '.' : ` (${phone.hours[language]}).`}</p></footer>
`}</body>
</html>
`.text;
}
