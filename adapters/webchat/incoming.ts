import { z } from 'zod';
import { ChoiceValue } from '../../common/activity.ts';
import { HouseError } from '../../common/errors.ts';
import type { Turn } from '../../bot/turn.ts';
import { parse } from '../route.ts';

/** A Direct Line client's activity, in what this house reads of it; unknown fields are left out. */
const Incoming = z.object({
  type: z.string().max(100),
  id: z.string().max(200).optional(),
  name: z.string().max(200).optional(),
  text: z.string().optional(),
  from: z.object({ id: z.string().max(200).optional(), name: z.string().max(200).optional() }).optional(),
  value: z.unknown().optional(),
  attachments: z.array(z.unknown()).max(20).nullish(),
  channelData: z.object({ clientActivityID: z.string().min(1).max(200).optional() }).nullish(),
});

const ReadUpTo = z.object({ watermark: z.number().int().min(0) });

/** What a client calls its person: kept where it is plainly an identifier, so that no name or number is stored by this way. */
const identifier = /^[a-z][a-z_-]{0,30}[a-z0-9_-]{0,60}$/i;
const citizen = 'citizen';

export type Meaning =
  | { kind: 'message'; turn: Turn }
  | { kind: 'typing' }
  /** The citizen has read up to a place. */
  | { kind: 'read'; watermark: number }
  /** Events of the client's own, such as `webchat/join`: acknowledged, and nothing else. */
  | { kind: 'other' };

/**
 * Translates a client's activity.
 * @throws HouseError `BadArgument`; `UploadRefused` where it carries files.
 */
export function meaningOf(body: unknown, conversationId: string): Meaning {
  const activity = parse(Incoming, body);
  if (activity.type === 'typing') return { kind: 'typing' };
  const read = activity.type === 'event' && activity.name === 'conversation.read' ? ReadUpTo.safeParse(activity.value).data : undefined;
  if (read !== undefined) return { kind: 'read', watermark: read.watermark };
  if (activity.type !== 'message') return { kind: 'other' };
  if ((activity.attachments ?? []).length > 0) throw new HouseError('UploadRefused');
  const choice = ChoiceValue.safeParse(activity.value);
  const text = activity.text ?? '';
  if (text.trim() === '' && !choice.success) throw new HouseError('BadArgument', 'text: Write something, or press a button.');
  return {
    kind: 'message',
    turn: {
      channel: 'webchat',
      conversationId,
      clientId: activity.channelData?.clientActivityID ?? activity.id ?? null,
      from: { id: identifier.test(activity.from?.id ?? '') ? activity.from?.id ?? citizen : citizen },
      text,
      choice: choice.success ? choice.data : null,
      reference: null,
    },
  };
}
