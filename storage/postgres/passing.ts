import { z } from 'zod';
import type { PassingNews } from '../../bot/ports.ts';

const role = z.enum(['citizen', 'librarian']);

const PassingItem = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('typing'), conversationId: z.string(), role }),
  z.object({ kind: z.literal('read'), conversationId: z.string(), role, watermark: z.number().int() }),
  z.object({ kind: z.literal('team'), libraryId: z.string() }),
  z.object({ kind: z.literal('guides') }),
]) satisfies z.ZodType<PassingNews>;

/** News of the moment on its way to the other instances: who sends it, and what it is. */
const Passing = z.preprocess(
  (payload) => {
    try {
      return JSON.parse(String(payload)) as unknown;
    } catch {
      return undefined;
    }
  },
  z.tuple([z.string(), PassingItem]),
);

export const toPayload = (instance: string, item: PassingNews): string => JSON.stringify([instance, item]);

/** What another instance passes on; undefined for one's own, and for what is none of ours. */
export function fromPayload(instance: string, payload: string): PassingNews | undefined {
  const { data } = Passing.safeParse(payload);
  return data === undefined || data[0] === instance ? undefined : data[1];
}
