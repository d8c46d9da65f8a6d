import { z } from 'zod';
import { Shift } from './roster.ts';

/** How a library answers its citizens. Chat duty is its own: staff at the counter are not staff in the chat. */
export const Answering = z.object({
  /** Ways to a person; none at all means that the library only refers on. */
  ways: z.array(z.enum(['chat', 'message', 'call'])).default(['chat', 'message', 'call']),
  /** When somebody has chat duty; null: whenever a librarian has the desk open. */
  duty: z.array(Shift).nullable().default(null),
  /** Chats that one librarian has at once at most. */
  chatsAtOnce: z.number().int().min(1).max(20).default(3),
});
export type Answering = z.infer<typeof Answering>;
