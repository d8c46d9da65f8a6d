import type { Conversation, ConversationStore } from '../bot/ports.ts';
import type { Activity, ActivityRow } from '../common/activity.ts';
import type { Database } from './engine.ts';
import { prepare } from './prepared.ts';
import type { ConversationRecord } from './tables.ts';

/** Reading conversations, and noting what a channel has delivered. */
export function conversationStore(db: Database): Omit<ConversationStore, 'commit'> {
  const byId = prepare(({ id }: { id: string }) => db.selectFrom('conversations').selectAll().where('id', '=', id));

  const byClientId = prepare((of: { conversationId: string; clientId: string }) =>
    db.selectFrom('activities').select('id')
      .where('conversation_id', '=', of.conversationId).where('client_id', '=', of.clientId));

  const after = prepare((of: { conversationId: string; watermark: number; limit: number }) =>
    db.selectFrom('activities').select(['watermark', 'json'])
      .where('conversation_id', '=', of.conversationId).where('watermark', '>', of.watermark)
      .orderBy('watermark').limit(of.limit));

  const deliveredTo = prepare(({ id }: { id: string }) => db.selectFrom('conversations').select('delivered').where('id', '=', id));

  // A late acknowledgement never takes back a newer one, and none is believed about rows that do not exist.
  const delivered = prepare((of: { id: string; watermark: number }) =>
    db.updateTable('conversations').set({ delivered: of.watermark })
      .where('id', '=', of.id).where('delivered', '<', of.watermark).where('watermark', '>=', of.watermark));

  // Without a reference nobody can be reached later: such a citizen reads on by watermark.
  const undelivered = prepare((of: { channel: string; limit: number }) =>
    db.selectFrom('conversations').selectAll()
      .where('channel', '=', of.channel).where('reference', 'is not', null).whereRef('delivered', '<', 'watermark')
      .orderBy('updated_at').orderBy('id').limit(of.limit));

  return {
    async load(id) {
      const { rows } = await db.executeQuery(byId({ id }));
      return rows[0] && toConversation(rows[0]);
    },
    async activityIdOf(conversationId, clientId) {
      const { rows } = await db.executeQuery(byClientId({ conversationId, clientId }));
      return rows[0]?.id;
    },
    async activitiesAfter(conversationId, watermark, limit) {
      const { rows } = await db.executeQuery(after({ conversationId, watermark, limit }));
      return rows.map((row) => toActivityRow({ ...row, conversation_id: conversationId }));
    },
    async delivered(id) {
      const { rows } = await db.executeQuery(deliveredTo({ id }));
      return rows[0]?.delivered ?? 0;
    },
    async markDelivered(id, watermark) {
      await db.executeQuery(delivered({ id, watermark }));
    },
    async undelivered(channel, limit) {
      const { rows } = await db.executeQuery(undelivered({ channel, limit }));
      return rows.map((row) => ({ conversation: toConversation(row), delivered: row.delivered }));
    },
  };
}

export function toActivityRow(row: { conversation_id: string; watermark: number; json: string }): ActivityRow {
  return { conversationId: row.conversation_id, watermark: row.watermark, activity: JSON.parse(row.json) as Activity };
}

function toConversation(row: ConversationRecord): Conversation {
  return {
    id: row.id,
    version: row.version,
    channel: row.channel,
    libraryId: row.library_id,
    state: JSON.parse(row.state) as Conversation['state'],
    watermark: row.watermark,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    reference: row.reference === null ? null : (JSON.parse(row.reference) as unknown),
  };
}
