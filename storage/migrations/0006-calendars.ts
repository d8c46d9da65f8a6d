import type { Migration } from './migrate.ts';

/** What the libraries' own websites have last said of hours and events; `json` is null and `read_at` empty until the first answer. */
export const calendars: Migration = {
  number: 6,
  name: 'calendars',
  statements: ({ text }) => [`create table calendars (library_id ${text} not null, kind ${text} not null, due_at ${text} not null, read_at ${text} not null, json ${text}, primary key (library_id, kind))`],
};
