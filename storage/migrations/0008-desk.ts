import type { Migration } from './migrate.ts';

/** What the desk keeps: its log of news, notes, own replies, read marks, switches, and who listens. */
export const desk: Migration = {
  number: 8,
  name: 'desk',
  statements: ({ text, integer }, kind) => [
    `alter table requests add column pool_id ${text}`,
    `alter table requests add column opened_at ${text} not null default ''`,
    `update requests set opened_at = coalesce(${openedAt[kind]}, '')`,
    `create index requests_pool on requests (pool_id, state) where pool_id is not null`,
    `create index requests_state on requests (state)`,
    `create index requests_conversation on requests (conversation_id)`,
    `create index requests_opened on requests (library_id, opened_at)`,
    `alter table presence add column status ${text} not null default 'ready'`,
    `alter table presence add column closed ${integer} not null default 0`,
    `create table notes (request_id ${text} not null, id ${text} not null, conversation_id ${text} not null, at ${text} not null, json ${text} not null, primary key (request_id, id))`,
    `create index notes_conversation on notes (conversation_id, at)`,
    `create table replies (id ${text} primary key, staff_id ${text} not null, title ${text} not null, words ${text} not null)`,
    `create index replies_staff on replies (staff_id)`,
    `create table read_marks (conversation_id ${text} not null, side ${text} not null, watermark ${integer} not null, primary key (conversation_id, side))`,
    `create table switches (library_id ${text} primary key, json ${text} not null)`,
    `create table listeners (conversation_id ${text} primary key, at ${text} not null)`,
    // One row, the newest place: whoever changes it keeps it until the commit, so places are without gaps and in the order of commits.
    `create table desk_position (position ${integer} not null)`,
    `insert into desk_position (position) values (0)`,
    `create table desk_log (
      position ${integer} primary key,
      written_at ${text} not null,
      kind ${text} not null,
      request_id ${text} not null,
      conversation_id ${text},
      first_watermark ${integer},
      last_watermark ${integer},
      note_id ${text}
    )`,
  ],
};

/** PostgreSQL reads no JSON that holds an escaped NUL or half a surrogate, which a citizen may have pasted; a key is only ever written like this. */
const openedAt = {
  sqlite: `json_extract(json, '$.openedAt')`,
  postgres: `substring(json from '"openedAt":"([^"]+)"')`,
};
