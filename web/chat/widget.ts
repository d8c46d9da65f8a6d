import { widgetOpen as openDa, widgetOpenLabel as openLabelDa, widgetTitle as titleDa } from './messages/da.json';
import { widgetOpen as openEn, widgetOpenLabel as openLabelEn, widgetTitle as titleEn } from './messages/en.json';
import { frameMessages } from './frame-messages.ts';

/**
 * The one line that a library puts on its page:
 * `<script src="https://…/widget.js" data-library="slagelse" async></script>`.
 * It draws a button; the chat itself is loaded into a frame of our own origin when it
 * is opened. `data-color`, `data-position` (`left` or `right`) and `data-lang` are optional.
 * Everything lives in a shadow root, so that neither page's styles reach the other.
 */
(() => {
  const script = document.currentScript;
  if (!(script instanceof HTMLScriptElement)) return;
  const { library = '', color = '', position = '', lang = '' } = script.dataset;
  const english = (lang === '' ? document.documentElement.lang : lang).toLowerCase().startsWith('en');
  const text = english
    ? { open: openEn, label: openLabelEn, title: titleEn }
    : { open: openDa, label: openLabelDa, title: titleDa };
  const origin = new URL(script.src).origin;
  const accent = /^#[0-9a-f]{3,8}$/i.test(color) ? color : '#1f5a7a';
  const side = position === 'left' ? 'left' : 'right';

  const address = new URL('/chat', origin);
  address.searchParams.set('embed', '1');
  if (library !== '') address.searchParams.set('library', library);
  address.searchParams.set('lang', english ? 'en' : 'da');

  const host = document.createElement('div');
  host.style.cssText = 'all:initial';
  const root = host.attachShadow({ mode: 'open' });
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = text.open;
  button.setAttribute('aria-label', text.label);
  button.setAttribute('aria-expanded', 'false');
  button.style.cssText = `position:fixed;bottom:20px;${side}:20px;z-index:2147483000;min-height:56px;padding:0 24px;border:2px solid #fff;border-radius:28px;background:${accent};color:#fff;font:600 18px/1.2 system-ui,sans-serif;cursor:pointer;box-shadow:0 2px 12px rgb(0 0 0/.25)`;
  root.append(button);

  const small = matchMedia('(max-width: 640px), (max-height: 560px)');
  let frame: HTMLIFrameElement | null = null;

  const shape = (): void => {
    if (frame === null) return;
    const place = small.matches
      ? 'inset:0;width:100%;height:100%;border-radius:0'
      : `bottom:20px;${side}:20px;width:min(430px,calc(100vw - 40px));height:min(720px,calc(100vh - 40px));border-radius:18px`;
    frame.style.cssText = `position:fixed;${place};z-index:2147483001;border:0;background:#faf9f6;box-shadow:0 6px 32px rgb(0 0 0/.3);color-scheme:light;display:${button.getAttribute('aria-expanded') === 'true' ? 'block' : 'none'}`;
  };

  const tellOpened = (): void => frame?.contentWindow?.postMessage(frameMessages.opened, origin);

  const setOpen = (open: boolean): void => {
    button.setAttribute('aria-expanded', String(open));
    if (open && frame === null) {
      frame = document.createElement('iframe');
      frame.title = text.title;
      frame.src = address.href;
      frame.referrerPolicy = 'no-referrer';
      frame.addEventListener('load', tellOpened);
      root.append(frame);
    }
    shape();
    button.style.visibility = open ? 'hidden' : 'visible';
    if (open) {
      frame?.focus();
      tellOpened();
    } else {
      button.focus();
    }
  };

  button.addEventListener('click', () => setOpen(true));
  small.addEventListener('change', shape);
  addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && button.getAttribute('aria-expanded') === 'true') setOpen(false);
  });
  addEventListener('message', (event) => {
    if (frame !== null && event.source === frame.contentWindow && event.origin === origin && event.data === frameMessages.close) setOpen(false);
  });

  const show = (): void => document.body.append(host);
  if (document.readyState === 'loading') addEventListener('DOMContentLoaded', show);
  else show();
})();
