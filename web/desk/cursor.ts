import type { DeskNews } from '../../common/desk-news.ts';

/**
 * The place from which a desk reads on when its line breaks, after it has heard this. A `hello` that
 * resumes is followed by what was missed, so only the news themselves move the place then.
 */
export function cursorAfter(cursor: number | null, news: DeskNews): number | null {
  if (news.kind === 'hello') return news.resumed ? cursor : news.cursor;
  return 'cursor' in news ? Math.max(cursor ?? 0, news.cursor) : cursor;
}
