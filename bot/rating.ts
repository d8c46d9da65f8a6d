import { danishTime } from '../common/local-time.ts';
import { maskSecrets } from '../common/secrets.ts';
import type { Change, Conversation } from './ports.ts';
import type { World } from './world.ts';

/** What a citizen thinks of a librarian's help. */
export interface Rating {
  conversationId: string;
  rating: 'good' | 'partly' | 'bad';
  /** Words after the rating, which was counted when it was given; null with the rating itself. */
  comment: string | null;
}

/** Counts the rating, or keeps the words apart from the conversation; the conversation itself stays as it is. */
export function ratingChange(conversation: Conversation, { rating, comment }: Rating, world: World): Change {
  const { date: day } = danishTime(world.now());
  const { libraryId } = conversation;
  return {
    conversation,
    activities: [],
    requests: [],
    counts: comment === null ? [{ day, libraryId, event: `rating-${rating}`, guideId: '', stepId: 'librarian' }] : [],
    comments: comment === null ? [] : [{ id: world.newId(), day, libraryId, about: 'librarian', guideId: '', rating, text: maskSecrets(comment).text }],
  };
}
