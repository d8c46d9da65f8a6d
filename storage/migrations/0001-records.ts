import type { Migration } from './migrate.ts';

/** Conversations and everything that belongs to them, staff, keys, counts and the audit trail. */
export const records: Migration = {
  number: 1,
  name: 'records',
  statements: ({ text, integer }) => [
    `create table conversations (
      id ${text} primary key,
      version ${integer} not null,
      channel ${text} not null,
      library_id ${text} not null,
      state ${text} not null,
      watermark ${integer} not null,
      delivered ${integer} not null default 0,
      created_at ${text} not null,
      updated_at ${text} not null,
      reference ${text}
    )`,
    // Web chats have no reference and stay out of it, so their many commits never touch this index.
    `create index conversations_undelivered on conversations (channel) where reference is not null and delivered < watermark`,
    `create table activities (
      conversation_id ${text} not null references conversations (id),
      watermark ${integer} not null,
      id ${text} not null,
      client_id ${text},
      json ${text} not null,
      primary key (conversation_id, watermark)
    )`,
    `create unique index activities_client on activities (conversation_id, client_id) where client_id is not null`,
    `create table requests (
      id ${text} primary key,
      version ${integer} not null,
      conversation_id ${text} not null,
      library_id ${text} not null,
      state ${text} not null,
      json ${text} not null
    )`,
    `create index requests_open on requests (library_id, state)`,
    `create table staff (
      id ${text} primary key,
      email ${text} not null unique,
      first_name ${text} not null,
      role ${text} not null,
      library_id ${text} not null,
      password_hash ${text} not null
    )`,
    `create table sessions (
      token_hash ${text} primary key,
      staff_id ${text} not null,
      created_at ${text} not null,
      expires_at ${text} not null
    )`,
    `create index sessions_expiry on sessions (expires_at)`,
    `create table secrets (name ${text} primary key, value ${text} not null)`,
    `create table counts (
      library_id ${text} not null,
      day ${text} not null,
      event ${text} not null,
      guide_id ${text} not null,
      step_id ${text} not null,
      total ${integer} not null,
      primary key (library_id, day, event, guide_id, step_id)
    )`,
    `create table audit (at ${text} not null, staff_id ${text}, action ${text} not null, subject ${text})`,
  ],
};
