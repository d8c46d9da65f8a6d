import { LineError, type DirectLine, type Token } from './directline.ts';
import type { Keeping } from './keeping.ts';

export interface CredentialNeeds {
  line: DirectLine;
  keeping: Pick<Keeping, 'resume' | 'keepResume'>;
  /** A code that brings a conversation here from another screen, and this screen's name for itself; null for none. */
  move: { code: string; taker: string } | null;
  /** The code was of no use. */
  unmoved(): void;
  wish: { library: string; lang: string; kiosk: boolean; branch?: string; computer?: string; preview?: string };
  /** Runs a task while no other tab of this library does. */
  alone<T>(task: () => Promise<T>): Promise<T>;
  /** Whether anything of the conversation is on the screen. */
  begun(): boolean;
  /** The old conversation could not be continued; a new one is on its way. */
  replaced(): void;
  /** Calls back after so many milliseconds. */
  after(milliseconds: number, task: () => void): () => void;
}

/** Holds the token of one conversation: bought with the kept credential, renewed before it ends. */
export class Credential {
  readonly #needs: CredentialNeeds;
  #held: Token | null = null;
  #buying: Promise<Token> | null = null;
  #unplan: () => void = () => undefined;

  #move: CredentialNeeds['move'];

  constructor(needs: CredentialNeeds) {
    this.#needs = needs;
    this.#move = needs.move;
  }

  get held(): Token | null {
    return this.#held;
  }

  /** @throws LineError; 403 when the conversation is over for good. */
  async get(): Promise<Token> {
    if (this.#held !== null) return this.#held;
    this.#buying ??= this.#needs.alone(() => this.#buy()).then((token) => this.#hold(token)).finally(() => { this.#buying = null; });
    return this.#buying;
  }

  /** Takes the newer token that came with an answer. */
  take(token: Token): void {
    this.#hold(token);
  }

  /** The service did not know the token any more. */
  drop(): void {
    this.#unplan();
    this.#held = null;
  }

  async #buy(): Promise<Token> {
    const { line, keeping, wish } = this.#needs;
    if (this.#move !== null) {
      try {
        const opened = await line.open({ continue: this.#move });
        this.#move = null;
        return this.#keep(opened);
      } catch (error) {
        if (isPassing(error)) throw error;
        this.#move = null;
        this.#needs.unmoved();
      }
    }
    const resume = keeping.resume();
    if (resume !== null) {
      try {
        return this.#keep(await line.open({ resume }));
      } catch (error) {
        if (isPassing(error)) throw error;
        keeping.keepResume(null);
        if (error instanceof LineError && error.code === 'ConversationMoved') throw error;
        if (this.#needs.begun()) throw new LineError(403, 'ConversationOver');
        this.#needs.replaced();
      }
    }
    return this.#keep(await line.open(wish));
  }

  #keep(opened: Token & { resume: string | undefined }): Token {
    if (opened.resume !== undefined) this.#needs.keeping.keepResume(opened.resume);
    return opened;
  }

  #hold(token: Token): Token {
    this.#unplan();
    this.#held = token;
    this.#unplan = this.#needs.after((token.expiresIn * 1000) / 2, () => void this.#renew());
    return token;
  }

  async #renew(): Promise<void> {
    const before = this.#held;
    if (before === null) return;
    try {
      const token = await this.#needs.line.refresh(before.token);
      if (this.#held === before) this.#hold(token);
    } catch {
      // Still good for the other half of its time; then a 401 leads back to the kept credential.
      if (this.#held === before) this.#unplan = this.#needs.after(60_000, () => void this.#renew());
    }
  }
}

/** It may go well the next time. */
const isPassing = (error: unknown): boolean => !(error instanceof LineError) || error.status < 400 || error.status === 429 || error.status >= 500;
