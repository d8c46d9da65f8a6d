import type { Change, Committed } from '../../bot/ports.ts';
import { fromNote } from '../notes.ts';
import { fromQuestion } from '../questions.ts';
import { fromRequest } from '../requests.ts';
import type { ActivityRecord, CommentRecord, ContactRecord, ConversationRecord, MoveRecord, NoteRecord, QuestionRecord, RequestRecord } from '../tables.ts';

/** A change on its way into the database, already in the form of records. */
export interface Entry {
  change: Change;
  /** What it writes to: no two entries of a batch may share one. */
  touches: string[];
  conversation: Omit<ConversationRecord, 'delivered'>;
  activities: ActivityRecord[];
  requests: RequestRecord[];
  contacts: ContactRecord[];
  comments: CommentRecord[];
  moves: Omit<MoveRecord, 'taken_by'>[];
  notes: NoteRecord[];
  questions: QuestionRecord[];
}

/** @throws TypeError when something in the change has no JSON form. */
export function toEntry(change: Change): Entry {
  const { conversation } = change;
  const activities = change.activities.map(({ activity, clientId }, index) => ({
    conversation_id: conversation.id,
    watermark: conversation.watermark + index + 1,
    id: activity.id,
    client_id: clientId,
    json: JSON.stringify(activity),
  }));
  return {
    change,
    touches: [`conversation ${conversation.id}`, ...change.requests.map(({ id }) => `request ${id}`)],
    conversation: {
      id: conversation.id,
      version: conversation.version + 1,
      channel: conversation.channel,
      library_id: conversation.libraryId,
      state: JSON.stringify(conversation.state),
      watermark: conversation.watermark + activities.length,
      created_at: conversation.createdAt,
      updated_at: conversation.updatedAt,
      reference: conversation.reference == null ? null : JSON.stringify(conversation.reference),
    },
    activities,
    requests: change.requests.map(fromRequest),
    contacts: (change.contacts ?? []).map(({ requestId, libraryId, contact, at }) => ({ request_id: requestId, library_id: libraryId, json: JSON.stringify(contact), created_at: at })),
    comments: (change.comments ?? []).map(({ id, libraryId, day, about, guideId, rating, text }) => ({ id, library_id: libraryId, day, about, guide_id: guideId, rating, comment: text })),
    moves: (change.moves ?? []).map(({ code, conversationId, libraryId, language, moves, expiresAt }) => ({ code, conversation_id: conversationId, library_id: libraryId, language, moves, expires_at: expiresAt })),
    notes: (change.notes ?? []).map((note) => fromNote(note, conversation.id)),
    questions: (change.questions ?? []).map(fromQuestion),
  };
}

/** What the caller is told once the entry is committed. */
export function toCommitted({ change, conversation, activities, requests }: Entry): Committed {
  return {
    conversation: { ...change.conversation, version: conversation.version, watermark: conversation.watermark },
    rows: change.activities.map(({ activity }, index) => ({
      conversationId: conversation.id,
      watermark: conversation.watermark - activities.length + index + 1,
      activity,
    })),
    requests: change.requests.map((request, index) => ({ ...request, version: requests[index]?.version ?? request.version })),
  };
}
