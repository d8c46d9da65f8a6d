import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { editingOperations } from './adapters/desk/editing.ts';
import { outageOperations } from './adapters/desk/outages.ts';
import { insightOperations } from './adapters/desk/insights.ts';
import { learningOperations } from './adapters/desk/learning.ts';
import { deskRoutes } from './adapters/desk/routes.ts';
import { deskStream } from './adapters/desk/stream.ts';
import { healthRoutes } from './adapters/health.ts';
import { botFrameworkRoutes } from './adapters/teams/routes.ts';
import { guideRoutes } from './adapters/pages/guide-page.ts';
import { moveRoutes } from './adapters/pages/move-page.ts';
import { pageRoutes } from './adapters/pages/routes.ts';
import { createPreviews } from './adapters/preview.ts';
import { createServer } from './adapters/server.ts';
import { createWebChat, defaultLimits, type WebChatLimits } from './adapters/webchat/routes.ts';
import type { Config } from './config.ts';
import { createIdentity } from './identity/session.ts';
import type { Guide } from './knowledge/guide.ts';
import { openHouse, type House, type Surroundings } from './house.ts';

export interface Service {
  house: House;
  /** The port it listens on. */
  port: number;
  /** Answers what is under way, ends the sockets, and closes the stores. */
  close(): Promise<void>;
}

/** Opens the house, puts its channels in front of it, and listens. */
export async function startService(config: Config, { limits = defaultLimits, ...surroundings }: Surroundings & { limits?: WebChatLimits } = {}): Promise<Service> {
  const house = await openHouse(config, surroundings);
  const { store, bot, libraries, shelf, room, learning, world, log } = house;
  const secret = await store.secret('webchat-tokens', () => randomBytes(32).toString('base64url'));
  const previews = createPreviews(await store.secret('previews', () => randomBytes(32).toString('base64url')), () => world.now().getTime());
  const webChat = createWebChat({ bot, store, libraries, previews, world, secret, directLineSecret: config.directLineSecret, publicUrl: config.publicUrl, limits });
  const identity = createIdentity({ store, now: world.now, randomBytes });
  const staff = { desk: house.desk, identity, store, publicUrl: config.publicUrl, now: world.now };
  const stream = deskStream(staff);
  const beside = [...editingOperations({ room, questions: learning, previews, publicUrl: config.publicUrl }), ...learningOperations({ learning }), ...insightOperations({ store, shelf, libraries, keptDays: config.keepDays, now: world.now }), ...outageOperations({ room })];
  const channel = await botFrameworkRoutes({ bot, store, libraries, log }, config.botFramework);
  const draft = async (token: string): Promise<{ libraryId: string; guide: Guide | undefined }> => {
    const { libraryId, guideId } = previews.verify(token);
    return { libraryId, guide: await room.draft(libraryId, guideId) };
  };
  const pages = [
    ...pageRoutes({ distFolder: join(import.meta.dirname, 'web/dist'), guide: shelf.get, draft: async (token) => (await draft(token)).guide, libraries, publicUrl: config.publicUrl }),
    ...guideRoutes({ guides: shelf, draft, picture: room.picture, outages: house.outages.current, libraries, publicUrl: config.publicUrl }),
  ];
  const moves = moveRoutes({ store, libraries, publicUrl: config.publicUrl, now: world.now });
  const health = healthRoutes({
    ready: () => store.ready(),
    metrics: () => ({ uptime_seconds: Math.round(process.uptime()), resident_bytes: process.memoryUsage.rss(), open_streams: webChat.streams.size, guides: shelf.all(libraries.default.id).length }),
  });
  const server = createServer({
    routes: [...pages, ...moves, ...webChat.routes, ...deskRoutes({ ...staff, beside }), ...channel.routes, ...health],
    sockets: [...webChat.sockets, stream],
    trustedProxies: config.trustedProxies,
    log,
  });
  const port = await server.listen(config.port, config.host);
  return {
    house,
    port,
    async close() {
      await server.close();
      stream.close();
      webChat.close();
      await channel.close();
      await house.close();
    },
  };
}
