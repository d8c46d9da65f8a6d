import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { render } from '../../../adapters/teams/render.ts';
import { fromRobot } from '../../../bot/activities.ts';
import type { Conversation } from '../../../bot/ports.ts';
import type { Language } from '../../../common/language.ts';
import { walkButtons } from '../../../dialogs/flow-graph.ts';
import { sampleSituations, sampleStates } from '../../../dialogs/flow-samples.ts';
import type { Outcome } from '../../../dialogs/outcome.ts';
import { respond } from '../../../dialogs/respond.ts';
import { newState } from '../../../dialogs/state.ts';
import { Guide } from '../../../knowledge/guide.ts';
import { openDocuments } from '../../../storage/documents.ts';
import { testGuide } from '../../dialogs/citizen.ts';
import { testLibrary } from '../../support/library.ts';

const library = testLibrary('testby', { hotline: true });
const world = { now: () => new Date('2026-11-24T10:00:00Z'), newId: () => 'id', randomInt: () => 0, passed: () => undefined };

/** Everything the robot says in this outcome, as Teams gets it. */
function shownInTeams({ state, replies }: Outcome) {
  const conversation: Conversation = { id: 'c', version: 1, channel: 'msteams', libraryId: 'testby', state, watermark: 0, createdAt: '', updatedAt: '', reference: null };
  return replies.map((reply) => ({ reply, shown: render(fromRobot(reply, conversation, undefined, world)) }));
}

/** Teams shows text, three suggested actions at most, and six buttons on a card: nothing may be lost. */
function expectWhole(outcome: Outcome): void {
  expect(outcome.replies.length).toBeGreaterThan(0);
  for (const { reply, shown } of shownInTeams(outcome)) {
    expect(shown.text?.trim()).toBeTruthy();
    const cards = (shown.attachments ?? []).map(({ content }) => (content as { buttons: { title: string }[] }).buttons);
    for (const buttons of cards) expect(buttons.length).toBeLessThanOrEqual(6);
    const suggested = shown.suggestedActions?.actions ?? [];
    expect(suggested.length).toBeLessThanOrEqual(3);
    expect([...suggested, ...cards.flat()].map(({ title }) => title)).toEqual(reply.choices.map(({ label }) => label));
  }
}

describe.each(['da', 'en'] as const)('in Teams, in %s', (language: Language) => {
  test('every state that buttons reach is shown whole', () => {
    const guides = [testGuide('pinkode'), testGuide('other'), testGuide('mitid-spaer-misbrug'), testGuide('svindel-phishing')];
    let states = 0;
    walkButtons(sampleSituations(guides, library), language, sampleStates(guides, language), (_, __, outcome) => {
      states += 1;
      if (outcome.replies.length > 0) expectWhole(outcome);
    });
    expect(states).toBeGreaterThan(200);
  });

  test('every step of every guide is shown whole', () => {
    const guides = openDocuments(Guide, join(import.meta.dirname, '../../../knowledge/guides'), '/nowhere').all();
    const [situation] = sampleSituations(guides, library);
    if (situation === undefined) throw new Error('There is no situation.');
    for (const guide of guides) for (const { id: stepId } of guide.steps) for (const phase of ['step', 'stuck'] as const) {
      const state = { ...newState(language), stack: [{ dialog: 'guide' as const, guideId: guide.id, revision: '', stepId, trail: [], phase, others: [] }] };
      expectWhole(respond(state, { kind: 'choice', id: phase === 'step' ? 'repeat' : 'stuck', prompt: null }, situation));
    }
  });
});
