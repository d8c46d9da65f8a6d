import type { HandoffRequest, HandoffStore } from '../handoff/ports.ts';
import type { Database } from './engine.ts';
import { prepare } from './prepared.ts';
import type { RequestRecord } from './tables.ts';

/** Reading handoff requests. */
export function handoffStore(db: Database): HandoffStore {
  const byId = prepare(({ id }: { id: string }) => db.selectFrom('requests').select(['json', 'version']).where('id', '=', id));

  const open = prepare(({ libraryId }: { libraryId: string }) =>
    db.selectFrom('requests').select(['json', 'version'])
      .where('library_id', '=', libraryId).where('state', 'in', ['waiting', 'claimed']));

  return {
    async waitingSince(before) {
      // The time stands in the record's JSON; those that wait are few.
      const rows = await db.selectFrom('requests').select(['json', 'version']).where('state', '=', 'waiting').execute();
      return rows.map(toRequest).filter(({ openedAt }) => openedAt < before);
    },
    async claimedRequests() {
      const rows = await db.selectFrom('requests').select(['json', 'version']).where('state', '=', 'claimed').orderBy('id').execute();
      return rows.map(toRequest);
    },
    async request(id) {
      const { rows } = await db.executeQuery(byId({ id }));
      return rows[0] && toRequest(rows[0]);
    },
    async openRequests(libraryId) {
      const { rows } = await db.executeQuery(open({ libraryId }));
      return rows.map(toRequest);
    },
  };
}

export function toRequest({ json, version }: Pick<RequestRecord, 'json' | 'version'>): HandoffRequest {
  const { kind = 'chat', time = null, code = null, place = null, sharedFrom = 1, ...rest } = JSON.parse(json) as Partial<HandoffRequest> & Omit<HandoffRequest, 'kind' | 'time' | 'code' | 'place' | 'sharedFrom'>;
  return { ...rest, kind, time, code, place, sharedFrom, version };
}

/** The record of a request's new content; `version` is the one that was read. */
export function fromRequest(request: HandoffRequest): RequestRecord {
  return {
    id: request.id,
    version: request.version + 1,
    conversation_id: request.conversationId,
    library_id: request.libraryId,
    state: request.state,
    json: JSON.stringify(request),
  };
}
