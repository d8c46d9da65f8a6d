import { HouseError } from '../../common/errors.ts';
import { json, jsonBody, type Answer, type Call, type Route } from '../route.ts';
import type { BotFrameworkChannel, ChannelNeeds, ChannelSettings } from './adapter.ts';
import { Incoming } from './incoming.ts';

export interface BotFrameworkRoutes {
  routes: Route[];
  /** Resolves when nothing is being sent any more. */
  close(): Promise<void>;
}

/**
 * `/api/messages`, where the Bot Framework's channels (Teams, the Emulator) call.
 * Off without credentials, unless the local endpoint is switched on: then it answers
 * this machine alone, and nothing that a proxy has forwarded. The SDK is loaded only
 * where the channel is on (it costs some 50 MB).
 */
export async function botFrameworkRoutes(needs: Omit<ChannelNeeds, 'settings'>, settings: ChannelSettings & { localEndpoint: boolean }): Promise<BotFrameworkRoutes> {
  const path = '/api/messages';
  if (settings.appId === null && !settings.localEndpoint) {
    return { routes: [{ method: 'POST', path, handle: () => { throw new HouseError('ChannelOff'); } }], close: async () => undefined };
  }
  const { createChannel } = await import('./adapter.ts');
  const channel = createChannel({ ...needs, settings });
  const handle = async (call: Call): Promise<Answer> => {
    if (settings.appId === null) refuseForwarded(call);
    const body = jsonBody(call, Incoming);
    return answerOf(await channel.receive(call.headers.authorization ?? '', body));
  };
  return { routes: [{ method: 'POST', path, bodyLimit: 256 * 1024, handle }], close: () => channel.close() };
}

const answerOf = (response: Awaited<ReturnType<BotFrameworkChannel['receive']>>): Answer =>
  response?.body === undefined ? { status: response?.status ?? 200 } : json(response.status, response.body);

function refuseForwarded(call: Call): void {
  const forwarded = Object.keys(call.headers).some((name) => name === 'forwarded' || name.startsWith('x-forwarded-'));
  if (forwarded || !(call.ip === '::1' || call.ip.startsWith('127.'))) throw new HouseError('NotAllowed');
}
