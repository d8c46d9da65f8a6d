import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { claimed, ended } from '../../dialogs/handoff.ts';
import { Guide } from '../../knowledge/guide.ts';
import type { Decision } from '../../knowledge/understanding/decision.ts';
import { Citizen } from './citizen.ts';

const folder = join(import.meta.dirname, '../../knowledge/guides');
const guides = readdirSync(folder).map((name) => Guide.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))));
const seed = Number(process.env['SEED'] ?? 20261123);
const inputs = process.env['SOAK'] === undefined ? 2000 : 100_000;

/** Buttons that lead to a person, or back from the way to one. */
const waysOut = new Set(['person', 'cancel-handoff', 'letter-cancel', 'no-person', 'share-nothing']);

/** A small seeded generator (mulberry32), so that a walk that fails can be walked again. */
function generator(start: number): () => number {
  let state = start >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

test(`a random walk of ${inputs} inputs over the shipped guides is never unanswered and never without a way out (seed ${seed})`, () => {
  const random = generator(seed);
  const pick = <T>(list: readonly T[]): T => {
    const chosen = list[Math.floor(random() * list.length)];
    if (chosen === undefined) throw new Error('There is nothing to pick from.');
    return chosen;
  };
  const words = ['næste', 'tilbage', 'stop', 'forfra', 'hjælp', 'gentag', 'jeg sidder fast', 'det virkede', 'det virkede ikke', 'ja', 'nej', 'english', 'dansk', 'menneske', 'jeg vil ikke vente', 'bla bla bla bla',
    'enklere', 'spring over', 'trin 3', 'trin 99', 'større billede', 'pause', 'læg en besked', 'ring mig op', 'book en hjælper', 'Karen 20 30 40 50', 'biblioteket', 'åbningstider', 'it café', 'et andet bibliotek', 'Naboby', 'jeg hjælper en anden', 'til mig selv', 'feedback', 'nogen har min kode'];
  const decisions = (): Partial<Decision> => {
    const candidates = [...new Set([0, 1, 2].map(() => pick(guides).id))].map((id) => ({ id, score: random() }));
    return pick<Partial<Decision>>([
      { kind: 'guide', candidates }, { kind: 'clarify', candidates }, { kind: 'unknown', candidates }, { kind: 'handoff' },
      { kind: 'smalltalk', topic: 'thanks' }, { kind: 'referral', topic: 'health' }, { kind: 'unknown', language: pick(['ar', 'uk', 'en', 'da']) },
    ]);
  };
  const at = new Citizen(guides, { others: [{ id: 'naboby', name: 'Naboby Bibliotek' }, { id: 'fjernby', name: 'Fjernby Bibliotek' }] });
  const off = { reason: { da: 'Vi har strømsvigt.', en: 'We have a power cut.' }, by: { id: 'lis', firstName: 'Lis' }, at: '2026-11-24T09:00:00Z' };
  const around = (): void => {
    const staffedUntil = pick([null, '18:00']);
    const branch = { id: 'b', name: 'Testby', staffedUntil, selfServiceUntil: staffedUntil === null ? pick([null, '22:00']) : null, days: [], openUntil: staffedUntil === null ? pick([null, { until: '20:00', title: pick([null, 'Aftenåbent']) }]) : null, citizenServiceUntil: null, nextStaffed: pick([[], [{ date: '2026-11-25', from: '10:00', to: '18:00' }]]), known: random() < 0.8, entry: null };
    const event = { title: 'It-café', start: '2026-11-26T14:00', end: '2026-11-26T16:00', place: pick([null, 'Testby']), url: 'https://testby.example/it', state: pick(['active', 'sold-out', 'not-open'] as const), volunteers: random() < 0.5, allDay: random() < 0.2 };
    at.situation = {
      ...at.situation, away: pick([0, 500]), today: { ...at.situation.today, branches: pick([[], [branch]]), events: pick([null, [], [event]]), holiday: pick([null, 'christmas-day']), hoursReadAt: pick([null, '2026-11-20T10:00:00.000Z']), eventsReadAt: null },
      duty: { rostered: pick([null, true, false]), next: pick([null, { date: '2026-11-25', from: '10:00', to: '12:00' }]), atDesk: pick([0, 2]), waiting: pick([0, 1, 4]), waitMinutes: pick([null, 1, 7]), closes: pick([null, { inMinutes: 12, at: '16:00' }, { inMinutes: 90, at: '16:00' }]) },
      pool: pick([null, { id: 'syd', name: { da: 'nabobibliotekerne', en: 'the neighbouring libraries' } }]), switches: { bot: random() < 0.1 ? off : null, handoff: random() < 0.1 ? off : null },
      library: { ...at.situation.library, hotline: random() < 0.5, answering: { ways: pick<('chat' | 'message' | 'call')[]>([['chat', 'message', 'call'], ['chat'], ['call'], []]), duty: null, chatsAtOnce: 3 } },
    };
  };
  at.state = { ...at.state, place: { branchId: 'b', computer: '7' } };
  const dialogs = new Set<string>();
  const reached = new Set<string>();
  for (let step = 0; step < inputs; step += 1) {
    around();
    const roll = random();
    if (roll < 0.55) at.pressesOld(pick(at.choices), at.state.prompt);
    else if (roll < 0.6) at.pressesOld(pick(['next', 'option:x', 'guide:nothing', 'worked', 'none']), Math.floor(random() * at.state.prompt));
    else if (roll < 0.8) at.says(pick(words));
    else at.says('noget som kan betyde hvad som helst', decisions());

    const state = { ...at.state, handoff: at.state.handoff === null ? null : { ...at.state.handoff, requestId: `r${step}` } };
    at.state = state.handoff !== null && random() < 0.3 ? ended(claimed(state, `r${step}`, 'Anna').state, 'Anna', false).state : state;

    const where = JSON.stringify([step, at.state.stack]);
    if (at.replies.length === 0) throw new Error(`No answer at ${where}`);
    if (at.replies.some(({ text }) => text.trim() === '' || /\{[a-z:-]+\}|undefined|NaN/.test(text))) throw new Error(`A broken text at ${where}: ${at.text}`);
    for (const { dialog } of at.state.stack) dialogs.add(dialog);
    if (!at.choices.some((id) => waysOut.has(id))) throw new Error(`No way out at ${where}`);
    if (new Set(at.replies.at(-1)?.choices.map(({ label }) => label)).size !== at.replies.at(-1)?.choices.length) throw new Error(`Two buttons say the same at ${where}`);
    for (const frame of at.state.stack) if (frame.dialog === 'guide') reached.add(`${frame.guideId}/${frame.stepId}`);
  }
  expect([...dialogs].sort()).toEqual(['clarify', 'feedback', 'guide', 'letter', 'library', 'other-library', 'pool', 'reason', 'resume', 'scam', 'ways']);
  const steps = guides.reduce((sum, guide) => sum + guide.steps.length, 0);
  expect(reached.size).toBeGreaterThan(Math.min(inputs / 40, steps * 0.7));
});

test('every step of every shipped guide can be walked to and is rendered in both languages', () => {
  for (const guide of guides) {
    for (const language of ['da', 'en'] as const) {
      for (const { id } of guide.steps) {
        for (const phase of ['step', 'stuck', 'finished'] as const) {
          const at = new Citizen(guides, { language });
          at.state = { ...at.state, stack: [{ dialog: 'guide', guideId: guide.id, revision: '', stepId: id, trail: [], phase, others: [] }] };
          at.says(language === 'da' ? 'hjælp' : 'help');
          expect(at.text).not.toMatch(/\{[a-z:-]+\}|undefined/);
          expect(at.choices).toContain('person');
        }
      }
    }
  }
});
