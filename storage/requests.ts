import { RequestRecord as Request } from '../common/desk-api.ts';
import type { HandoffRequest, HandoffStore } from '../handoff/ports.ts';
import type { Database } from './engine.ts';
import { prepare } from './prepared.ts';
import type { RequestRecord } from './tables.ts';

const open = ['waiting', 'claimed'];

/** Reading handoff requests. */
export function handoffStore(db: Database): HandoffStore {
  const content = db.selectFrom('requests').select(['json', 'version']);
  const byId = prepare(({ id }: { id: string }) => content.where('id', '=', id));
  const openOf = prepare(({ libraryId }: { libraryId: string }) => content.where('library_id', '=', libraryId).where('state', 'in', open));

  return {
    async request(id) {
      const { rows } = await db.executeQuery(byId({ id }));
      return rows[0] && toRequest(rows[0]);
    },
    async openRequests(libraryId, poolIds = []) {
      const { rows } = await db.executeQuery(poolIds.length === 0
        ? openOf({ libraryId })
        : content.where(({ eb, or }) => or([eb('library_id', '=', libraryId), eb('pool_id', 'in', poolIds)])).where('state', 'in', open).compile());
      return rows.map(toRequest);
    },
    async allOpenRequests() {
      return (await content.where('state', 'in', open).execute()).map(toRequest);
    },
    async requestsOf(conversationId) {
      return (await content.where('conversation_id', '=', conversationId).orderBy('opened_at').orderBy('id').execute()).map(toRequest);
    },
    async requestsBetween(libraryId, from, to) {
      const rows = await content.where('library_id', '=', libraryId).where('opened_at', '>=', from).where('opened_at', '<', to).orderBy('opened_at').orderBy('id').execute();
      return rows.map(toRequest);
    },
  };
}

/** A request as the house knows it; what an older program did not know of it gets its default. */
export const toRequest = ({ json, version }: Pick<RequestRecord, 'json' | 'version'>): HandoffRequest => Request.parse({ ...(JSON.parse(json) as object), version });

/** The record of a request's new content; `version` is the one that was read. */
export function fromRequest(request: HandoffRequest): RequestRecord {
  return {
    id: request.id,
    version: request.version + 1,
    conversation_id: request.conversationId,
    library_id: request.libraryId,
    state: request.state,
    json: JSON.stringify(request),
    pool_id: request.poolId,
    opened_at: request.openedAt,
  };
}
