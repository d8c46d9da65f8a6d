import { PassThrough } from 'node:stream';
import { runTerminal } from '../../adapters/terminal.ts';
import type { House } from '../../house.ts';
import { until } from './until.ts';

/** A person at a terminal: lines go in, and everything that was printed can be read. */
export class Terminal {
  readonly conversationId: string;
  readonly input = new PassThrough();
  /** Resolves when the terminal has ended. */
  readonly ended: Promise<void>;
  printed = '';
  /** Prompts there are when everything typed so far has been dealt with. */
  #expected = 0;

  constructor(house: House, conversationId: string, language: 'da' | 'en' = 'da') {
    this.conversationId = conversationId;
    const output = new PassThrough();
    output.on('data', (data: Buffer) => { this.printed += String(data); });
    this.ended = runTerminal({ bot: house.bot, store: house.store, conversationId, libraryId: house.libraries.default.id, language, input: this.input, output });
  }

  /** Waits until it asks for the first line. */
  async ready(): Promise<this> {
    await until(() => this.prompts > 0);
    return this;
  }

  /** Types lines at once, and waits until each has been dealt with. */
  async types(...lines: string[]): Promise<void> {
    const expected = this.#expected = Math.max(this.#expected, this.prompts) + lines.length;
    this.input.write(lines.map((line) => `${line}\n`).join(''));
    await until(() => this.prompts >= expected, `${expected} prompts in ${this.printed}`);
  }

  /** Types the number before this label. */
  async presses(label: string): Promise<void> {
    const numbers = [...this.printed.matchAll(/^ {2}(\d+)\. (.*)$/gm)].filter(([, , title]) => title === label);
    const number = numbers.at(-1)?.[1];
    if (number === undefined) throw new Error(`There is no button "${label}" in ${this.printed}`);
    await this.types(number);
  }

  async ends(): Promise<void> {
    this.input.end();
    await this.ended;
  }

  /** How often it has asked for a line. */
  get prompts(): number {
    return this.printed.split('\n> ').length - 1;
  }

  /** What was said, without the terminal's own signs. */
  get said(): string {
    return this.printed.replaceAll(/\n> /g, '\n').replaceAll(/\n{2,}/g, '\n');
  }
}
