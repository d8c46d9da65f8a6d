import type { Activity, ChoiceValue } from '../../common/activity.ts';

/** A plain Direct Line client for tests: what it was told, and what it has read. */
export class DirectLineClient {
  base: string;
  token = '';
  conversationId = '';
  streamUrl = '';
  resume = '';
  watermark = '';
  activities: Activity[] = [];

  constructor(base: string) {
    this.base = base;
  }

  static async start(base: string, wish: object = {}): Promise<DirectLineClient> {
    const client = new DirectLineClient(base);
    const opened = await client.call('POST', '/api/webchat/token', wish);
    Object.assign(client, { token: opened.body.token, conversationId: opened.body.conversationId, resume: opened.body.resume });
    client.streamUrl = (await client.call('POST', '/v3/directline/conversations')).body.streamUrl ?? '';
    await client.read();
    return client;
  }

  async call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<{ status: number; body: Answered; headers: Headers }> {
    const response = await fetch(this.base + path, {
      method,
      headers: { ...(this.token === '' ? {} : { Authorization: `Bearer ${this.token}` }), ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: (text.startsWith('{') ? JSON.parse(text) : {}) as Answered, headers: response.headers };
  }

  get path(): string {
    return `/v3/directline/conversations/${this.conversationId}/activities`;
  }

  post(activity: object): ReturnType<DirectLineClient['call']> {
    return this.call('POST', this.path, { type: 'message', from: { id: 'citizen' }, ...activity });
  }

  /** Says something and reads what is new. @returns the robot's and librarians' messages since then. */
  async says(text: string, value?: ChoiceValue): Promise<Activity[]> {
    const sent = await this.post({ text, ...(value === undefined ? {} : { value }), channelData: { clientActivityID: `t${Math.random()}` } });
    if (sent.status !== 200) throw new Error(`${sent.status} ${JSON.stringify(sent.body)}`);
    return (await this.read()).filter((activity) => activity.from.role === 'bot');
  }

  /** Presses the button with this label in the newest message that has buttons. */
  async presses(label: string): Promise<Activity[]> {
    const buttons = this.activities.findLast((activity) => activity.suggestedActions !== undefined)?.suggestedActions?.actions ?? [];
    const button = buttons.find((action) => action.title === label);
    if (button === undefined) throw new Error(`There is no button "${label}" among ${buttons.map(({ title }) => title).join(', ')}.`);
    return this.says(button.text, button.value);
  }

  async read(): Promise<Activity[]> {
    const { body } = await this.call('GET', `${this.path}?watermark=${this.watermark}`);
    this.watermark = body.watermark ?? this.watermark;
    this.activities.push(...(body.activities ?? []));
    return body.activities ?? [];
  }
}

export interface Answered {
  id?: string;
  token?: string;
  resume?: string;
  conversationId?: string;
  streamUrl?: string;
  expires_in?: number;
  watermark?: string;
  activities?: Activity[];
  error?: { code: string; message: string };
}
