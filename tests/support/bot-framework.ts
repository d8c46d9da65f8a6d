import { randomUUID } from 'node:crypto';
import { buttonsOf, type Connector, type Shown } from './connector.ts';
import { until } from './until.ts';

/** A citizen in a Bot Framework channel: what the channel sends to `/api/messages`, and what the connector was given. */
export class BotFrameworkClient {
  readonly base: string;
  readonly connector: Connector;
  readonly conversationId: string;
  authorization: string | undefined;
  #seen = 0;

  constructor(base: string, connector: Connector, conversationId = `a:${randomUUID()}`) {
    this.base = base;
    this.connector = connector;
    this.conversationId = conversationId;
  }

  /** An activity with all that a channel sets. */
  activity(fields: object): Record<string, unknown> {
    return {
      id: randomUUID(),
      timestamp: new Date().toISOString(),
      channelId: 'msteams',
      serviceUrl: this.connector.url,
      from: { id: '29:citizen', name: 'Borger' },
      recipient: { id: '28:bot', name: 'Selvhjulpen' },
      conversation: { id: this.conversationId, conversationType: 'personal' },
      locale: 'da-DK',
      ...fields,
    };
  }

  async post(body: unknown, headers: Record<string, string> = {}): Promise<{ status: number; body: Posted }> {
    const response = await fetch(`${this.base}/api/messages`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...(this.authorization === undefined ? {} : { Authorization: this.authorization }), ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    const text = await response.text();
    return { status: response.status, body: (text === '' ? {} : JSON.parse(text)) as Posted };
  }

  send(fields: object): ReturnType<BotFrameworkClient['post']> {
    return this.post(this.activity({ type: 'message', ...fields }));
  }

  /** The bot was added to the conversation. */
  async joins(): Promise<Shown[]> {
    await this.accepted({ type: 'conversationUpdate', membersAdded: [{ id: '29:citizen' }, { id: '28:bot' }] });
    return this.news();
  }

  /** Says something. @returns what the connector was given meanwhile. */
  async says(text: string): Promise<Shown[]> {
    await this.accepted({ text });
    return this.news();
  }

  /** Presses the button with this label in the newest message that has buttons. */
  async presses(label: string): Promise<Shown[]> {
    const buttons = this.shown.map(buttonsOf).findLast(({ length }) => length > 0) ?? [];
    const button = buttons.find(({ title }) => title === label);
    if (button === undefined) throw new Error(`There is no button "${label}" among ${buttons.map(({ title }) => title).join(', ')}.`);
    await this.accepted({ text: button.text, value: button.value });
    return this.news();
  }

  /** Everything the connector was given for this conversation. */
  get shown(): Shown[] {
    return this.connector.shown(this.conversationId);
  }

  get texts(): string[] {
    return this.shown.map(({ text }) => text ?? '');
  }

  /** What came since the last time somebody looked. */
  news(): Shown[] {
    const news = this.shown.slice(this.#seen);
    this.#seen += news.length;
    return news;
  }

  /** Waits until something that contains `part` has been shown. */
  sees(part: string): Promise<void> {
    return until(() => this.texts.some((text) => text.includes(part)), `"${part}" is shown, among ${JSON.stringify(this.texts)}`);
  }

  async accepted(fields: object): Promise<void> {
    const { status, body } = await this.post(this.activity({ type: 'message', ...fields }));
    if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
  }
}

export interface Posted {
  error?: { code: string; message: string };
  activities?: Shown[];
}
