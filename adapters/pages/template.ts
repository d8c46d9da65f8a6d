import { readFileSync } from 'node:fs';

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** A value as it may stand in HTML text and in quoted attributes. */
export const escapeHtml = (value: string): string => value.replace(/[&<>"']/g, (character) => escapes[character] ?? character);

const section = /\{\{#([\w.]+)\}\}([\s\S]*?)\{\{\/\1\}\}/g;

/** Fills in values, escaped. */
export type Template = (values: Readonly<Record<string, string>>) => string;

/**
 * `{{name}}` stands for a value, `{{#name}}…{{/name}}` stays only where the value is not empty. Sections stand side by side, never inside each other.
 * @throws Error for a section that is left open or stands inside another, and for a name that has no value: a page never goes out with a hole in it.
 */
export function template(source: string): Template {
  const stray = source.replace(section, '$2').match(/\{\{[#/][^}]*\}\}/);
  if (stray) throw new Error(`The page's template has "${stray[0]}" inside another section, or on its own.`);
  return (values) => {
    const valueOf = (name: string): string => {
      const value = values[name];
      if (value === undefined) throw new Error(`The page's template asks for "${name}", which has no value.`);
      return value;
    };
    return source
      .replace(section, (_, name: string, inner: string) => (valueOf(name) === '' ? '' : inner))
      .replace(/\{\{([\w.]+)\}\}/g, (_, name: string) => escapeHtml(valueOf(name)));
  };
}

/** A template of this folder. */
export const templateFile = (name: string): Template => template(readFileSync(new URL(`templates/${name}.html`, import.meta.url), 'utf8'));
