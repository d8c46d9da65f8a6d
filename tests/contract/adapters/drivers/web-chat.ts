import { DirectLineClient } from '../../../support/direct-line.ts';
import { startTestService } from '../../../support/service.ts';
import type { Adapter, Citizen } from '../driver.ts';

/** What clients keep over a restart of the service, by conversation. */
const kept = new Map<string, { token: string; conversationId: string }>();

function driven(client: DirectLineClient): Citizen {
  kept.set(client.conversationId, { token: client.token, conversationId: client.conversationId });
  return {
    conversationId: client.conversationId,
    says: async (text) => { await client.says(text); },
    presses: async (label) => { await client.presses(label); },
    async shown() {
      await client.read();
      return client.activities.filter(({ type, from }) => type === 'message' && from.role === 'bot')
        .map(({ channelData, from, text }) => (channelData?.role === 'librarian' ? `${from.name}: ${text}` : text)).join('\n');
    },
  };
}

export const webChat: Adapter = {
  name: 'the web chat',
  async start(dataDir) {
    const service = await startTestService({ DATA_DIR: dataDir });
    return {
      house: service.house,
      stop: () => service.stop(),
      arrives: async () => driven(await DirectLineClient.start(service.base)),
      async returns(conversationId) {
        const client = Object.assign(new DirectLineClient(service.base), kept.get(conversationId));
        await client.read();
        return driven(client);
      },
    };
  },
};
