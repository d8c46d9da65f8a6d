import { z } from 'zod';

/** A mention without these would break the SDK when it takes the bot's name out of the text. */
const Mention = z.looseObject({ type: z.string().regex(/^mention$/i), text: z.string(), mentioned: z.looseObject({ id: z.string() }) });
const Entity = z.union([Mention, z.looseObject({ type: z.string().regex(/^(?!mention$)/i) })]);

const Account = z.looseObject({ id: z.string().min(1).max(1000), name: z.string().max(1000).nullish().transform((name) => name ?? undefined) });

/** Null says as little as nothing; the SDK knows the latter only. */
const maybe = <T extends z.ZodType>(schema: T) => schema.nullish().transform((value) => value ?? undefined);

/** What an activity must be for the SDK and this channel to look at it; the rest is the SDK's. */
export const Incoming = z.looseObject({
  type: z.string().min(1).max(100),
  id: maybe(z.string().min(1).max(1000)),
  channelId: z.string().min(1).max(100),
  serviceUrl: z.url({ protocol: /^https?$/ }),
  conversation: z.looseObject({ id: z.string().min(1).max(1000) }),
  from: Account,
  recipient: Account,
  text: maybe(z.string()),
  locale: maybe(z.string()),
  deliveryMode: maybe(z.string()),
  membersAdded: maybe(z.array(Account)),
  entities: maybe(z.array(Entity)),
});
