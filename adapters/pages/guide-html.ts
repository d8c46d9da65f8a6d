import { escapeHtml } from './template.ts';

/** HTML that is safe to send: made by `html` alone, so nothing gets in unescaped. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Value = string | number | Html | readonly Html[] | null;

/** A template of HTML; values are escaped unless they are HTML themselves, and null is nothing. */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Html {
  return new Html(parts.map((part, index) => part + written(values[index] ?? null)).join(''));
}

function written(value: Value): string {
  if (value === null) return '';
  if (value instanceof Html) return value.text;
  if (typeof value === 'string' || typeof value === 'number') return escapeHtml(String(value));
  return value.map(({ text }) => text).join('');
}

/** A text with the web addresses in it as links. */
export function withLinks(text: string): Html {
  const parts = text.split(/(https:\/\/[^\s<>"')]*[^\s<>"').,:;!?])/);
  return html`${parts.map((part, index) => (index % 2 === 1 ? html`<a class="bare" href="${part}">${part.replace(/^https:\/\//, '')}</a>` : html`${part}`))}`;
}
