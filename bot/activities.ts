import type { Activity, CardAction, HandoffStatus } from '../common/activity.ts';
import type { StaffMember } from '../common/desk-api.ts';
import type { Reply } from '../dialogs/outcome.ts';
import type { Conversation, HandoffRequest } from './ports.ts';
import type { Turn } from './turn.ts';
import type { World } from './world.ts';

/** Activities as they are stored and sent, made from what the flows and people say. */

const robot = { id: 'selvhjulpen', name: 'Selvhjulpen', role: 'bot' } as const;

type Frame = Pick<Activity, 'id' | 'timestamp' | 'channelId' | 'conversation'>;

function frame(conversation: Conversation, world: World): Frame {
  return { id: world.newId(), timestamp: world.now().toISOString(), channelId: conversation.channel, conversation: { id: conversation.id } };
}

/** The citizen's own message, secrets already masked. */
export function fromCitizen(turn: Turn, masked: { text: string; found: string[] }, conversation: Conversation, world: World): Activity {
  return {
    type: 'message',
    ...frame(conversation, world),
    from: { id: turn.from.id, role: 'user', ...(turn.from.name === undefined ? {} : { name: turn.from.name }) },
    text: masked.text,
    ...(turn.choice === null ? {} : { value: turn.choice }),
    channelData: {
      role: 'citizen',
      ...(turn.clientId === null ? {} : { clientActivityID: turn.clientId }),
      ...(masked.found.length === 0 ? {} : { masked: masked.found }),
    },
  };
}

/** A reply of the robot; its buttons carry the prompt they belong to. */
export function fromRobot(reply: Reply, conversation: Conversation, replyToId: string | undefined, world: World): Activity {
  const prompt = String(conversation.state.prompt);
  return {
    type: 'message',
    ...frame(conversation, world),
    from: robot,
    text: reply.text,
    textFormat: 'plain',
    locale: conversation.state.language,
    inputHint: reply.choices.length > 0 ? 'expectingInput' : 'acceptingInput',
    ...(replyToId === undefined ? {} : { replyToId }),
    ...(reply.choices.length === 0 ? {} : { suggestedActions: { actions: reply.choices.map(({ id, label }) => button(id, label, prompt)) } }),
    channelData: { role: 'bot', ...(reply.step === undefined ? {} : { step: reply.step }), ...(reply.picture === undefined ? {} : { picture: reply.picture }), ...(reply.move === undefined ? {} : { move: reply.move }) },
  };
}

/** A librarian's answer: a citizen sees the first name and nothing else of the person. */
export function fromLibrarian(text: string, clientId: string, staff: StaffMember, conversation: Conversation, world: World): Activity {
  return {
    type: 'message',
    ...frame(conversation, world),
    from: { id: 'librarian', name: staff.firstName, role: 'bot' },
    text,
    textFormat: 'plain',
    locale: conversation.state.language,
    inputHint: 'acceptingInput',
    channelData: { role: 'librarian', clientActivityID: clientId },
  };
}

/** The protocol's own events: `handoff.initiate` when a request is opened, `handoff.status` for every change after it. */
export function handoffEvent(status: HandoffStatus, conversation: Conversation, world: World): Activity {
  return {
    type: 'event',
    ...frame(conversation, world),
    name: status.state === 'waiting' ? 'handoff.initiate' : 'handoff.status',
    from: robot,
    locale: conversation.state.language,
    value: status,
    channelData: { role: 'bot' },
  };
}

/** What became of a request, as the protocol's events say it. */
export const statusOf = ({ id, kind }: Pick<HandoffRequest, 'id' | 'kind'>, state: HandoffStatus['state'], more: Pick<HandoffStatus, 'librarian' | 'over'> = {}): HandoffStatus =>
  ({ requestId: id, state, ...(kind === 'chat' ? {} : { kind }), ...more });

/** The conversation goes on at another screen: whoever still listens at an older one is let go. */
export function movedEvent(conversation: Conversation, world: World): Activity {
  return { type: 'event', ...frame(conversation, world), name: 'conversation.moved', from: robot, locale: conversation.state.language, value: { moves: conversation.state.moves }, channelData: { role: 'bot' } };
}

function button(choice: string, label: string, prompt: string): CardAction {
  return { type: 'messageBack', title: label, text: label, displayText: label, value: { choice, prompt } };
}
