import { z } from 'zod';

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** Hours of the week, local time; `days` are ISO weekdays, Monday 1 to Sunday 7. */
export const Roster = z.array(z.object({ days: z.array(z.number().int().min(1).max(7)).min(1), from: clock, to: clock }));
export type Roster = z.infer<typeof Roster>;

/** How a library answers its citizens. Chat duty is its own: staff at the counter are not staff in the chat. */
export const Answering = z.object({
  /** Ways to a person, the first the one that is offered first; none at all means that the library only refers on. */
  ways: z.array(z.enum(['chat', 'message', 'call'])).default(['chat', 'message', 'call']),
  /** When somebody has chat duty; null: whenever a librarian has the desk open. */
  duty: Roster.nullable().default(null),
});
export type Answering = z.infer<typeof Answering>;
