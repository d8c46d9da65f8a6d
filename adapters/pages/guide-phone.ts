import encodeQR from 'qr';
import { codeOf } from '../../knowledge/codes.ts';
import type { Guide } from '../../knowledge/guide.ts';
import { addressOf, type Frame } from './guide-frame.ts';
import { Html, html } from './guide-html.ts';
import { say } from './guide-words.ts';

/** The way from the page or the paper to the same guide in the chat: a QR code, and beside it an address to type, a code to write, and a link. */
export function phoneBox(guide: Guide, frame: Frame): Html {
  const { language, origin } = frame;
  const code = codeOf(guide.id);
  const address = `${origin}${addressOf(frame, `/g/${code}`)}`;
  return html`<aside class="phone" lang="${language}" dir="ltr">
<span class="qr" role="img" aria-label="${say(language, 'phone.qr')}">${new Html(encodeQR(address, 'svg', { ecc: 'medium', border: 2 }))}</span>
<div><p><a class="start" href="${addressOf(frame, `/g/${code}`)}">${say(language, 'phone.start')}</a></p>
<p class="paper">${say(language, 'phone.scan')} <b>${address.replace(/^https?:\/\//, '')}</b></p>
<p>${say(language, 'phone.code', { code })}</p></div>
</aside>`;
}
