import type { Migration } from './migrate.ts';

/** Codes that move a conversation to another screen. */
export const moves: Migration = {
  number: 7,
  name: 'moves',
  statements: ({ text, integer }) => [
    `create table moves (code ${text} primary key, conversation_id ${text} not null, library_id ${text} not null, language ${text} not null, moves ${integer} not null, expires_at ${text} not null, taken_by ${text})`,
    `create index moves_age on moves (expires_at)`,
  ],
};
