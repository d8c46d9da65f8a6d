import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Fact } from '../../knowledge/fact.ts';
import { guideFor, isFor, type Guide } from '../../knowledge/guide.ts';
import { guideIdOf } from '../../knowledge/codes.ts';
import { guideLanguage, guideLanguages } from '../../knowledge/languages.ts';
import type { Outage } from '../../knowledge/outage.ts';
import { filled } from '../../knowledge/wording.ts';
import type { Libraries, Library } from '../../libraries/library.ts';
import { HouseError } from '../../common/errors.ts';
import type { Answer, Call, Route } from '../route.ts';
import { builtFiles } from './files.ts';
import { guideBody, languageIn, noticesOf, titleOf } from './guide-body.ts';
import { page, type Frame, type PageParts } from './guide-frame.ts';
import { html } from './guide-html.ts';
import { listBody } from './guide-list.ts';
import { say } from './guide-words.ts';
import { pageHeaders, plainHeaders } from './headers.ts';
import { originOf } from './origin.ts';
import { createPack } from './pack.ts';

export interface GuidePageNeeds {
  /** Guides and facts as a library's citizens find them. */
  guides: { all(libraryId: string): readonly Guide[]; get(libraryId: string, id: string): Guide | undefined; fact(libraryId: string, id: string): Fact | undefined };
  /** The draft that a private address shows. @throws HouseError where the address is no good any more. */
  draft(token: string): Promise<{ libraryId: string; guide: Guide | undefined }>;
  /** A picture that an editor has uploaded. */
  picture(name: string): Promise<{ type: string; content: Uint8Array } | undefined>;
  /** Notices that services are down now, for a library's citizens. */
  outages(libraryId: string): Outage[];
  libraries: Libraries;
  /** Address citizens use; null: the one they called. */
  publicUrl: string | null;
}

/** The longest search that is read, in characters. */
const longestQuery = 200;

