import { expect } from '@jest/globals';
import { everythingOn, type Switches } from '../../common/desk-team.ts';
import type { Language } from '../../common/language.ts';
import type { Effect, Outcome, Reply } from '../../dialogs/outcome.ts';
import { respond } from '../../dialogs/respond.ts';
import type { Situation } from '../../dialogs/situation.ts';
import { newState, type ConversationState } from '../../dialogs/state.ts';
import type { Fact } from '../../knowledge/fact.ts';
import { Guide } from '../../knowledge/guide.ts';
import type { Outage } from '../../knowledge/outage.ts';
import type { Decision } from '../../knowledge/understanding/decision.ts';
import type { Library } from '../../libraries/library.ts';
import { todayOf, type LibraryToday } from '../../libraries/today.ts';
import type { DutyNow } from '../../handoff/duty.ts';
import { testLibrary } from '../support/library.ts';

/** A citizen in a flow test: says and presses things, and looks at what came back. */
export class Citizen {
  state: ConversationState;
  situation: Situation;
  replies: Reply[] = [];
  effects: Effect[] = [];
  /** What the transcript keeps instead of the last words, where it keeps something else. */
  said: string | undefined;

  constructor(guides: readonly Guide[], options: { language?: Language; facts?: readonly Fact[]; outages?: readonly Outage[]; library?: Partial<Library>; duty?: Partial<DutyNow>; today?: Partial<LibraryToday>; others?: Situation['others']; pool?: Situation['pool']; switches?: Partial<Switches>; now?: string } = {}) {
    const library = testLibrary('testby', { name: 'Testby Bibliotek', phone: '70 00 00 00', website: 'https://testby.example', municipality: 'Testby', municipalityPage: 'https://testby-kommune.example', pinLength: 4, ...options.library });
    this.state = newState(options.language ?? 'da');
    this.situation = {
      guide: (id) => guides.find((guide) => guide.id === id),
      revisionOf: () => '',
      fact: (id) => options.facts?.find((fact) => fact.id === id),
      library,
      outages: options.outages ?? [],
      others: options.others ?? [],
      today: { ...todayOf(library, new Date(options.now ?? '2026-11-24T10:00:00Z')), ...options.today },
      duty: { rostered: null, next: null, atDesk: 1, waiting: 0, waitMinutes: null, closes: null, ...options.duty },
      pool: options.pool ?? null,
      switches: { ...everythingOn, ...options.switches },
      away: 0,
      counterCode: 'K7M4',
      moveCode: 'K7M4PX',
      moveAddress: 'hjaelp.example.dk/c',
    };
    this.#take(respond(this.state, { kind: 'start' }, this.situation));
  }

  /** Writes a message that the engine understands as `decision`. */
  says(text: string, decision: Partial<Decision> = {}): this {
    const whole: Decision = { kind: 'unknown', language: this.state.language, candidates: [], ...decision };
    return this.#take(respond(this.state, { kind: 'text', text, decision: whole, masked: [] }, this.situation));
  }

  /** Asks for a guide in words the engine is sure of. */
  asksFor(guideId: string): this {
    return this.says(`hjælp til ${guideId} tak`, { kind: 'guide', candidates: [{ id: guideId, score: 0.9 }] });
  }

  /** Presses a button of the newest prompt. */
  presses(id: string): this {
    expect(this.choices).toContain(id);
    return this.pressesOld(id, this.state.prompt);
  }

  /** Presses a button, however old. */
  pressesOld(id: string, prompt: number): this {
    return this.#take(respond(this.state, { kind: 'choice', id, prompt }, this.situation));
  }

  sees(part: string): this {
    expect(this.text).toContain(part);
    return this;
  }

  isAt(guideId: string, stepId: string): this {
    expect(this.state.stack.at(-1)).toMatchObject({ dialog: 'guide', guideId, stepId });
    return this;
  }

  /** The request that the last turn opened has been stored under this id. */
  waitsAs(requestId: string): this {
    this.state = { ...this.state, handoff: this.state.handoff === null ? null : { ...this.state.handoff, requestId } };
    return this;
  }

  get text(): string {
    return this.replies.map((reply) => reply.text).join('\n');
  }

  get choices(): string[] {
    return this.replies.flatMap((reply) => reply.choices.map(({ id }) => id));
  }

  #take({ state, replies, effects, said }: Outcome): this {
    this.state = replies.some(({ choices }) => choices.length > 0) ? { ...state, prompt: this.state.prompt + 1 } : state;
    this.replies = replies;
    this.effects = effects;
    this.said = said;
    return this;
  }
}

/** A small guide with a branch, for tests of the flows. */
export function testGuide(id: string, change: Partial<Guide> = {}): Guide {
  const words = (language: string) => ({
    title: `${id} ${language}`,
    question: `${id}?`,
    answer: `Answer ${id}.`,
    ready: ['Pas'],
    stuck: ['Genstart telefonen.'],
    steps: {
      first: { text: `First ${language}`, stuck: `Stuck first ${language}` },
      fork: { text: `Fork ${language}`, choices: { left: 'Left', right: 'Right', human: 'Human', other: 'Other' } },
      left: { text: `Left ${language}` },
      right: { text: `Right ${language}` },
    },
  });
  return Guide.parse({
    id,
    category: 'mitid',
    address: 'https://www.mitid.dk',
    services: [],
    related: [],
    facts: [],
    helpers: [{ who: 'library', da: 'a', en: 'a' }],
    steps: [
      { id: 'first' },
      { id: 'fork', choices: [{ id: 'left', to: 'left' }, { id: 'right', to: 'right' }, { id: 'human', to: 'person' }, { id: 'other', to: 'guide:other' }] },
      { id: 'left', next: 'done' },
      { id: 'right' },
    ],
    languages: { da: words('da'), en: words('en') },
    phrases: { da: ['x'] },
    sources: [{ url: 'https://www.mitid.dk', age: 'test' }],
    owner: 'test',
    licence: 'CC-BY-4.0',
    approval: null,
    reviewMonths: 6,
    ...change,
  });
}
