import { z } from 'zod';
import { Activity } from '../../common/activity.ts';
import { QueueItem } from '../../common/desk-api.ts';

/**
 * `handoff.initiate` as the Bot Framework's handoff protocol describes it
 * (https://learn.microsoft.com/azure/bot-service/bot-service-design-pattern-handoff-human): the context in `value`,
 * what was said as an attached transcript.
 */
export const Initiation = z.object({
  type: z.literal('event'),
  name: z.literal('handoff.initiate'),
  id: z.string(),
  timestamp: z.string(),
  channelId: z.string(),
  conversation: z.object({ id: z.string() }),
  from: z.object({ id: z.string(), name: z.string(), role: z.literal('bot') }),
  locale: z.string(),
  value: QueueItem,
  attachments: z.tuple([z.object({ name: z.literal('Transcript'), contentType: z.literal('application/json'), content: z.object({ activities: z.array(Activity) }) })]),
});
export type Initiation = z.infer<typeof Initiation>;
