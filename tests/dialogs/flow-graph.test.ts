import { expect, test } from '@jest/globals';
import { dialogNames, drawFlow, openState, transitionsOf } from '../../dialogs/flow-graph.ts';
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
