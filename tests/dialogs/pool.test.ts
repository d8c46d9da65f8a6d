import { describe, expect, test } from '@jest/globals';
import { claimed } from '../../dialogs/handoff.ts';
import { proposeLibrary } from '../../dialogs/other-library.ts';
import { listen } from '../../dialogs/respond.ts';
import { Citizen, testGuide } from './citizen.ts';

const guides = [testGuide('pinkode'), testGuide('other')];
const pool = { id: 'syd', name: { da: 'bibliotekerne på Sydsjælland', en: 'the libraries of South Zealand' } };
const asked = (language: 'da' | 'en' = 'da'): Citizen => new Citizen(guides, { pool, language }).says('menneske', { kind: 'handoff' }).waitsAs('r1');
const shares = ({ effects }: Citizen): boolean => effects.some(({ kind }) => kind === 'share-pool');

describe('staff of a pool', () => {
  test('may help after a yes, and the reason is asked after it', () => {
    const at = asked().sees('Må bibliotekerne på Sydsjælland også hjælpe dig?');
    expect(shares(at)).toBe(false);
    at.presses('share-pool').sees('flere steder');
    expect(at.effects).toContainEqual({ kind: 'share-pool', requestId: 'r1', poolId: 'syd' });
    expect(shares(asked('en').sees('the libraries of South Zealand').says('yes'))).toBe(true);
  });

  test.each(['share-own', 'cancel-handoff', 'library', 'help'])('see nothing after "%s"', (choice) => {
    expect(shares(asked().pressesOld(choice, 99))).toBe(false);
  });

  test('see nothing before the yes: words are the reason, and then it is asked again', () => {
    const at = new Citizen(guides, { pool }).presses('person').waitsAs('r1').says('min printer er død').sees('Må bibliotekerne på Sydsjælland');
    expect(at.effects).toEqual([{ kind: 'give-reason', requestId: 'r1', reason: 'min printer er død', contact: null }]);
    expect(at.choices).toEqual(['share-pool', 'share-own', 'cancel-handoff']);
    expect(shares(at.says('ja'))).toBe(true);
  });

  test('see nothing once the citizen has turned to the robot\'s help', () => {
    const at = new Citizen(guides, { pool }).presses('person').waitsAs('r1').asksFor('pinkode').isAt('pinkode', 'first');
    expect(at.state.stack.map(({ dialog }) => dialog)).toEqual(['guide']);
    expect(shares(at.says('ja'))).toBe(false);
  });

  test('are not asked about where there is no pool, and no longer once a librarian has come', () => {
    expect(new Citizen(guides).says('menneske', { kind: 'handoff' }).text).not.toContain('hjælpe dig?');
    expect(claimed(asked().state, 'r1', 'Anna').state.stack).toEqual([]);
  });
});

describe('a librarian proposes another library', () => {
  const others = [{ id: 'naboby', name: 'Naboby Bibliotek' }];
  const proposed = (): Citizen => {
    const at = new Citizen(guides, { others }).says('menneske', { kind: 'handoff' }).waitsAs('r1');
    at.state = claimed(at.state, 'r1', 'Anna').state;
    const outcome = proposeLibrary(at.state, at.situation, 'naboby', 'Anna');
    expect(outcome.replies.map(({ text }) => text).join()).toContain('Anna vil gerne sende dig videre til Naboby Bibliotek');
    at.state = outcome.state;
    return at;
  };
  const press = (at: Citizen, id: string) => listen(at.state, { kind: 'choice', id, prompt: null }, at.situation);

  test('and it goes there with a yes: the old request ends, a new one is opened', () => {
    const at = proposed();
    const { effects, state } = press(at, 'share-all');
    expect(effects).toEqual(expect.arrayContaining([{ kind: 'pass-on', requestId: 'r1' }, expect.objectContaining({ kind: 'open-handoff', libraryId: 'naboby', shared: 'all' })]));
    expect(state.handoff).toMatchObject({ phase: 'waiting' });
  });

  test('with the new question alone where the citizen wants that', () => {
    const at = proposed();
    const { state } = press(at, 'share-new');
    const { effects } = listen(state, { kind: 'text', text: 'har I min bog?', decision: { kind: 'unknown', language: 'da', candidates: [] }, masked: [] }, at.situation);
    expect(effects).toContainEqual(expect.objectContaining({ kind: 'open-handoff', shared: 'from-now', reason: 'har I min bog?', stuckAt: null }));
  });

  test('and a button of an earlier proposal means nothing for a later one', () => {
    const at = proposed();
    const { effects, state, replies } = listen({ ...at.state, prompt: 7 }, { kind: 'choice', id: 'share-all', prompt: 6 }, at.situation);
    expect([effects, state.stack.at(-1)]).toEqual([[], { dialog: 'other-library', phase: 'consent', libraryId: 'naboby', by: 'Anna' }]);
    expect(replies.at(-1)?.choices.map(({ id }) => id)).toEqual(['share-all', 'share-new', 'share-nothing']);
  });

  test('and it stays with a no, or with words that are for the librarian', () => {
    const at = proposed();
    const { effects, state, replies } = press(at, 'share-nothing');
    expect([effects, state.handoff?.phase, state.stack]).toEqual([[], 'claimed', []]);
    expect(replies[0]?.text).toContain('Du taler stadig med Anna');
    const words = listen(at.state, { kind: 'text', text: 'hvad betyder det?', decision: { kind: 'unknown', language: 'da', candidates: [] }, masked: [] }, at.situation);
    expect([words.effects, words.replies]).toEqual([[], []]);
  });
});
