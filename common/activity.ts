import { z } from 'zod';
import { Language } from './language.ts';

/**
 * A Bot Framework activity in the subset this house speaks
 * (https://github.com/microsoft/Agents/blob/main/specs/activity/protocol-activity.md).
 * The same shape is stored, sent to every channel and shown on the desk.
 */

/** Who says something. `bot` is the robot; a librarian is a person who took over. */
export const Role = z.enum(['citizen', 'bot', 'librarian']);
export type Role = z.infer<typeof Role>;

/** What a pressed button sends back: the choice, and the prompt it belonged to. */
export const ChoiceValue = z.object({ choice: z.string().max(200).regex(/^[a-z][a-z0-9:-]*$/), prompt: z.string().max(12).regex(/^\d+$/).optional() });
export type ChoiceValue = z.infer<typeof ChoiceValue>;

/** A button. `messageBack` sends `text` as the citizen's words and `value` beside it. */
export const CardAction = z.object({
  type: z.literal('messageBack'),
  title: z.string(),
  text: z.string(),
  displayText: z.string(),
  value: ChoiceValue,
});
export type CardAction = z.infer<typeof CardAction>;

export const PictureMark = z.object({
  url: z.string(),
  alt: z.string(),
  /** The citizen asked to see it larger. */
  large: z.boolean().optional(),
});
export type PictureMark = z.infer<typeof PictureMark>;

/** Where in a guide a message stands; clients draw progress, picture and link from it. */
export const StepMark = z.object({
  guideId: z.string(),
  guideTitle: z.string(),
  stepId: z.string(),
  /** 1-based place on the way walked so far, and the length of the way ahead as far as it is known. */
  number: z.number().int(),
  of: z.number().int(),
  /** The step's words alone; the activity's `text` holds the whole as plain text for clients that draw nothing. */
  text: z.string(),
  link: z.object({ url: z.string(), label: z.string() }).optional(),
  picture: PictureMark.optional(),
  tip: z.string().optional(),
});
export type StepMark = z.infer<typeof StepMark>;

/** `handoff.initiate` and `handoff.status` are the protocol's own events. */
export const HandoffStatus = z.object({
  requestId: z.string(),
  state: z.enum(['waiting', 'accepted', 'completed', 'cancelled', 'failed']),
  /** What the citizen waits for; left out for a chat. */
  kind: z.enum(['message', 'call', 'booking', 'counter', 'come']).optional(),
  /** First name of the librarian who has the conversation. */
  librarian: z.string().optional(),
  /** True with `completed` when the whole conversation has ended. */
  over: z.boolean().optional(),
});
export type HandoffStatus = z.infer<typeof HandoffStatus>;

export const ChannelData = z.object({
  /** The id the client gave its own message; one id is one message, however often it is sent. */
  clientActivityID: z.string().optional(),
  role: Role.optional(),
  step: StepMark.optional(),
  /** A picture that belongs to the message and to no step. */
  picture: PictureMark.optional(),
  /** The code that moves the conversation to another screen, in two halves. */
  move: z.object({ code: z.string() }).optional(),
  /** Kinds of secrets that were masked in this activity's text. */
  masked: z.array(z.string()).optional(),
});
export type ChannelData = z.infer<typeof ChannelData>;

export const Activity = z.object({
  type: z.enum(['message', 'event', 'typing']),
  id: z.string(),
  /** ISO 8601, UTC. */
  timestamp: z.string(),
  channelId: z.string(),
  conversation: z.object({ id: z.string() }),
  from: z.object({ id: z.string(), name: z.string().optional(), role: z.enum(['user', 'bot']).optional() }),
  text: z.string().optional(),
  textFormat: z.literal('plain').optional(),
  locale: Language.optional(),
  name: z.string().optional(),
  value: z.unknown().optional(),
  replyToId: z.string().optional(),
  inputHint: z.enum(['acceptingInput', 'ignoringInput', 'expectingInput']).optional(),
  suggestedActions: z.object({ actions: z.array(CardAction) }).optional(),
  channelData: ChannelData.optional(),
});
export type Activity = z.infer<typeof Activity>;

/** A stored activity: the row both the transcript and the channels read. */
export interface ActivityRow {
  conversationId: string;
  /** 1, 2, 3 … without gaps within a conversation, in the order of commits. */
  watermark: number;
  activity: Activity;
}
