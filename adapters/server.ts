import type { IncomingMessage, Server as HttpServer, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import restify from 'restify';
import { WebSocketServer } from 'ws';
import { HouseError } from '../common/errors.ts';
import { callOf, readBody } from './call.ts';
import type { Answer, Route, SocketRoute } from './route.ts';

export interface ServerNeeds {
  routes: readonly Route[];
  sockets: readonly SocketRoute[];
  /** Addresses of reverse proxies whose forwarded headers count. */
  trustedProxies: readonly string[];
  /** Where a failure that nobody outside caused is written, with its cause. */
  log(message: string, error: unknown): void;
}

export interface Server {
  /** Starts to listen; port 0 takes a free one. @returns the port. */
  listen(port: number, host: string): Promise<number>;
  /** Takes no new calls, ends sockets, and resolves when open calls have been answered. */
  close(): Promise<void>;
}

/** The longest WebSocket frame a client may send, in bytes; clients have nothing to say there. */
const frameLimit = 16 * 1024;

/** restify, its errors spoken in the house's catalogue. */
export function createServer({ routes, sockets, trustedProxies, log }: ServerNeeds): Server {
  const server = restify.createServer({ name: 'selvhjulpen', handleUncaughtExceptions: false, noWriteContinue: false } as restify.ServerOptions);
  const http = server.server as HttpServer;
  const sessions = new WebSocketServer({ noServer: true, maxPayload: frameLimit, perMessageDeflate: false });
  http.requestTimeout = 30_000;
  http.headersTimeout = 15_000;

  const refused = (error: unknown): Answer => {
    if (error instanceof HouseError) return { status: error.status, body: error.toJSON(), ...(error.code === 'TooManyRequests' ? { headers: { 'Retry-After': '5' } } : {}) };
    log('A request failed.', error);
    return { status: 500, body: new HouseError('Internal').toJSON() };
  };

  const handlerOf = (route: Route) => async (request: restify.Request, response: restify.Response): Promise<void> => {
    let answer: Answer;
    try {
      const body = await readBody(request, route.bodyLimit ?? 64 * 1024);
      answer = await route.handle(callOf(request, request.params as Record<string, string>, body, trustedProxies));
    } catch (error) {
      answer = refused(error);
    }
    send(request, response, route.headers === undefined ? answer : { ...answer, headers: { ...route.headers, ...answer.headers } });
  };

  // restify reads host and target as one address and throws where they are none, past every handler.
  server.pre((request: restify.Request, response: restify.Response, next: restify.Next) => {
    if (isAddress(request)) return next();
    send(request, response, refused(new HouseError('BadArgument', 'The address or the Host header cannot be read.')));
    return next(false);
  });
  const methods = { GET: 'get', POST: 'post', PUT: 'put', DELETE: 'del', OPTIONS: 'opts' } as const;
  for (const route of routes) server[methods[route.method]](route.path, handlerOf(route));
  server.on('NotFound', (request: restify.Request, response: restify.Response) => send(request, response, refused(new HouseError('NotFound'))));
  server.on('MethodNotAllowed', (request: restify.Request, response: restify.Response) => send(request, response, refused(new HouseError('MethodNotAllowed'))));
  server.on('restifyError', (request: restify.Request, response: restify.Response, error: { statusCode?: number }) => {
    if (!response.headersSent) send(request, response, refused((error.statusCode ?? 500) < 500 ? new HouseError('BadArgument') : error));
  });

  http.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    if (!isAddress(request)) return refuseUpgrade(socket, new HouseError('BadArgument'));
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const match = sockets.map((route) => ({ route, found: route.path.exec(path) })).find(({ found }) => found !== null);
    if (match === undefined) return refuseUpgrade(socket, new HouseError('NotFound'));
    match.route.accept(callOf(request, { ...match.found?.groups }, Buffer.alloc(0), trustedProxies)).then(
      (begin) => sessions.handleUpgrade(request, socket, head, (client) => {
        client.on('error', () => client.terminate());
        begin(client);
      }),
      (error: unknown) => {
        if (!(error instanceof HouseError)) log('A socket could not be opened.', error);
        refuseUpgrade(socket, error instanceof HouseError ? error : new HouseError('Internal'));
      },
    );
  });

  return {
    listen: (port, host) => new Promise((resolve, reject) => {
      http.once('error', reject);
      server.listen(port, host, () => {
        http.off('error', reject);
        const address = http.address();
        resolve(typeof address === 'object' && address !== null ? address.port : port);
      });
    }),
    close: () => new Promise((resolve) => {
      for (const client of sessions.clients) client.close(1012, 'restart');
      setTimeout(() => { for (const client of sessions.clients) client.terminate(); }, 500).unref();
      http.close(() => resolve());
      http.closeIdleConnections();
      setTimeout(() => http.closeAllConnections(), 5000).unref();
    }),
  };
}

/** Whether what was asked for can be read as an address of this host. */
const isAddress = ({ url, headers }: IncomingMessage): boolean =>
  url !== undefined && url.startsWith('/') && URL.canParse(url, 'http://localhost') && URL.canParse(`http://${headers.host ?? 'localhost'}${url}`);

function send(request: IncomingMessage, response: ServerResponse, answer: Answer): void {
  if (response.headersSent || response.destroyed) return;
  const { body } = answer;
  const raw = typeof body === 'string' || Buffer.isBuffer(body) ? body : body === undefined ? '' : JSON.stringify(body);
  const headers: Record<string, string | string[] | number> = {
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cache-Control': 'no-store',
    ...(typeof body === 'object' && body !== null && !Buffer.isBuffer(body) ? { 'Content-Type': 'application/json; charset=utf-8' } : {}),
    ...answer.headers,
    ...(answer.status === 204 || answer.status === 304 ? {} : { 'Content-Length': Buffer.byteLength(raw) }),
  };
  // A body that was not read to its end would be taken for the next request on this connection.
  if (!request.complete) headers['Connection'] = 'close';
  if (answer.sent !== undefined) response.once('finish', answer.sent);
  response.writeHead(answer.status, headers);
  response.end(request.method === 'HEAD' ? undefined : raw);
}

function refuseUpgrade(socket: Duplex, error: HouseError): void {
  const body = JSON.stringify(error);
  socket.end(`HTTP/1.1 ${error.status} Refused\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`);
}

