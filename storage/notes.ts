import { Note } from '../common/desk-api.ts';
import type { NoteStore } from '../handoff/ports.ts';
import type { Database } from './engine.ts';
import type { NoteRecord } from './tables.ts';

/** What colleagues write among themselves; it is written with a change. */
export function noteStore(db: Database): NoteStore {
  return {
    async notesOf(conversationId) {
      const rows = await db.selectFrom('notes').select('json').where('conversation_id', '=', conversationId).orderBy('at').orderBy('id').execute();
      return rows.map(toNote);
    },
  };
}

export const toNote = ({ json }: Pick<NoteRecord, 'json'>): Note => Note.parse(JSON.parse(json));

export function fromNote(note: Note, conversationId: string): NoteRecord {
  return { request_id: note.requestId, id: note.id, conversation_id: conversationId, at: note.at, json: JSON.stringify(note) };
}
