import { HouseError } from '../common/errors.ts';
import { maskSecrets } from '../common/secrets.ts';
import { then, type Outcome } from '../dialogs/outcome.ts';
import { explainMask } from '../dialogs/mask.ts';
import { isWithLibrarian } from '../dialogs/handoff.ts';
import { listen, respond } from '../dialogs/respond.ts';
import type { Situation } from '../dialogs/situation.ts';
import { newState } from '../dialogs/state.ts';
import type { HandoffStore, ReadStore } from '../handoff/ports.ts';
import type { Decision, Understanding } from '../knowledge/understanding/decision.ts';
import { fromCitizen } from './activities.ts';
import { again } from './again.ts';
import { changeOf } from './change.ts';
import { moveChange } from './moving.ts';
import type { Conversation, ConversationStore, MoveStore, Outbox } from './ports.ts';
import { ratingChange, type Rating } from './rating.ts';
import { Serial } from './serial.ts';
import type { Situations } from './situations.ts';
import type { Opening, Receipt, Turn } from './turn.ts';
import type { World } from './world.ts';

/** The longest text a citizen may send, in UTF-16 units. */
export const textLimit = 4000;

/** Nobody asks what words mean that are for a librarian. */
const unheard: Decision = { kind: 'unknown', language: 'da', candidates: [] };

export interface BotNeeds {
  store: ConversationStore & HandoffStore & MoveStore & ReadStore & { outbox: Outbox };
  /** The world as the flows see it; asked anew each turn. */
  situations: Situations;
  /** The newest trained engine, as a library's citizens meet it. */
  understanding(libraryId: string): Understanding;
  /** Turns of one conversation, and the desk's changes of it, stand in this one line. */
  serial: Serial;
  world: World;
}

/** Turns come in, are committed with all they cause, and only then are acknowledged. */
export interface Bot {
  /** Starts the conversation and greets; one that exists already is left as it is. */
  open(opening: Opening): Promise<Conversation>;
  /** @throws HouseError `ConversationNotFound`, `ConversationOver`, `TextTooLong`. */
  receive(turn: Turn): Promise<Receipt>;
  /**
   * Brings a conversation to another screen, once, by the code that it was offered with; `taker` may ask
   * again when the answer was lost. @throws HouseError `CodeUnknown`.
   */
  move(code: string, taker: string): Promise<Conversation>;
  /** How the help was, of a conversation that a librarian has ended; no turn any more. @throws HouseError `ConversationNotFound`. */
  rate(rating: Rating): Promise<void>;
  /** Passes the citizen's typing on to the desk. */
  typing(conversationId: string): void;
  /** The citizen has read up to there; no turn, and nothing where the conversation is not known. */
  read(conversationId: string, watermark: number): Promise<void>;
}

export function createBot({ store, situations, understanding, serial, world }: BotNeeds): Bot {
  const needs = { request: (id: string) => store.request(id), branchName: situations.branchName, world };

  async function greet(opening: Opening): Promise<Conversation> {
    const known = await store.load(opening.conversationId);
    if (known !== undefined) return known;
    const now = world.now().toISOString();
    const conversation: Conversation = {
      id: opening.conversationId,
      version: 0,
      channel: opening.channel,
      libraryId: opening.libraryId,
      state: newState(opening.language, { helper: opening.helper ?? false, place: opening.place ?? null, preview: opening.preview ?? null }),
      watermark: 0,
      createdAt: now,
      updatedAt: now,
      reference: opening.reference,
    };
    const outcome = respond(conversation.state, { kind: 'start' }, await situations.of(conversation));
    return (await store.commit(await changeOf(conversation, outcome, null, needs))).conversation;
  }

  async function take(turn: Turn): Promise<Receipt> {
    const conversation = await store.load(turn.conversationId);
    if (conversation === undefined) throw new HouseError('ConversationNotFound');
    const seen = turn.clientId === null ? undefined : await store.activityIdOf(turn.conversationId, turn.clientId);
    if (seen !== undefined) return { activityId: seen };
    if (turn.moves !== undefined && turn.moves !== conversation.state.moves) throw new HouseError('ConversationMoved');
    if (conversation.state.over) throw new HouseError('ConversationOver');
    const masked = maskSecrets(turn.text);
    const reached: Conversation = turn.reference === null ? conversation : { ...conversation, reference: turn.reference };
    const outcome = route(reached, turn, masked, await situations.of(conversation));
    const activity = fromCitizen(turn, outcome.said === undefined ? masked : { ...masked, text: outcome.said }, reached, world);
    const change = await changeOf(reached, outcome, { activity, clientId: turn.clientId }, needs);
    world.passed('before-commit');
    await store.commit(change);
    world.passed('after-commit');
    return { activityId: activity.id };
  }

  /** With a librarian the robot listens for a wish to come back; else the flows answer. A masked secret is always explained. */
  function route({ state, libraryId }: Conversation, turn: Turn, masked: ReturnType<typeof maskSecrets>, situation: Situation): Outcome {
    const withLibrarian = isWithLibrarian(state);
    const answer = withLibrarian ? listen : respond;
    if (turn.choice === null) {
      const decision = withLibrarian ? unheard : understanding(libraryId).decide(masked.text);
      return answer(state, { kind: 'text', text: masked.text, decision, masked: masked.found }, situation);
    }
    const prompt = turn.choice.prompt === undefined ? null : Number(turn.choice.prompt);
    return then(explainMask(state, masked.found), answer(state, { kind: 'choice', id: turn.choice.choice, prompt }, situation));
  }

  return {
    open: (opening) => serial.run(opening.conversationId, () => again(() => greet(opening))),
    async receive(turn) {
      if (turn.text.length > textLimit) throw new HouseError('TextTooLong');
      return serial.run(turn.conversationId, () => again(() => take(turn)));
    },
    async move(code, taker) {
      const taken = await store.takeMove(code, taker, world.now().toISOString());
      if (taken === undefined) throw new HouseError('CodeUnknown');
      const { conversationId, moves } = taken.move;
      return serial.run(conversationId, () => again(async () => {
        const conversation = await store.load(conversationId);
        if (conversation?.state.moves === moves) return (await store.commit(moveChange(conversation, await situations.of(conversation), world))).conversation;
        if (taken.again && conversation?.state.moves === moves + 1) return conversation;
        throw new HouseError('CodeUnknown');
      }));
    },
    rate: (rating) => serial.run(rating.conversationId, () => again(async () => {
      const conversation = await store.load(rating.conversationId);
      if (conversation === undefined) throw new HouseError('ConversationNotFound');
      await store.commit(ratingChange(conversation, rating, world));
    })),
    typing: (conversationId) => store.outbox.pass({ kind: 'typing', conversationId, role: 'citizen' }),
    async read(conversationId, watermark) {
      const newest = (await store.load(conversationId))?.watermark ?? 0;
      const read = Math.min(watermark, newest);
      if (read > 0 && (await store.markRead(conversationId, 'citizen', read))) store.outbox.pass({ kind: 'read', conversationId, role: 'citizen', watermark: read });
    },
  };
}
