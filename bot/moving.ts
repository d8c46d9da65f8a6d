import { isWithLibrarian } from '../dialogs/handoff.ts';
import { line, stay, then } from '../dialogs/outcome.ts';
import { repeat } from '../dialogs/flows.ts';
import type { Situation } from '../dialogs/situation.ts';
import { fromRobot, movedEvent } from './activities.ts';
import type { Change, Conversation } from './ports.ts';
import type { World } from './world.ts';

/** The conversation leaves every screen that had it. Nobody sits at the library's computer any more. */
export const moved = (conversation: Conversation): Conversation => ({ ...conversation, state: { ...conversation.state, moves: conversation.state.moves + 1, place: null } });

/** The citizen goes on at another screen, and is shown the place; with a librarian the robot says nothing more than that. */
export function moveChange(before: Conversation, situation: Situation, world: World): Change {
  const conversation = moved(before);
  const { state } = conversation;
  const welcome = stay(state, line(state, 'move.welcome'));
  const outcome = isWithLibrarian(state) || state.over ? welcome : then(welcome, repeat(state, situation));
  const asks = outcome.replies.some(({ choices }) => choices.length > 0);
  const after: Conversation = { ...conversation, state: asks ? { ...outcome.state, prompt: state.prompt + 1 } : outcome.state, updatedAt: world.now().toISOString() };
  return {
    conversation: after,
    activities: [movedEvent(after, world), ...outcome.replies.map((reply) => fromRobot(reply, after, undefined, world))].map((activity) => ({ activity, clientId: null })),
    requests: [],
    counts: [],
  };
}
