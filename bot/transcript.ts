import type { Activity, ConversationStore } from './ports.ts';

/** Activities read from the store at a time. */
const pageSize = 500;

/** What was said from this place on, oldest first. */
export async function readTranscript(store: Pick<ConversationStore, 'activitiesAfter'>, conversationId: string, from = 1): Promise<Activity[]> {
  const transcript: Activity[] = [];
  for (let last = from - 1; ;) {
    const rows = await store.activitiesAfter(conversationId, last, pageSize);
    const newest = rows.at(-1);
    if (newest === undefined) return transcript;
    transcript.push(...rows.map(({ activity }) => activity));
    last = newest.watermark;
  }
}
