import type { Migration } from './migrate.ts';

/** What citizens leave for a library apart from their conversation: how to reach them, and what they thought of the help. */
export const letters: Migration = {
  number: 5,
  name: 'letters',
  statements: ({ text }) => [
    `create table contacts (request_id ${text} primary key, library_id ${text} not null, json ${text} not null, created_at ${text} not null)`,
    `create index contacts_age on contacts (created_at)`,
    `create table comments (id ${text} primary key, library_id ${text} not null, day ${text} not null, about ${text} not null, guide_id ${text} not null, rating ${text} not null, comment ${text} not null)`,
    `create index comments_day on comments (library_id, day)`,
  ],
};
