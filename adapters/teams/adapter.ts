import {
  ActivityHandler,
  CloudAdapter,
  TurnContext,
  type Activity as ChannelActivity,
  type ConversationReference,
  type InvokeResponse,
} from 'botbuilder';
import type { Bot } from '../../bot/bot.ts';
import type { ConversationStore, Outbox } from '../../bot/ports.ts';
import { ChoiceValue } from '../../common/activity.ts';
import { HouseError } from '../../common/errors.ts';
import type { Libraries } from '../../libraries/library.ts';
import { authenticationOf, callerOf, type Registration } from './authentication.ts';
import { Delivery } from './delivery.ts';
import { messagesOf } from './messages.ts';
import { render } from './render.ts';
import { Refused } from './wire.ts';

export interface ChannelSettings extends Registration {
  /** Waits before what failed is sent again, in milliseconds; the last one is repeated. */
  waits?: readonly number[];
}

export interface ChannelNeeds {
  settings: ChannelSettings;
  bot: Bot;
  store: ConversationStore & { outbox: Outbox };
  libraries: Libraries;
  log(message: string, error: unknown): void;
}

export interface BotFrameworkChannel {
  /** @throws HouseError `TokenInvalid` where the SDK does not accept the caller, `Unavailable` where it cannot tell. */
  receive(authorization: string, body: unknown): Promise<InvokeResponse | undefined>;
  /** Sends nothing more; resolves when what was under way has ended. */
  close(): Promise<void>;
}

/** Conversations of this channel carry its name in front, so that no other channel's token can name them. */
const prefix = 'botframework:';

type Caller = Awaited<ReturnType<typeof callerOf>>;

/** The SDK's adapter, run for a caller who has been checked already: its own entrance prints every refusal. */
class Adapter extends CloudAdapter {
  run(caller: Caller, activity: ChannelActivity, logic: (context: TurnContext) => Promise<void>): Promise<InvokeResponse | undefined> {
    return this.processActivity(caller, activity, logic);
  }
}

/** The Bot Framework channel: translates activities to turns, and delivers what was stored. */
export function createChannel({ settings, bot, store, libraries, log }: ChannelNeeds): BotFrameworkChannel {
  const closing = new AbortController();
  const authentication = authenticationOf(settings, closing.signal);
  const adapter = new Adapter(authentication);
  adapter.onTurnError = async (_context, error) => { throw error; };
  const caller = { authentication, registration: settings, log };

  const delivery = new Delivery({
    store,
    channel: 'botframework',
    owns: (conversationId) => conversationId.startsWith(prefix),
    log,
    sendTo: (reference, activity) => adapter.continueConversationAsync(settings.appId ?? '', reference as Partial<ConversationReference>, async (context) => {
      await context.sendActivity(render(activity));
    }),
    retryAfter: (error) => (error instanceof Refused ? error.retryAfter : null),
    ...(settings.waits === undefined ? {} : { waits: settings.waits }),
  });

  const handler = new ActivityHandler();
  const placeOf = (context: TurnContext): { conversationId: string; reference: unknown } => ({
    conversationId: `${prefix}${context.activity.channelId}:${context.activity.conversation.id}`,
    reference: TurnContext.getConversationReference(context.activity),
  });
  const open = async (context: TurnContext): Promise<void> => {
    const { locale } = context.activity;
    await bot.open({ ...placeOf(context), channel: 'botframework', libraryId: libraries.default.id, helper: context.activity.channelId === 'msteams', language: locale?.toLowerCase().startsWith('en') ? 'en' : 'da' });
  };
  const inTurn = (context: TurnContext, take: () => Promise<void>): Promise<void> =>
    delivery.turn(placeOf(context).conversationId, take, async (activity) => { await context.sendActivity(render(activity)); });

  /** What is too long was not stored, and Teams shows no error: the citizen is told at once. */
  const receive = async (context: TurnContext, text: string, choice: ChoiceValue | null): Promise<void> => {
    const { activity } = context;
    let isTooLong = false;
    await inTurn(context, async () => {
      await open(context);
      await bot.receive({
        channel: 'botframework',
        ...placeOf(context),
        clientId: activity.id ?? null,
        from: { id: activity.from.id, ...(activity.from.name === undefined ? {} : { name: activity.from.name }) },
        text,
        choice,
      }).catch((error: unknown) => {
        if (!(error instanceof HouseError && error.code === 'TextTooLong')) throw error;
        isTooLong = true;
      });
    });
    if (!isTooLong) return;
    const conversation = await store.load(placeOf(context).conversationId);
    await context.sendActivity(messagesOf(conversation?.state.language ?? 'da')['too-long']);
  };

  handler.onMembersAdded(async (context, next) => {
    const added = context.activity.membersAdded ?? [];
    if (added.some(({ id }) => id !== context.activity.recipient.id)) await inTurn(context, () => open(context));
    await next();
  });
  handler.onMessage(async (context, next) => {
    const choice = ChoiceValue.safeParse(context.activity.value);
    const text = textOf(context.activity);
    if (text !== '' || choice.success) await receive(context, text, choice.success ? choice.data : null);
    await next();
  });

  void delivery.resume().catch((error: unknown) => log('Undelivered messages could not be read.', error));
  return {
    async receive(authorization, body) {
      const activity = body as ChannelActivity;
      return adapter.run(await callerOf(caller, authorization, activity), activity, (context) => handler.run(context));
    },
    async close() {
      closing.abort();
      await delivery.close();
    },
  };
}

/** What was written, without the bot's own name where it was mentioned. */
function textOf(activity: ChannelActivity): string {
  if (activity.text === undefined) return '';
  return TurnContext.removeRecipientMention(activity).trim();
}
