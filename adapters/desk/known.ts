import type { HandoffRequest } from '../../handoff/request.ts';

/** The newest of every request that a stream has heard of, so that late or repeated news never brings an older one back. */
export class KnownRequests {
  readonly #byId = new Map<string, HandoffRequest>();
  readonly #newestOf = new Map<string, HandoffRequest>();

  /** @returns false for what is older than what is known. */
  learn(request: HandoffRequest): boolean {
    const known = this.#byId.get(request.id);
    if (known !== undefined && request.version < known.version) return false;
    this.#byId.set(request.id, request);
    const newest = this.#newestOf.get(request.conversationId);
    if (newest === undefined || newest.id === request.id || newest.openedAt < request.openedAt) this.#newestOf.set(request.conversationId, request);
    return true;
  }

  get(requestId: string): HandoffRequest | undefined {
    return this.#byId.get(requestId);
  }

  /** The request that a conversation's news of the moment belong to. */
  of(conversationId: string): HandoffRequest | undefined {
    return this.#newestOf.get(conversationId);
  }
}
