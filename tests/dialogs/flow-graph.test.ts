import { describe, expect, test } from '@jest/globals';
import { dialogNames, drawFlow, nameOf, openState, transitionsOf, walkButtons } from '../../dialogs/flow-graph.ts';
import type { Outcome } from '../../dialogs/outcome.ts';
import { respond } from '../../dialogs/respond.ts';
import type { Situation } from '../../dialogs/situation.ts';
import type { ConversationState, Frame } from '../../dialogs/state.ts';
import { sampleSituations, sampleStates } from '../../dialogs/flow-samples.ts';
import { testLibrary } from '../support/library.ts';
import { testGuide } from './citizen.ts';

const guides = [testGuide('pinkode'), testGuide('other'), testGuide('mitid-spaer-misbrug'), testGuide('svindel-phishing')];
const transitions = transitionsOf(sampleSituations(guides, testLibrary('testby')), 'da', sampleStates(guides, 'da'));

test('every flow is drawn', () => {
  const drawn = new Set(transitions.flatMap(({ from, to }) => [from, to]).map((state) => state.split(' ')[0]));
  expect(dialogNames.filter((name) => !drawn.has(name))).toEqual([]);
  for (const name of dialogNames) expect(drawFlow(transitions, name)).toContain(name.replaceAll('-', '_'));
});

describe.each([['da', 'hjælp', 'forfra', 'stop', 'english', 'en'], ['en', 'help', 'start over', 'stop', 'dansk', 'da']] as const)('in every state, typed in %s', (language, help, startOver, stop, other, otherLanguage) => {
  const states: { state: ConversationState; situation: Situation }[] = [];
  walkButtons(sampleSituations(guides, testLibrary('testby')), language, sampleStates(guides, language), (state, _label, _outcome, situation) => states.push({ state, situation }));
  const says = ({ state, situation }: { state: ConversationState; situation: Situation }, text: string): Outcome => respond(state, { kind: 'text', text, masked: [], decision: { kind: 'unknown', language, candidates: [] } }, situation);

  test('help is answered, and nothing of the place is lost', () => {
    for (const at of states) {
      const { state } = at;
      const { state: after, replies } = says(at, help);
      expect({ from: nameOf(state), buttons: replies.flatMap(({ choices }) => choices).length > 0, stack: after.stack }).toEqual({ from: nameOf(state), buttons: true, stack: state.stack });
    }
  });

  test('starting over leaves every flow, and stopping leaves the one on top', () => {
    for (const at of states) {
      const { state } = at;
      expect({ from: nameOf(state), to: nameOf(says(at, startOver).state).split(' ')[0] }).toEqual({ from: nameOf(state), to: state.handoff === null ? openState : 'handoff' });
      const { stack } = says(at, stop).state;
      // A guide below is asked for again; what was on top is gone.
      if (state.stack.length > 0) expect({ from: nameOf(state), left: !stack.includes(state.stack.at(-1) as Frame) }).toEqual({ from: nameOf(state), left: true });
    }
  });

  test('the language is changed, and the place stays', () => {
    for (const at of states) {
      const { state } = at;
      const { state: after, replies } = says(at, other);
      expect({ from: nameOf(state), language: after.language, stack: after.stack }).toEqual({ from: nameOf(state), language: otherLanguage, stack: state.stack });
      expect(replies.flatMap(({ choices }) => choices).length).toBeGreaterThan(0);
    }
  });
});

test('from every state buttons lead back to the open conversation, and to a person or a message', () => {
  const ends = (isEnd: (state: string) => boolean): Set<string> => {
    const reached = new Set(transitions.map(({ to }) => to).filter(isEnd));
    for (let before = -1; before !== reached.size;) {
      before = reached.size;
      for (const { from, to } of transitions) if (reached.has(to)) reached.add(from);
    }
    return reached;
  };
  const states = [...new Set(transitions.map(({ from }) => from))];
  const [free, helped] = [ends((state) => state === openState || state.startsWith('handoff')), ends((state) => state.startsWith('handoff') || state.startsWith('letter') || state === 'reason')];
  expect(states.filter((state) => !free.has(state))).toEqual([]);
  expect(states.filter((state) => !helped.has(state))).toEqual([]);
});
