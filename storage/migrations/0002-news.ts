import type { Migration } from './migrate.ts';

/**
 * PostgreSQL alone: a row for each group commit, so that an instance whose connection
 * was cut can read what it has not heard. `tx` tells which rows may have become
 * visible since; `id` cannot, because transactions do not commit in its order.
 */
export const news: Migration = {
  number: 2,
  name: 'news',
  only: 'postgres',
  statements: ({ text }) => [
    `create table news (
      id bigint generated always as identity primary key,
      tx bigint not null default (pg_current_xact_id()::text::bigint),
      at timestamptz not null default now(),
      json ${text} not null
    )`,
    `create index news_tx on news (tx)`,
    `create index news_at on news (at)`,
  ],
};
