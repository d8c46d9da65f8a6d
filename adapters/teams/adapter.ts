import {
  ActivityHandler,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
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
import { Delivery } from './delivery.ts';
import { render } from './render.ts';

export interface ChannelSettings {
  appType: 'SingleTenant' | 'MultiTenant';
  /** Null only where the local endpoint was switched on. */
  appId: string | null;
  appPassword: string | null;
  tenantId: string | null;
}

export interface ChannelNeeds {
  settings: ChannelSettings;
  bot: Bot;
  store: ConversationStore & { outbox: Outbox };
  libraries: Libraries;
  log(message: string, error: unknown): void;
}

export interface BotFrameworkChannel {
  /** @throws HouseError `TokenInvalid` where the SDK does not accept the caller, `BadArgument` for what is no activity. */
  receive(authorization: string, body: unknown): Promise<InvokeResponse | undefined>;
  close(): void;
}

/** Conversations of this channel carry its name in front, so that no other channel's token can name them. */
const prefix = 'botframework:';

/** The SDK's adapter, without its habit of printing why it refused a caller. */
class Channel extends CloudAdapter {
  async receive(authorization: string, activity: ChannelActivity, logic: (context: TurnContext) => Promise<void>): Promise<InvokeResponse | undefined> {
    const caller = await this.botFrameworkAuthentication.authenticateRequest(activity, authorization).catch(() => {
      throw new HouseError('TokenInvalid');
    });
    return this.processActivity(caller, activity, logic);
  }
}

/** The Bot Framework channel: translates activities to turns, and delivers what was stored. */
export function createChannel({ settings, bot, store, libraries, log }: ChannelNeeds): BotFrameworkChannel {
  const appId = settings.appId ?? '';
  const adapter = new Channel(new ConfigurationBotFrameworkAuthentication({
    MicrosoftAppId: appId,
    MicrosoftAppPassword: settings.appPassword ?? '',
    ...(appId === '' ? {} : { MicrosoftAppType: settings.appType, MicrosoftAppTenantId: settings.tenantId ?? '' }),
  }));
  adapter.onTurnError = async (_context, error) => { throw error; };

  const delivery = new Delivery({
    store,
    channel: 'botframework',
    owns: (conversationId) => conversationId.startsWith(prefix),
    log,
    sendTo: (reference, activity) => adapter.continueConversationAsync(appId, reference as Partial<ConversationReference>, async (context) => {
      await context.sendActivity(render(activity));
    }),
  });

  const handler = new ActivityHandler();
  const placeOf = (context: TurnContext): { conversationId: string; reference: unknown } => ({
    conversationId: `${prefix}${context.activity.channelId}:${context.activity.conversation.id}`,
    reference: TurnContext.getConversationReference(context.activity),
  });
  const open = async (context: TurnContext): Promise<void> => {
    const { locale } = context.activity;
    await bot.open({ ...placeOf(context), channel: 'botframework', libraryId: libraries.default.id, language: locale?.toLowerCase().startsWith('en') ? 'en' : 'da' });
  };
  const inTurn = (context: TurnContext, take: () => Promise<void>): Promise<void> =>
    delivery.turn(placeOf(context).conversationId, take, async (activity) => { await context.sendActivity(render(activity)); });

  handler.onMembersAdded(async (context, next) => {
    const added = context.activity.membersAdded ?? [];
    if (added.some(({ id }) => id !== context.activity.recipient.id)) await inTurn(context, () => open(context));
    await next();
  });
  handler.onMessage(async (context, next) => {
    const { activity } = context;
    const choice = ChoiceValue.safeParse(activity.value);
    const text = TurnContext.removeRecipientMention(activity)?.trim() ?? activity.text?.trim() ?? '';
    if (text !== '' || choice.success) {
      await inTurn(context, async () => {
        await open(context);
        await bot.receive({
          channel: 'botframework',
          ...placeOf(context),
          clientId: activity.id ?? null,
          from: { id: activity.from.id, ...(activity.from.name === undefined ? {} : { name: activity.from.name }) },
          text,
          choice: choice.success ? choice.data : null,
        });
      });
    }
    await next();
  });

  void delivery.resume().catch((error: unknown) => log('Undelivered messages could not be read.', error));
  return {
    receive: (authorization, body) => adapter.receive(authorization, body as ChannelActivity, (context) => handler.run(context)),
    close: () => delivery.close(),
  };
}
