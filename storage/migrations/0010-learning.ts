import type { Migration } from './migrate.ts';

/** What the robot did not help with, and the order in which conversations grow old. */
export const learning: Migration = {
  number: 10,
  name: 'learning',
  statements: ({ text }) => [
    `create table questions (
      id ${text} primary key,
      library_id ${text} not null,
      conversation_id ${text} not null,
      at ${text} not null,
      state ${text} not null,
      why ${text} not null,
      question ${text} not null,
      language ${text} not null,
      guide_id ${text},
      step_id ${text},
      answer ${text}
    )`,
    `create index questions_open on questions (library_id, at) where state = 'open'`,
    `create index questions_age on questions (at)`,
    `create index questions_conversation on questions (conversation_id)`,
    // Of the times of a conversation the one that turns never change, so that their commits never touch this index.
    `create index conversations_age on conversations (created_at)`,
  ],
};
