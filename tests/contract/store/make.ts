import type { Activity, Change, Conversation, HandoffRequest, NewsItem, Note, Question } from '../../../bot/ports.ts';
import { newState } from '../../../dialogs/state.ts';
import { open } from '../../../handoff/request.ts';
import type { Store } from '../../../storage/store.ts';

let made = 0;
/** An id no other test has. */
export const newId = (kind: string): string => `${kind}-${process.pid}-${(made += 1)}`;

export function conversation(changes: Partial<Conversation> = {}): Conversation {
  return {
    id: newId('conversation'),
    version: 0,
    channel: 'webchat',
    libraryId: 'bibliotek',
    state: newState('da'),
    watermark: 0,
    createdAt: '2026-03-01T08:00:00.000Z',
    updatedAt: '2026-03-01T08:00:00.000Z',
    reference: null,
    ...changes,
  };
}

export function message(text: string, changes: Partial<Activity> = {}): Activity {
  return {
    type: 'message',
    id: newId('activity'),
    timestamp: '2026-03-01T08:00:01.000Z',
    channelId: 'webchat',
    conversation: { id: 'any' },
    from: { id: 'citizen', role: 'user' },
    text,
    ...changes,
  };
}

/** A change with those texts as messages; `clientIds` go to the first of them. */
export function change(of: Conversation, texts: string[], more: Partial<Change> & { clientIds?: string[] } = {}): Change {
  const { clientIds = [], ...rest } = more;
  const activities = texts.map((text, index) => ({ activity: message(text), clientId: clientIds[index] ?? null }));
  return { conversation: of, activities, requests: [], counts: [], ...rest };
}

export function request(conversationId: string, changes: Partial<HandoffRequest> = {}): HandoffRequest {
  const opening = { id: newId('request'), conversationId, libraryId: 'bibliotek', urgency: 'normal', language: 'da', reason: null, stuckAt: null } as const;
  return { ...open(opening, '2026-03-01T08:00:02.000Z'), ...changes };
}

export const note = (requestId: string, text: string, changes: Partial<Note> = {}): Note =>
  ({ id: newId('note'), requestId, at: '2026-03-01T08:00:03.000Z', by: { id: 'anna', firstName: 'Anna' }, text, ...changes });

export const question = (conversationId: string, changes: Partial<Question> = {}): Question => ({
  id: newId('question'), libraryId: 'bibliotek', conversationId, at: '2026-03-01T08:00:00.000Z', why: 'not-understood', text: 'hvor er min ting', language: 'da', guideId: null, stepId: null, answer: null, ...changes,
});

export async function stored(store: Store, of: Partial<Conversation> = {}, texts: string[] = ['hej']): Promise<Conversation> {
  return (await store.commit(change(conversation(of), texts))).conversation;
}

/** Collects what a store's outbox tells. */
export function listen(store: Store): NewsItem[] {
  const heard: NewsItem[] = [];
  store.outbox.subscribe((item) => heard.push(item));
  return heard;
}

/** Waits, at most twenty seconds, for something that another connection brings about. */
export async function until(condition: () => boolean): Promise<void> {
  const end = Date.now() + 20_000;
  while (!condition()) {
    if (Date.now() > end) throw new Error(`This did not come true in time: ${condition}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** Watermarks of a conversation's rows, in the order in which they were told. */
export function watermarks(heard: readonly NewsItem[], conversationId: string): number[] {
  return heard.flatMap((item) => (item.kind === 'activities' && item.conversationId === conversationId ? item.rows.map((row) => row.watermark) : []));
}
