import type { Migration } from './migrate.ts';

/** Notices that a service is down. */
export const outages: Migration = {
  number: 3,
  name: 'outages',
  statements: ({ text }) => [`create table outages (id ${text} primary key, ends_at ${text}, json ${text} not null)`],
};
