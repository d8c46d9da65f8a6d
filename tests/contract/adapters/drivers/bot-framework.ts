import { BotFrameworkClient } from '../../../support/bot-framework.ts';
import { startChannelService } from '../../../support/bot-framework-service.ts';
import { Connector } from '../../../support/connector.ts';
import type { Adapter, Citizen } from '../driver.ts';

const prefix = 'botframework:msteams:';
/** One connector for all restarts: it remembers what people see on their screens. */
let connector: Promise<Connector> | undefined;

const driven = (client: BotFrameworkClient): Citizen => ({
  conversationId: prefix + client.conversationId,
  says: async (text) => { await client.says(text); },
  presses: async (label) => { await client.presses(label); },
  shown: async () => client.texts.join('\n'),
});

export const botFramework: Adapter = {
  name: 'the Bot Framework channel',
  async start(dataDir) {
    const shared = await (connector ??= Connector.start());
    const service = await startChannelService({}, dataDir);
    return {
      house: service.house,
      stop: () => service.stop(),
      async arrives() {
        const client = new BotFrameworkClient(service.base, shared);
        await client.joins();
        return driven(client);
      },
      returns: async (conversationId) => driven(new BotFrameworkClient(service.base, shared, conversationId.slice(prefix.length))),
    };
  },
};
