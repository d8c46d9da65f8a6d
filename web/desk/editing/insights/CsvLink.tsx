import { Link } from '@fluentui/react-components';
import type { Insights } from '../../../../common/insights-api.ts';
import { languageOf, useWords } from '../../words.ts';
import { editingApi } from '../api.ts';

interface Props {
  insights: Pick<Insights, 'from' | 'to'>;
  table: 'days' | 'guides' | 'steps' | 'alone' | 'waits';
  /** What the table is of, for whoever hears the link by itself. */
  title: string;
}

/** A table of the insights as a file for a spreadsheet. */
export function CsvLink({ insights: { from, to }, table, title }: Props) {
  const words = useWords();
  return <Link href={`${editingApi.insightsCsv(from, to)}&${new URLSearchParams({ table, lang: languageOf(words) })}`} download>{words(table === 'steps' ? 'insights.csv.steps' : 'insights.csv')}<span className="for-readers">: {title}</span></Link>;
}
