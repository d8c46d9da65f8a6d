import { timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { HouseError } from '../../common/errors.ts';
import { Language } from '../../common/language.ts';
import { moveCodeIn } from '../../common/move-code.ts';
import type { Bot } from '../../bot/bot.ts';
import { Place as Seat, type ConversationStore, type Outbox } from '../../bot/ports.ts';
import type { World } from '../../bot/world.ts';
import type { Libraries } from '../../libraries/library.ts';
import { RateLimiter, type RateLimit } from '../rate.ts';
import { json, jsonBody, parse, type Answer, type Call, type Route, type SocketRoute } from '../route.ts';
import type { DutyStore, HandoffStore, ListenerStore } from '../../handoff/ports.ts';
import { Attendance } from './attendance.ts';
import type { Previews } from '../preview.ts';
import { meaningOf } from './incoming.ts';
import { QueueNews } from './queue.ts';
import { Streams } from './streams.ts';
import { createTokens, type Claims } from './token.ts';

/** Clients refresh every 15 minutes; a token must live twice as long at least. */
const tokenSeconds = 3600;
const resumeSeconds = 14 * 24 * 3600;
const ticketSeconds = 60;
/** Activities answered to one poll. */
const pageSize = 200;

export interface WebChatLimits {
  /** New conversations and new tokens, by address; a library's computers share one. */
  tokens: RateLimit;
  /** Activities, by conversation. */
  activities: RateLimit;
  /** Codes that were tried, by address: they are short, and must not be guessed. */
  codes: RateLimit;
}

export const defaultLimits: WebChatLimits = { tokens: { burst: 120, perSecond: 2 }, activities: { burst: 30, perSecond: 3 }, codes: { burst: 10, perSecond: 0.1 } };

export interface WebChatNeeds {
  bot: Bot;
  store: ConversationStore & HandoffStore & DutyStore & ListenerStore & { outbox: Outbox };
  libraries: Libraries;
  previews: Previews;
  world: World;
  /** Signs tokens; the same for all instances. */
  secret: string;
  /** Lets a library's own server ask for tokens; null: it can't. */
  directLineSecret: string | null;
  /** Address citizens use; null: the one they called. */
  publicUrl: string | null;
  limits: WebChatLimits;
}

export interface WebChat {
  routes: Route[];
  sockets: SocketRoute[];
  streams: Streams;
  close(): void;
}

const TokenWish = z.object({ library: z.string().max(100).optional(), lang: Language.optional(), preview: z.string().max(1000).optional(), branch: z.string().max(60).optional(), computer: z.string().max(8).optional(), resume: z.string().max(2000).optional(), continue: z.object({ code: z.string().max(20), taker: z.string().min(8).max(64) }).optional() });
const RatingBody = z.object({ rating: z.enum(['good', 'partly', 'bad']), comment: z.string().trim().min(1).max(1000).optional() });
const Watermark = z.coerce.number().int().min(0).catch(0);

/**
 * Direct Line 3.0 (https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-direct-line-3-0-api-reference),
 * so that Microsoft's own clients work against this service unchanged.
 */
export function createWebChat(needs: WebChatNeeds): WebChat {
  const { bot, store, libraries, previews, world, limits } = needs;
  const now = (): number => world.now().getTime();
  const tokens = createTokens(needs.secret, now, world.newId);
  const tokenRate = new RateLimiter(limits.tokens, now);
  const activityRate = new RateLimiter(limits.activities, now);
  const codeRate = new RateLimiter(limits.codes, now);
  const streams = new Streams(store, world);
  const queue = new QueueNews(store, streams, world);
  const attendance = new Attendance(store, streams, world);
  const usedTickets = new Map<string, number>();

  type Place = Pick<Claims, 'conversationId' | 'libraryId' | 'language' | 'place' | 'moves' | 'preview'>;

  const newPlace = (library: string | undefined, language: Language | undefined, seat: { branchId?: string | undefined; computer?: string | undefined } = {}): Place => {
    const found = library === undefined ? libraries.default : libraries.get(library);
    if (found === undefined) throw new HouseError('LibraryNotFound');
    // An address that names no branch of this library says nothing of where the citizen sits.
    const place = Seat.safeParse(seat).data;
    const known = place !== undefined && found.branches.some(({ id }) => id === place.branchId);
    return { conversationId: world.newId(), libraryId: found.id, language: language ?? 'da', moves: 0, ...(known ? { place } : {}) };
  };

  /** A conversation of its own for whoever tries a draft. */
  const previewPlace = (token: string, language: Language | undefined): Place => {
    const { libraryId, guideId } = previews.verify(token);
    return { ...newPlace(libraryId, language), preview: guideId };
  };

  const placeOf = ({ conversationId, libraryId, language, moves, place, preview }: Claims): Place => ({ conversationId, libraryId, language, moves, ...(place === undefined ? {} : { place }), ...(preview === undefined ? {} : { preview }) });

  const tokenBody = (place: Place): { conversationId: string; token: string; expires_in: number } => ({
    conversationId: place.conversationId,
    token: tokens.sign({ ...place, kind: 'conversation' }, tokenSeconds),
    expires_in: tokenSeconds,
  });

  const streamUrl = (call: Call, place: Place, watermark: string): string => {
    const base = new URL(needs.publicUrl ?? `http://${call.headers.host ?? 'localhost'}`);
    base.protocol = base.protocol === 'https:' ? 'wss:' : 'ws:';
    base.pathname = `/v3/directline/conversations/${place.conversationId}/stream`;
    base.search = new URLSearchParams({ watermark, t: tokens.sign({ ...place, kind: 'ticket' }, ticketSeconds) }).toString();
    return base.href;
  };

  const bearer = (call: Call): string => {
    const value = /^Bearer (\S+)$/i.exec(call.headers.authorization ?? '')?.[1];
    if (value === undefined) throw new HouseError('TokenMissing');
    return value;
  };

  const holdsSecret = (call: Call): boolean => {
    if (needs.directLineSecret === null) return false;
    const [given, kept] = [Buffer.from(bearer(call)), Buffer.from(needs.directLineSecret)];
    return given.length === kept.length && timingSafeEqual(given, kept);
  };

  /** The conversation a call may touch: the one its token was made for. */
  const claimsOf = (call: Call): Claims => {
    const claims = tokens.verify(bearer(call), 'conversation');
    if (call.params['id'] !== undefined && call.params['id'] !== claims.conversationId) throw new HouseError('ConversationNotFound');
    return claims;
  };

  /** A screen that the conversation has left may neither read nor write. @throws HouseError `ConversationMoved`. */
  const here = async (claims: Claims): Promise<{ place: Place; begun: boolean }> => {
    const known = await store.load(claims.conversationId);
    if (known !== undefined && known.state.moves !== claims.moves) throw new HouseError('ConversationMoved');
    // One that was deleted by its age begins anew, and has not moved.
    return { place: known === undefined ? { ...placeOf(claims), moves: 0 } : placeOf(claims), begun: known !== undefined };
  };

  const placeMoved = async (call: Call, { code, taker }: { code: string; taker: string }): Promise<Place> => {
    codeRate.take(call.ip);
    const own = moveCodeIn(code);
    if (own === null) throw new HouseError('CodeUnknown');
    const { id, libraryId, state } = await bot.move(own, taker);
    return { conversationId: id, libraryId, language: state.language, moves: state.moves };
  };

  const openToken = async (call: Call): Promise<Answer> => {
    tokenRate.take(call.ip);
    const wish = call.body.length === 0 ? {} : jsonBody(call, TokenWish);
    const place = wish.continue !== undefined ? await placeMoved(call, wish.continue)
      : wish.preview !== undefined ? previewPlace(wish.preview, wish.lang)
      : wish.resume === undefined ? newPlace(wish.library, wish.lang, { branchId: wish.branch, computer: wish.computer }) : (await here(tokens.verify(wish.resume, 'resume'))).place;
    return json(200, { ...tokenBody(place), resume: tokens.sign({ ...place, kind: 'resume' }, resumeSeconds) });
  };

  const generate = (call: Call): Answer => {
    if (!holdsSecret(call)) throw new HouseError('TokenInvalid');
    return json(200, tokenBody(newPlace(undefined, undefined)));
  };

  const refresh = async (call: Call): Promise<Answer> => json(200, tokenBody((await here(claimsOf(call))).place));

  const start = async (call: Call): Promise<Answer> => {
    const { place, begun } = holdsSecret(call) ? { place: newPlace(undefined, undefined), begun: false } : await here(claimsOf(call));
    if (!begun) await bot.open({ ...place, channel: 'webchat', reference: null });
    return json(begun ? 200 : 201, { ...tokenBody(place), streamUrl: streamUrl(call, place, '') });
  };

  const reconnect = async (call: Call): Promise<Answer> => {
    const { place, begun } = await here(claimsOf(call));
    if (!begun) throw new HouseError('ConversationNotFound');
    return json(200, { ...tokenBody(place), streamUrl: streamUrl(call, place, call.query.get('watermark') ?? '') });
  };

  /** Clients stop polling for ever after any error but 401, 403 and 404, so a failure is answered with nothing new. */
  const poll = async (call: Call): Promise<Answer> => {
    const claims = claimsOf(call);
    const { conversationId } = claims;
    const watermark = parse(Watermark, call.query.get('watermark') ?? 0);
    try {
      await here(claims);
      attendance.polled(conversationId);
      const rows = await store.activitiesAfter(conversationId, watermark, pageSize);
      return json(200, { activities: rows.map(({ activity }) => activity), watermark: String(rows.at(-1)?.watermark ?? watermark) });
    } catch (error) {
      if (error instanceof HouseError && error.code === 'ConversationMoved') throw error;
      return json(200, { activities: [], watermark: String(watermark) });
    }
  };

  const post = async (call: Call): Promise<Answer> => {
    const { conversationId, moves } = claimsOf(call);
    const meaning = meaningOf(jsonBody(call, z.unknown()), conversationId);
    activityRate.take(conversationId);
    if (meaning.kind === 'typing') bot.typing(conversationId);
    if (meaning.kind === 'read') await bot.read(conversationId, meaning.watermark);
    if (meaning.kind !== 'message') return json(200, { id: world.newId() });
    const { activityId } = await bot.receive({ ...meaning.turn, moves });
    return { ...json(200, { id: activityId }), sent: () => world.passed('after-acknowledgement') };
  };

  const rate = async (call: Call): Promise<Answer> => {
    const { place: { conversationId } } = await here(claimsOf(call));
    activityRate.take(conversationId);
    const { rating, comment } = jsonBody(call, RatingBody);
    await bot.rate({ conversationId, rating, comment: comment ?? null });
    return json(200, {});
  };

  const upload = (call: Call): Answer => {
    claimsOf(call);
    throw new HouseError('UploadRefused');
  };

  const stream: SocketRoute = {
    path: /^\/v3\/directline\/conversations\/(?<id>[^/]+)\/stream$/,
    async accept(call) {
      const claims = tokens.verify(call.query.get('t') ?? '', 'ticket');
      if (claims.conversationId !== call.params['id'] || usedTickets.has(claims.nonce)) throw new HouseError('TokenInvalid');
      for (const [nonce, expires] of usedTickets) if (expires < now()) usedTickets.delete(nonce);
      usedTickets.set(claims.nonce, claims.expires);
      await here(claims);
      const watermark = parse(Watermark, call.query.get('watermark') ?? 0);
      return (socket) => {
        streams.add({ id: claims.conversationId }, watermark, socket);
        attendance.opened(claims.conversationId);
        queue.tellSoon(claims.libraryId);
      };
    },
  };

  const conversations = '/v3/directline/conversations';
  const routes: Route[] = [
    { method: 'POST', path: '/api/webchat/token', handle: openToken },
    { method: 'POST', path: '/api/webchat/rating', handle: rate },
    { method: 'POST', path: '/v3/directline/tokens/generate', handle: generate },
    { method: 'POST', path: '/v3/directline/tokens/refresh', handle: refresh },
    { method: 'POST', path: conversations, handle: start },
    { method: 'GET', path: `${conversations}/:id`, handle: reconnect },
    { method: 'GET', path: `${conversations}/:id/activities`, handle: poll },
    { method: 'POST', path: `${conversations}/:id/activities`, handle: post },
    { method: 'POST', path: `${conversations}/:id/upload`, bodyLimit: 8 * 1024 * 1024, handle: upload },
  ];
  return {
    routes: withCors(routes),
    sockets: [stream],
    streams,
    close() {
      queue.close();
      attendance.close();
      streams.close();
    },
  };
}

/** Any website may call, with the headers Microsoft's clients send; nothing here depends on cookies. */
const cors = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Expose-Headers': 'Retry-After' };
const preflight: Answer = {
  status: 204,
  headers: {
    ...cors,
    'Access-Control-Allow-Methods': 'GET, POST, OPTIONS',
    'Access-Control-Allow-Headers': 'Authorization, Content-Type, X-Requested-With, x-ms-bot-agent',
    'Access-Control-Max-Age': '86400',
  },
};

function withCors(routes: readonly Route[]): Route[] {
  const paths = [...new Set(routes.map(({ path }) => path))];
  return [...routes.map((route) => ({ ...route, headers: cors })), ...paths.map((path): Route => ({ method: 'OPTIONS', path, handle: () => preflight }))];
}
