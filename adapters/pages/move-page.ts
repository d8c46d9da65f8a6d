import encodeQR from 'qr';
import { HouseError } from '../../common/errors.ts';
import { moveCodeIn } from '../../common/move-code.ts';
import type { MoveStore } from '../../bot/ports.ts';
import { guideLanguage } from '../../knowledge/languages.ts';
import type { Libraries } from '../../libraries/library.ts';
import type { Answer, Call, Route } from '../route.ts';
import { page, type Frame } from './guide-frame.ts';
import { html } from './guide-html.ts';
import { say } from './guide-words.ts';
import { pageHeaders, plainHeaders } from './headers.ts';
import { originOf } from './origin.ts';
import { createPack } from './pack.ts';

export interface MovePageNeeds {
  store: MoveStore;
  libraries: Libraries;
  publicUrl: string | null;
  now(): Date;
}

/** `/c`, where the code of a conversation is typed; `/c/:code`, which a telephone reads from the screen; and the drawing it reads. Looking never uses a code up. */
export function moveRoutes({ store, libraries, publicUrl, now }: MovePageNeeds): Route[] {
  const pack = createPack();

  const form = (call: Call, status: 200 | 404, typed = ''): Promise<Answer> => {
    const language = guideLanguage(call.query.get('lang') ?? 'da')?.words ?? 'da';
    const frame: Frame = { language, reading: null, library: libraries.get(call.query.get('library') ?? '') ?? libraries.default, named: false, origin: originOf(call, publicUrl) };
    const title = say(language, 'move.title');
    const body = html`<h1>${title}</h1>
<p class="lead">${say(language, 'move.lead')}</p>
${status === 404 ? html`<p class="outages" role="alert">${say(language, 'move.unknown')}</p>` : null}
<form class="search" action="/c">
<label for="code">${say(language, 'move.code')}</label>
<div><input id="code" name="code" value="${typed}" maxlength="12" autocomplete="off" autocapitalize="characters" spellcheck="false" required>
${language === 'da' ? null : html`<input type="hidden" name="lang" value="${language}">`}
<button>${say(language, 'move.go')}</button></div>
</form>`;
    const headers = { ...pageHeaders(call, publicUrl, {}), 'Cache-Control': 'no-store' };
    return pack(call, Buffer.from(page(frame, { path: null, languages: ['da', 'en'], title, description: title, body })), headers, { status });
  };

  const open = async (call: Call, text: string): Promise<Answer> => {
    const code = moveCodeIn(text);
    const move = code === null ? undefined : await store.findMove(code, now().toISOString());
    if (move === undefined) return form(call, 404, text.slice(0, 12));
    const wish = new URLSearchParams({ library: move.libraryId, lang: move.language, continue: move.code });
    return { status: 302, headers: { ...plainHeaders, Location: `/chat?${wish}`, 'Cache-Control': 'no-store' } };
  };

  /** Says nothing of whether the code is one. */
  const drawing = (call: Call, name: string): Promise<Answer> => {
    const code = moveCodeIn(name);
    if (code === null) throw new HouseError('NotFound');
    return pack(call, Buffer.from(encodeQR(`${originOf(call, publicUrl)}/c/${code}`, 'svg', { ecc: 'medium', border: 2 })), { ...plainHeaders, 'Content-Type': 'image/svg+xml', 'Content-Security-Policy': "default-src 'none'", 'Cache-Control': 'no-store', 'Cross-Origin-Resource-Policy': 'cross-origin' });
  };

  return [
    { method: 'GET', path: '/c', handle: (call) => (call.query.get('code') === null ? form(call, 200) : open(call, call.query.get('code') ?? '')) },
    { method: 'GET', path: '/c/:code', handle: (call) => {
      const name = call.params['code'] ?? '';
      return name.endsWith('.svg') ? drawing(call, name.slice(0, -'.svg'.length)) : open(call, name);
    } },
  ];
}
