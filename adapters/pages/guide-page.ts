import { readFileSync } from 'node:fs';
import { Language } from '../../common/language.ts';
import type { Fact } from '../../knowledge/fact.ts';
import type { Guide } from '../../knowledge/guide.ts';
import { filled } from '../../knowledge/wording.ts';
import type { Libraries, Library } from '../../libraries/library.ts';
import type { Answer, Call, Route } from '../route.ts';
import { guideBody, titleOf } from './guide-body.ts';
import { page, type Frame, type PageParts } from './guide-frame.ts';
import { html } from './guide-html.ts';
import { listBody } from './guide-list.ts';
import { say } from './guide-words.ts';
import { pageHeaders, plainHeaders } from './headers.ts';
import { createPack } from './pack.ts';

export interface GuidePageNeeds {
  guide(id: string): Guide | undefined;
  guides(): readonly Guide[];
  fact(id: string): Fact | undefined;
  libraries: Libraries;
  /** Address citizens use; null: the one they called. */
  publicUrl: string | null;
}

/** The longest search that is read, in characters. */
const longestQuery = 200;

/** `/guides`, `/guides/:id` (both with `?lang=da|en` and `?library=`) and their style sheet; nothing on them needs JavaScript. */
export function guideRoutes({ guide: guideOf, guides, fact, libraries, publicUrl }: GuidePageNeeds): Route[] {
  const pack = createPack();
  const style = readFileSync(new URL('guide-page.css', import.meta.url), 'utf8');

  const frameOf = (call: Call): { frame: Frame; known: boolean } => {
    const id = call.query.get('library') ?? '';
    const library = id === '' ? libraries.default : libraries.get(id);
    const frame: Frame = { language: Language.safeParse(call.query.get('lang')).data ?? 'da', library: library ?? libraries.default, named: id !== '' && library !== undefined, origin: originOf(call, publicUrl) };
    return { frame, known: library !== undefined };
  };

  const send = (call: Call, frame: Frame, parts: PageParts, status = 200): Promise<Answer> =>
    pack(call, Buffer.from(page(frame, parts)), { ...pageHeaders(call, publicUrl, {}), 'Content-Language': frame.language }, { status });

  const missing = (call: Call, frame: Frame, what: 'missing' | 'library'): Promise<Answer> => {
    const [title, text] = [say(frame.language, `${what}.title`), say(frame.language, `${what}.text`)];
    return send(call, frame, { path: null, languages: ['da', 'en'], title, description: text, body: html`<h1>${title}</h1><p class="lead">${text}</p><p><a href="/guides">${say(frame.language, 'backToList')}</a></p>` }, 404);
  };

  const list = (call: Call): Promise<Answer> => {
    const { frame, known } = frameOf(call);
    if (!known) return missing(call, frame, 'library');
    const query = (call.query.get('q') ?? '').trim().slice(0, longestQuery);
    // Search results are for the one who searched; search engines get the guides themselves.
    return send(call, frame, { path: query === '' ? '/guides' : null, languages: ['da', 'en'], title: say(frame.language, 'list.title'), description: say(frame.language, 'list.lead'), body: listBody(guides(), frame, query) });
  };

  const one = (call: Call): Promise<Answer> => {
    const { frame, known } = frameOf(call);
    if (!known) return missing(call, frame, 'library');
    const guide = guideOf(call.params['id'] ?? '');
    if (guide === undefined) return missing(call, frame, 'missing');
    const words = guide.languages[frame.language] ?? guide.languages['da'];
    const needs = { guide: guideOf, fact, library: frame.library };
    return send(call, frame, {
      path: `/guides/${guide.id}`,
      languages: Language.options.filter((language) => guide.languages[language] !== undefined),
      title: titleOf(guide, frame),
      description: filled(words?.answer ?? '', guide, frame.language, needs),
      body: guideBody(guide, frame, needs),
    });
  };

  const styleSheet = (call: Call): Promise<Answer> => {
    const library: Library = libraries.get(call.query.get('library') ?? '') ?? libraries.default;
    return pack(call, Buffer.from(`:root { --accent: ${library.accent}; }\n${style}`), { ...plainHeaders, 'Content-Type': 'text/css; charset=utf-8', 'Cache-Control': 'public, max-age=3600', 'Cross-Origin-Resource-Policy': 'same-origin' });
  };

  return [
    { method: 'GET', path: '/guides', handle: list },
    { method: 'GET', path: '/guides/:id', handle: one },
    { method: 'GET', path: '/guides.css', handle: styleSheet },
  ];
}

/** The address these pages are known by; a Host header that is no host is not repeated. */
function originOf(call: Call, publicUrl: string | null): string {
  if (publicUrl !== null) return publicUrl;
  const host = call.headers.host ?? '';
  return /^[a-z0-9.-]+(?::\d+)?$|^\[[0-9a-f:]+\](?::\d+)?$/i.test(host) ? `http://${host}` : '';
}
