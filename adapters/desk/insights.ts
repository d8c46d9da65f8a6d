import { HouseError } from '../../common/errors.ts';
import { Insights } from '../../common/insights-api.ts';
import { Language } from '../../common/language.ts';
import { danishTime } from '../../common/local-time.ts';
import type { StaffMember } from '../../common/desk-api.ts';
import { csvOf, csvTables, type CsvTable } from '../../insights/csv.ts';
import { periodOf } from '../../insights/period.ts';
import type { GuideOutline, InsightStore, WaitStore } from '../../insights/ports.ts';
import { readInsights } from '../../insights/read.ts';
import type { Fact } from '../../knowledge/fact.ts';
import type { Guide } from '../../knowledge/guide.ts';
import { filled } from '../../knowledge/wording.ts';
import type { Libraries } from '../../libraries/library.ts';
import { operation, type Operation, type Visit } from './operation.ts';

export interface InsightNeeds {
  store: InsightStore & WaitStore;
  /** The guides and facts as a library's citizens find them. */
  shelf: { all(libraryId: string): readonly Guide[]; fact(libraryId: string, id: string): Fact | undefined };
  libraries: Libraries;
  /** Days that requests are kept. */
  keptDays: number;
  now(): Date;
}

const query = { from: 'First day, YYYY-MM-DD; left out, 28 days in all.', to: 'Last day; left out, today.', lang: '`da` or `en`, for the words of guides.' };

/** How the library's citizens are helped, in counts. */
export function insightOperations({ store, shelf, libraries, keptDays, now }: InsightNeeds): Operation[] {
  const languageOf = ({ call }: Visit<unknown, StaffMember>): Language => Language.catch('da').parse(call.query.get('lang'));

  function outlinesOf(libraryId: string, language: Language): GuideOutline[] {
    const words = { fact: (id: string) => shelf.fact(libraryId, id), library: libraries.get(libraryId) ?? libraries.default };
    return shelf.all(libraryId).map((guide) => {
      const text = guide.languages[language] ?? guide.languages['da'];
      return { id: guide.id, title: text?.title ?? guide.id, steps: guide.steps.map(({ id }) => ({ id, text: filled(text?.steps[id]?.text ?? '', guide, language, words) })) };
    });
  }

  async function read(visit: Visit<unknown, StaffMember>): Promise<Insights> {
    const { call, staff: { libraryId } } = visit;
    const period = periodOf(call.query.get('from'), call.query.get('to'), danishTime(now()).date);
    return readInsights(libraryId, period, { store, guides: outlinesOf(libraryId, languageOf(visit)), keptDays, now: now() });
  }

  return [
    operation<undefined, Insights>({
      id: 'readInsights', method: 'GET', path: '/api/desk/insights', summary: 'How the library’s citizens were helped between two days, at most 366: counts, and none that could tell of somebody.', who: 'insight', query,
      success: { status: 200, description: 'Of the own library.', schema: Insights }, refusals: ['BadArgument'],
      run: async (visit) => ({ result: await read(visit) }),
    }),
    operation({
      id: 'exportInsights', method: 'GET', path: '/api/desk/insights.csv', summary: 'One table of the same, for a spreadsheet.', who: 'insight',
      query: { ...query, table: `One of ${csvTables.map((each) => `\`${each}\``).join(', ')}; left out, \`days\`.` },
      success: { status: 200, description: 'RFC 4180, in UTF-8 with a byte order mark.', file: 'text/csv; charset=utf-8; header=present' }, refusals: ['BadArgument'],
      async run(visit) {
        const table = tableOf(visit.call.query.get('table') ?? 'days');
        const insights = await read(visit);
        return { file: csvOf(insights, table, languageOf(visit)), headers: { 'Content-Disposition': `attachment; filename="${table}-${insights.from}-${insights.to}.csv"` } };
      },
    }),
  ];
}

/** @throws HouseError `BadArgument`. */
function tableOf(name: string): CsvTable {
  const table = csvTables.find((each) => each === name);
  if (table === undefined) throw new HouseError('BadArgument');
  return table;
}
