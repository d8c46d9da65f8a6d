import { sql } from 'kysely';
import type { Engine } from '../engine.ts';
import { prepare, prepareRows } from '../prepared.ts';
import type { ActivityRecord, CommentRecord, ContactRecord, ConversationRecord, CountRecord, DeskLogRecord, MoveRecord, NoteRecord, QuestionRecord, RequestRecord } from '../tables.ts';

type Id = { id: string };

/** The statements of a group commit, each for many rows. */
export function commitQueries({ db, kind }: Engine) {
  // SQLite has locked the whole file by now, and does not know the clause.
  const locks = kind === 'postgres';
  return {
    conversations: prepareRows((rows: Id[]) =>
      db.selectFrom('conversations').select(['id', 'version', 'watermark'])
        .where('id', 'in', rows.map(({ id }) => id)).orderBy('id')
        .$if(locks, (query) => query.forUpdate())),

    requests: prepareRows((rows: Id[]) =>
      db.selectFrom('requests').select(['id', 'version'])
        .where('id', 'in', rows.map(({ id }) => id)).orderBy('id')
        .$if(locks, (query) => query.forUpdate())),

    // The last `where` leaves a row alone that another instance has just made or changed: fewer rows
    // are affected than were sent, and the batch is taken back.
    saveConversations: prepareRows((rows: Omit<ConversationRecord, 'delivered'>[]) =>
      db.insertInto('conversations')
        .values(rows.map(({ id, version, channel, library_id, state, watermark, created_at, updated_at, reference }) =>
          ({ id, version, channel, library_id, state, watermark, delivered: sql.lit(0), created_at, updated_at, reference })))
        .onConflict((conflict) => conflict.column('id').doUpdateSet(({ ref }) => ({
          version: ref('excluded.version'),
          channel: ref('excluded.channel'),
          library_id: ref('excluded.library_id'),
          state: ref('excluded.state'),
          watermark: ref('excluded.watermark'),
          created_at: ref('excluded.created_at'),
          updated_at: ref('excluded.updated_at'),
          reference: ref('excluded.reference'),
        })).where(({ eb, ref }) => eb('conversations.version', '=', eb(ref('excluded.version'), '-', sql.lit(1)))))),

    addActivities: prepareRows((rows: ActivityRecord[]) =>
      db.insertInto('activities')
        .values(rows.map(({ conversation_id, watermark, id, client_id, json }) => ({ conversation_id, watermark, id, client_id, json })))),

    saveRequests: prepareRows((rows: RequestRecord[]) =>
      db.insertInto('requests')
        .values(rows.map(({ id, version, conversation_id, library_id, state, json, pool_id, opened_at }) =>
          ({ id, version, conversation_id, library_id, state, json, pool_id, opened_at })))
        .onConflict((conflict) => conflict.column('id').doUpdateSet(({ ref }) => ({
          version: ref('excluded.version'),
          conversation_id: ref('excluded.conversation_id'),
          library_id: ref('excluded.library_id'),
          state: ref('excluded.state'),
          json: ref('excluded.json'),
          pool_id: ref('excluded.pool_id'),
          opened_at: ref('excluded.opened_at'),
        })).where(({ eb, ref }) => eb('requests.version', '=', eb(ref('excluded.version'), '-', sql.lit(1)))))),

    addContacts: prepareRows((rows: ContactRecord[]) =>
      db.insertInto('contacts').values(rows.map(({ request_id, library_id, json, created_at }) => ({ request_id, library_id, json, created_at })))),

    dropContacts: prepareRows((rows: Id[]) =>
      db.deleteFrom('contacts').where('request_id', 'in', rows.map(({ id }) => id))),

    addComments: prepareRows((rows: CommentRecord[]) =>
      db.insertInto('comments').values(rows.map(({ id, library_id, day, about, guide_id, rating, comment }) => ({ id, library_id, day, about, guide_id, rating, comment })))),

    addMoves: prepareRows((rows: Omit<MoveRecord, 'taken_by'>[]) =>
      db.insertInto('moves').values(rows.map(({ code, conversation_id, library_id, language, moves, expires_at }) => ({ code, conversation_id, library_id, language, moves, expires_at })))),

    addQuestions: prepareRows((rows: QuestionRecord[]) =>
      db.insertInto('questions').values(rows.map(({ id, library_id, conversation_id, at, state, why, question, language, guide_id, step_id, answer }) =>
        ({ id, library_id, conversation_id, at, state, why, question, language, guide_id, step_id, answer })))),

    // Answers those that were not there before.
    addNotes: prepareRows((rows: NoteRecord[]) =>
      db.insertInto('notes').values(rows.map(({ request_id, id, conversation_id, at, json }) => ({ request_id, id, conversation_id, at, json })))
        .onConflict((conflict) => conflict.columns(['request_id', 'id']).doNothing()).returning(['request_id', 'id'])),

    takePlaces: prepare(({ count }: { count: number }) =>
      db.updateTable('desk_position').set(({ eb }) => ({ position: eb('position', '+', count) })).returning('position')),

    logNews: prepareRows((rows: DeskLogRecord[]) =>
      db.insertInto('desk_log')
        .values(rows.map(({ position, written_at, kind, request_id, conversation_id, first_watermark, last_watermark, note_id }) =>
          ({ position, written_at, kind, request_id, conversation_id, first_watermark, last_watermark, note_id })))),

    addCounts: prepareRows((rows: CountRecord[]) =>
      db.insertInto('counts')
        .values(rows.map(({ library_id, day, event, guide_id, step_id, total }) => ({ library_id, day, event, guide_id, step_id, total })))
        .onConflict((conflict) => conflict.columns(['library_id', 'day', 'event', 'guide_id', 'step_id'])
          .doUpdateSet(({ eb, ref }) => ({ total: eb('counts.total', '+', ref('excluded.total')) })))),
  };
}

export type CommitQueries = ReturnType<typeof commitQueries>;
