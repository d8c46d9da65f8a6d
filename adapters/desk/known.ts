import type { HandoffRequest } from '../../handoff/request.ts';

interface Known {
  id: string;
  version: number;
  openedAt: string;
  /** The staff member who has it now. */
  claimedBy: string | null;
}

/**
 * Which request a conversation's news belongs to, and who has it: the newest of each
 * conversation, ended ones too, so that late or repeated news never brings one back.
 */
export class KnownRequests {
  readonly #byConversation = new Map<string, Known>();

  /** @returns false for what is older than what is known. */
  learn({ id, version, openedAt, state, claimedBy, conversationId }: HandoffRequest): boolean {
    const known = this.#byConversation.get(conversationId);
    const older = known !== undefined && (known.id === id ? version < known.version : openedAt < known.openedAt);
    if (older) return false;
    this.#byConversation.set(conversationId, { id, version, openedAt, claimedBy: state === 'claimed' ? (claimedBy?.id ?? null) : null });
    return true;
  }

  of(conversationId: string): Known | undefined {
    return this.#byConversation.get(conversationId);
  }
}
