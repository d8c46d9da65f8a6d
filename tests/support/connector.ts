import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An activity as a channel is given it. */
export interface Shown {
  type: string;
  text?: string;
  textFormat?: string;
  locale?: string;
  replyToId?: string;
  conversation: { id: string };
  suggestedActions?: { actions: ShownButton[] };
  attachments?: { contentType: string; content: { buttons: ShownButton[] } }[];
}

export interface ShownButton {
  type: string;
  title: string;
  text: string;
  value: { choice: string; prompt?: string };
}

/** What the connector answers instead of taking an activity. */
export interface Failure {
  status: number;
  headers?: Record<string, string>;
}

/**
 * A Bot Connector (https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference):
 * takes activities of every conversation, remembers them, and fails when it is told to.
 */
export class Connector {
  /** What it has taken, in the order it came, over all conversations. */
  readonly taken: { path: string; headers: IncomingHttpHeaders; activity: Shown; at: number }[] = [];
  /** What it has refused. */
  readonly refused: { activity: Shown; at: number }[] = [];
  /** The next answers; used up one call at a time. */
  readonly failures: Failure[] = [];
  /** Answers every call until it is taken away. */
  failing: Failure | 'silent' | undefined;
  readonly url: string;
  readonly #server: Server;

  constructor(server: Server) {
    this.#server = server;
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  static async start(): Promise<Connector> {
    let connector: Connector | undefined = undefined;
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const answer = connector?.take(request.method ?? '', request.url ?? '', request.headers, Buffer.concat(chunks).toString());
        if (answer === undefined) return;
        response.statusCode = answer.status;
        for (const [name, value] of Object.entries({ 'Content-Type': 'application/json', ...answer.headers })) response.setHeader(name, value);
        response.end(JSON.stringify(answer.body));
      });
    });
    await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
    connector = new Connector(server);
    return connector;
  }

  take(method: string, path: string, headers: IncomingHttpHeaders, body: string): (Failure & { body: object }) | undefined {
    if (method !== 'POST' || !/^\/v3\/conversations\/[^/]+\/activities(\/[^/]+)?$/.test(path)) return { status: 404, body: { error: { code: 'NotFound' } } };
    const activity = JSON.parse(body) as Shown;
    const failure = this.failing ?? this.failures.shift();
    if (failure !== undefined) {
      this.refused.push({ activity, at: Date.now() });
      return failure === 'silent' ? undefined : { ...failure, body: { error: { code: 'Failed', message: 'On demand' } } };
    }
    this.taken.push({ path, headers, activity, at: Date.now() });
    return { status: path.split('/').length > 5 ? 200 : 201, body: { id: `taken-${this.taken.length}` } };
  }

  /** What one conversation was shown. */
  shown(conversationId: string): Shown[] {
    return this.taken.map(({ activity }) => activity).filter(({ conversation }) => conversation.id === conversationId);
  }

  stop(): Promise<void> {
    this.#server.closeAllConnections();
    return new Promise((resolve) => { this.#server.close(() => resolve()); });
  }
}

/** The buttons of an activity, whether they came as suggested actions or on a card. */
export const buttonsOf = (activity: Shown): ShownButton[] => [
  ...(activity.suggestedActions?.actions ?? []),
  ...(activity.attachments ?? []).flatMap(({ content }) => content.buttons),
];