/** `/guides`, `/guides/:id` (both with `?lang=` and `?library=`), their style sheet and their pictures, and `/g/:code`, which continues a guide in the chat; nothing on them needs JavaScript. */
export function guideRoutes({ guides, draft, picture: uploaded, outages, libraries, publicUrl }: GuidePageNeeds): Route[] {
  const pack = createPack();
  const pictures = builtFiles(fileURLToPath(new URL('../../knowledge/pictures', import.meta.url)));
  const style = readFileSync(new URL('guide-page.css', import.meta.url), 'utf8');

  const frameOf = (call: Call): { frame: Frame; known: boolean; wished: string } => {
    const id = call.query.get('library') ?? '';
    const library = id === '' ? libraries.default : libraries.get(id);
    const asked = guideLanguage(call.query.get('lang') ?? 'da');
    const language = asked?.words ?? 'da';
    const frame: Frame = { language, reading: null, library: library ?? libraries.default, named: id !== '' && library !== undefined, origin: originOf(call, publicUrl) };
    return { frame, known: library !== undefined, wished: asked?.code ?? language };
  };

  const send = (call: Call, frame: Frame, parts: PageParts, status = 200): Promise<Answer> =>
    pack(call, Buffer.from(page(frame, parts)), { ...pageHeaders(call, publicUrl, {}), 'Content-Language': frame.reading ?? frame.language }, { status });

  const missing = (call: Call, frame: Frame, what: 'missing' | 'library'): Promise<Answer> => {
    const [title, text] = [say(frame.language, `${what}.title`), say(frame.language, `${what}.text`)];
    return send(call, frame, { path: null, languages: ['da', 'en'], title, description: text, body: html`<h1>${title}</h1><p class="lead">${text}</p><p><a href="/guides">${say(frame.language, 'backToList')}</a></p>` }, 404);
  };

  const list = (call: Call): Promise<Answer> => {
    const { frame, known } = frameOf(call);
    if (!known) return missing(call, frame, 'library');
    const query = (call.query.get('q') ?? '').trim().slice(0, longestQuery);
    // Search results are for the one who searched; search engines get the guides themselves.
    return send(call, frame, { path: query === '' ? '/guides' : null, languages: ['da', 'en'], title: say(frame.language, 'list.title'), description: say(frame.language, 'list.lead'), body: html`${noticesOf(outages(frame.library.id), frame)}${listBody(guides.all(frame.library.id).filter((guide) => isFor(guide, frame.library)), frame, query)}` });
  };

  const one = (call: Call): Promise<Answer> => {
    const { frame: outer, known, wished } = frameOf(call);
    if (!known) return missing(call, outer, 'library');
    const guide = guideFor(guides.get(outer.library.id, call.params['id'] ?? ''), outer.library);
    return guide === undefined ? missing(call, outer, 'missing') : show(call, outer, guide, wished);
  };

  const show = (call: Call, outer: Frame, guide: Guide, wished: string, { isDraft = false } = {}): Promise<Answer> => {
    const frame: Frame = { ...outer, reading: wished !== outer.language && guide.languages[wished] !== undefined ? wished : null };
    const words = guide.languages[languageIn(guide, frame)];
    const needs = { guide: (id: string) => guideFor(guides.get(frame.library.id, id), frame.library), fact: (id: string) => guides.fact(frame.library.id, id), library: frame.library };
    return send(call, frame, {
      path: isDraft ? null : `/guides/${guide.id}`,
      languages: guideLanguages.map(({ code }) => code).filter((code) => guide.languages[code] !== undefined),
      title: titleOf(guide, frame),
      description: filled(words?.answer ?? '', guide, frame.language, needs),
      body: html`${isDraft ? html`<p class="draft">${say(frame.language, 'draft')}</p>` : ''}${guideBody(guide, frame, { ...needs, outages: outages(frame.library.id).filter(({ service }) => guide.services.includes(service)) })}`,
    });
  };

  /** Search engines and caches never keep a draft. */
  const preview = async (call: Call): Promise<Answer> => {
    const { frame, wished } = frameOf(call);
    const { libraryId, guide } = await draft(call.query.get('draft') ?? '');
    const outer: Frame = { ...frame, library: libraries.get(libraryId) ?? libraries.default, named: true };
    const answer = await (guide === undefined ? missing(call, outer, 'missing') : show(call, outer, guide, wished, { isDraft: true }));
    return { ...answer, headers: { ...answer.headers, 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' } };
  };

  /** The short address that stands beside a QR code. */
  const toChat = (call: Call): Answer => {
    const { frame, wished } = frameOf(call);
    const guide = guideFor(guides.get(frame.library.id, guideIdOf((call.params['code'] ?? '').toLowerCase())), frame.library);
    const wish = new URLSearchParams({ ...(frame.named ? { library: frame.library.id } : {}), lang: wished, ...(guide === undefined ? {} : { guide: guide.id }) });
    return { status: 302, headers: { ...plainHeaders, Location: `/chat?${wish}`, 'Cache-Control': 'no-cache' } };
  };

  const styleSheet = (call: Call): Promise<Answer> => {
    const library: Library = libraries.get(call.query.get('library') ?? '') ?? libraries.default;
    return pack(call, Buffer.from(`:root { --accent: ${library.accent}; }\n${style}`), { ...plainHeaders, 'Content-Type': 'text/css; charset=utf-8', 'Cache-Control': 'public, max-age=3600', 'Cross-Origin-Resource-Policy': 'same-origin' });
  };

  // Clients of other origins show these too; a drawing that is opened by itself runs nothing.
  const picture = async (call: Call): Promise<Answer> => {
    const name = call.params['name'] ?? '';
    const file = pictures.get(name) ?? (await uploaded(name));
    if (file === undefined) throw new HouseError('NotFound');
    return pack(call, Buffer.from(file.content), { ...plainHeaders, 'Content-Type': file.type, 'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'", 'Cache-Control': 'public, max-age=3600', 'Cross-Origin-Resource-Policy': 'cross-origin' });
  };

  return [
    { method: 'GET', path: '/guides', handle: list },
    { method: 'GET', path: '/guides/:id', handle: one },
    { method: 'GET', path: '/preview', handle: preview },
    { method: 'GET', path: '/g/:code', handle: toChat },
    { method: 'GET', path: '/guides.css', handle: styleSheet },
    { method: 'GET', path: '/pictures/:name', handle: picture },
  ];
}
