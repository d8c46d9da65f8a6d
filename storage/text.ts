/**
 * SQLite replaces lone surrogates, PostgreSQL refuses NUL and both cut or reject what
 * people paste. Text therefore passes through here on its way to and from a column:
 * such characters are written as SUB (U+001A) and four hexadecimal digits, and SUB
 * itself likewise, so that every string comes back exactly as it went in. JSON never
 * holds any of them (JSON.stringify escapes all three) and passes unchanged.
 */
const SUB = '\u001A';
const awkward = /[\0\u001A]|\p{Surrogate}/gu;
const written = /\u001A([0-9a-f]{4})/g;

/** The form of `text` that every database keeps. */
export function toColumn(text: string): string {
  if (!text.includes('\0') && !text.includes(SUB) && text.isWellFormed()) return text;
  return text.replace(awkward, (unit) => SUB + unit.charCodeAt(0).toString(16).padStart(4, '0'));
}

/** The text that `toColumn` was given. */
export function fromColumn(column: string): string {
  if (!column.includes(SUB)) return column;
  return column.replace(written, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));
}

/** A query's parameter: text in its column form, arrays of text item by item, all else as it is. */
export function toParameter(value: unknown): unknown {
  if (typeof value === 'string') return toColumn(value);
  return Array.isArray(value) ? value.map(toParameter) : value;
}
