import type { Insights } from '../common/insights-api.ts';
import type { Language } from '../common/language.ts';
import da from './messages/da.json' with { type: 'json' };
import en from './messages/en.json' with { type: 'json' };

const messages: Record<Language, typeof da> = { da, en };
type Key = keyof typeof da;

/** The tables of the insights, each a file of its own. */
export const csvTables = ['days', 'guides', 'steps', 'alone', 'waits'] as const;
export type CsvTable = (typeof csvTables)[number];

type Cell = string | number | null;

const columns: Record<CsvTable, readonly Key[]> = {
  days: ['day', 'started', 'solved-alone', 'with-librarian', 'given-up', 'not-understood'],
  guides: ['guide', 'title', 'started', 'solved-alone', 'given-up'],
  steps: ['guide', 'title', 'step', 'text', 'stopped'],
  alone: ['week', 'alone-yes', 'alone-maybe', 'alone-no'],
  waits: ['week', 'answered', 'median', 'p90'],
};

/** One table for a spreadsheet: RFC 4180, in UTF-8 with the mark by which Excel knows it. What is hidden says so, and the totals stand in the days' last row. */
export function csvOf(insights: Insights, table: CsvTable, language: Language): string {
  const say = messages[language];
  const rows = [columns[table].map((key) => say[key]), ...rowsOf(insights, table, say)];
  return `\uFEFF${rows.map((row) => `${row.map((cell) => quoted(cell === null ? say.hidden : cell)).join(',')}\r\n`).join('')}`;
}

function rowsOf({ days, totals, guides, selfReliance, waits }: Insights, table: CsvTable, say: typeof da): Cell[][] {
  switch (table) {
    case 'days': return [...days, { day: say.total, ...totals }].map((each) => [each.day, each.started, each.solvedAlone, each.withLibrarian, each.givenUp, each.notUnderstood]);
    case 'guides': return guides.map((each) => [each.guideId, each.title, each.started, each.worked, each.failed]);
    case 'steps': return guides.flatMap(({ guideId, title, steps }) => steps.map(({ number, text, stopped }) => [guideId, title, number === 0 ? say['step-gone'] : number, text, stopped]));
    case 'alone': return selfReliance.map(({ week, yes, maybe, no }) => [week, yes, maybe, no]);
    // Without anybody who was answered there is no wait that could be hidden.
    case 'waits': return waits.map(({ week, answered, medianMinutes, p90Minutes }) => [week, answered, answered === 0 ? '' : medianMinutes, answered === 0 ? '' : p90Minutes]);
  }
}

/** A spreadsheet reads what begins with one of these as a formula; the apostrophe makes it text. */
const formula = /^[=+\-@\t\r]/;

function quoted(cell: string | number): string {
  const text = typeof cell === 'string' && formula.test(cell) ? `'${cell}` : String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
