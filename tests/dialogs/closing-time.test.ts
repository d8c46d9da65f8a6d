import { expect, test } from '@jest/globals';
import { dutyOver, lastCall } from '../../dialogs/closing-time.ts';
import type { Outcome } from '../../dialogs/outcome.ts';
import { Citizen, testGuide } from './citizen.ts';

const guides = [testGuide('pinkode'), testGuide('other')];
const duty = { rostered: true, closes: { inMinutes: 12, at: '16:00' } };
const chatOnly = { answering: { ways: ['chat' as const], duty: null, chatsAtOnce: 3 } };
const waiting = (options: ConstructorParameters<typeof Citizen>[1] = {}): Citizen => new Citizen(guides, { duty, ...options }).says('menneske', { kind: 'handoff' }).waitsAs('r1');
const buttons = ({ replies }: Outcome): string[] => replies.flatMap(({ choices }) => choices.map(({ id }) => id));
const words = ({ replies }: Outcome): string => replies.map(({ text }) => text).join('\n');

test('whoever asks in the last twenty minutes reads when the chat closes, and is offered another way at once', () => {
  const at = waiting().sees('Chatten lukker kl. 16.');
  expect(at.choices).toEqual(['letter-message', 'letter-call', 'cancel-handoff']);
  waiting({ language: 'en' }).sees('The chat closes at 16:00.');
  expect(waiting({ library: chatOnly }).sees('Chatten lukker').choices).toEqual(['cancel-handoff']);
  expect(waiting({ duty: { ...duty, closes: { inMinutes: 21, at: '16:00' } } }).text).not.toContain('lukker');
});

test('whoever waits is told once more, with the ways that the library has', () => {
  const at = waiting();
  expect(buttons(lastCall(at.state, at.situation))).toEqual(['letter-message', 'letter-call', 'cancel-handoff']);
  const only = waiting({ library: chatOnly });
  expect(buttons(lastCall(only.state, only.situation))).toEqual(['cancel-handoff']);
  expect(words(lastCall(only.state, only.situation))).toContain('dit spørgsmål som en besked');
});

test('a guide that is under way goes on, with the other ways among its buttons', () => {
  const at = waiting().asksFor('pinkode');
  const called = lastCall(at.state, at.situation);
  expect(called.replies.map(({ choices }) => choices.map(({ id }) => id))).toEqual([[], ['next', 'simpler', 'stuck', 'letter-message', 'letter-call', 'cancel-handoff']]);
  at.state = called.state;
  expect(at.pressesOld('letter-call', at.state.prompt).state.stack.at(-1)).toMatchObject({ dialog: 'letter', kind: 'call' });
});

test.each([['da', 'besked til Testby Bibliotek'], ['en', 'a message to Testby Bibliotek']] as const)('when the chat has closed, what was asked is a message, and a call can still be asked for (%s)', (language, part) => {
  const at = waiting({ language });
  const over = dutyOver(at.state, at.situation);
  expect(over.state.handoff).toMatchObject({ kind: 'message', requestId: 'r1', phase: 'waiting' });
  expect(words(over)).toContain(part);
  expect(buttons(over)).toEqual(['letter-call', 'cancel-handoff']);
  at.state = over.state;
  expect(at.pressesOld('cancel-handoff', at.state.prompt).effects).toEqual([{ kind: 'cancel-handoff', requestId: 'r1' }]);
});

test('a pool is no longer asked about then, and what it is about still is', () => {
  const at = new Citizen(guides, { duty, pool: { id: 'syd', name: { da: 'nabobibliotekerne', en: 'the neighbouring libraries' } } }).presses('person').waitsAs('r1');
  expect(at.state.stack.map(({ dialog }) => dialog)).toEqual(['reason', 'pool']);
  expect(dutyOver(at.state, at.situation).state.stack).toEqual([{ dialog: 'reason' }]);
});
