import { randomBytes } from 'node:crypto';
import type { EditableGuide, Saved } from '../../common/editing-api.ts';
import type { StaffRole } from '../../common/desk-api.ts';
import type { DraftGuide } from '../../common/guide-draft.ts';
import { saveAccount } from '../../identity/account.ts';
import type { RunningService } from './service.ts';

const password = randomBytes(12).toString('hex');

/** An editor who uses the staff API, signed in at one instance. */
export class EditorClient {
  base: string;
  #cookie = '';

  constructor(base: string) {
    this.base = base;
  }

  /** Somebody with an account of their own. */
  static async hire({ base, house }: RunningService, firstName: string, { role = 'editor', libraryId = 'slagelse' }: { role?: StaffRole; libraryId?: string } = {}): Promise<EditorClient> {
    const email = `${firstName.toLowerCase()}-${libraryId}@example.dk`;
    await saveAccount({ email, firstName, role, libraryId, password }, { store: house.store, now: () => new Date(), newId: house.world.newId, randomBytes });
    const client = new EditorClient(base);
    const answer = await client.send('POST', 'session', { email, password });
    client.#cookie = answer.headers.getSetCookie().map((each) => each.split(';')[0]).join('; ');
    return client;
  }

  send(method: string, path: string, body?: unknown): Promise<Response> {
    return fetch(`${this.base}/api/desk/${path}`, {
      method,
      headers: { Origin: this.base, ...(this.#cookie === '' ? {} : { Cookie: this.#cookie }), ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }

  /** What is answered when all goes well. @throws Error with the code of the refusal */
  async ask<T>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await this.send(method, path, body);
    const read = (await answer.json().catch(() => undefined)) as T & { error?: { code: string; message: string } };
    if (!answer.ok) throw new Error(`${answer.status} ${read.error?.code ?? ''} ${read.error?.message ?? ''}`);
    return read;
  }

  /** The code with which something is refused; '' where it is not. */
  async refusal(method: string, path: string, body?: unknown): Promise<string> {
    const answer = await this.send(method, path, body);
    return answer.ok ? '' : ((await answer.json()) as { error: { code: string } }).error.code;
  }

  guide(id: string): Promise<EditableGuide> {
    return this.ask('GET', `editing/guides/${id}`);
  }

  /** Writes into the draft. */
  async write(id: string, change: (guide: DraftGuide) => void): Promise<Saved> {
    const { version, guide } = await this.guide(id);
    change(guide);
    return this.ask('POST', `editing/guides/${id}/draft`, { version, guide });
  }

  async publish(id: string, wish: { at?: string; note?: string } = {}): Promise<EditableGuide> {
    const { version } = await this.guide(id);
    return this.ask('POST', `editing/guides/${id}/publish`, { version, ...wish });
  }
}

/** The words of a step. */
export function stepText(guide: DraftGuide, language: string, stepId: string): DraftGuide['languages'][string]['steps'][string] {
  const text = guide.languages[language]?.steps[stepId];
  if (text === undefined) throw new Error(`There is no step ${stepId} in ${language}.`);
  return text;
}
