import type { HandoffStore } from '../handoff/ports.ts';
import type { HandoffRequest } from '../handoff/request.ts';
import { again } from './again.ts';
import type { Conversation, ConversationStore } from './ports.ts';
import type { Serial } from './serial.ts';

/** Changes a request in its conversation's line if it is still as it was `seen`; whoever changed it meanwhile knew better. */
export function whileUnchanged(
  { store, serial }: { store: ConversationStore & HandoffStore; serial: Serial },
  seen: HandoffRequest,
  change: (request: HandoffRequest, conversation: Conversation) => Promise<unknown>,
): Promise<void> {
  return serial.run(seen.conversationId, () => again(async () => {
    const [request, conversation] = await Promise.all([store.request(seen.id), store.load(seen.conversationId)]);
    if (request?.version === seen.version && conversation !== undefined) await change(request, conversation);
  }));
}

/** Stores a request of which the citizen notices nothing. */
export async function keepRequest({ store }: { store: ConversationStore }, conversation: Conversation, request: HandoffRequest): Promise<HandoffRequest> {
  const { requests: [stored = request] } = await store.commit({ conversation, activities: [], requests: [request], counts: [] });
  return stored;
}
