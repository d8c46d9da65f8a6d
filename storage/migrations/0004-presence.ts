import type { Migration } from './migrate.ts';

/** Librarians whose desk is open. */
export const presence: Migration = {
  number: 4,
  name: 'presence',
  statements: ({ text }) => [`create table presence (staff_id ${text} primary key, library_id ${text} not null, seen_at ${text} not null)`],
};
