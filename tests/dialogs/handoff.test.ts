import { describe, expect, test } from '@jest/globals';
import { claimed, ended } from '../../dialogs/handoff.ts';
import { Citizen, testGuide } from './citizen.ts';

const guides = [testGuide('pinkode'), testGuide('other'), testGuide('mitid-spaer-misbrug')];
const citizen = (): Citizen => new Citizen(guides);

describe('the way to a person', () => {
  test('a wish in own words is the reason the librarian reads', () => {
    const at = citizen().says('må jeg få en rigtig en i røret', { kind: 'handoff' }).sees('Jeg henter en bibliotekar').sees('ringe til biblioteket på 70 00 00 00');
    expect(at.effects).toContainEqual(expect.objectContaining({ kind: 'open-handoff', request: 'chat', reason: 'må jeg få en rigtig en i røret', urgency: 'normal', stuckAt: null, shared: 'all', contact: null }));
    expect(at.choices).toEqual(['cancel-handoff']);
    expect(at.state.handoff).toMatchObject({ phase: 'waiting', kind: 'chat' });
  });

  test('a pressed button brings along what was last asked and not understood', () => {
    const at = citizen().says('kan jeg ride til månen').presses('person');
    expect(at.effects).toContainEqual(expect.objectContaining({ kind: 'open-handoff', reason: 'kan jeg ride til månen' }));
  });

  test.each(['menneske', 'Bibliotekar!', 'human', 'Tal med en bibliotekar'])('"%s" alone is enough', (word) => {
    expect(citizen().says(word).effects).toContainEqual(expect.objectContaining({ kind: 'open-handoff' }));
  });

  test('a library without a telephone promises none', () => {
    const at = new Citizen(guides, { library: { phone: null } }).presses('person');
    expect(at.text).not.toContain('ringe');
  });

  test('a scam goes first', () => {
    expect(citizen().asksFor('mitid-spaer-misbrug').presses('person').effects).toContainEqual(expect.objectContaining({ kind: 'open-handoff', urgency: 'scam' }));
  });
});

describe('waiting', () => {
  const waiting = (): Citizen => {
    const at = citizen().asksFor('pinkode').presses('person');
    at.state = { ...at.state, handoff: at.state.handoff === null ? null : { ...at.state.handoff, requestId: 'request-1' } };
    return at;
  };

  test('the guide goes on meanwhile, and its way out is to stop waiting', () => {
    expect(waiting().says('næste').isAt('pinkode', 'fork').choices).toContain('cancel-handoff');
  });

  test('asking for a person, and no longer wanting one, keeps the buttons of the step', () => {
    const at = waiting();
    expect(at.choices).toEqual(['next', 'simpler', 'stuck', 'cancel-handoff']);
    expect(at.presses('cancel-handoff').choices).toEqual(['next', 'simpler', 'stuck', 'person']);
  });

  test('asking again opens no second request', () => {
    const at = waiting().says('menneske').sees('Du står allerede i køen');
    expect(at.effects).toEqual([]);
  });

  test('the citizen can stop waiting, and ask again later', () => {
    const at = waiting().says('jeg vil ikke vente').sees('Du venter ikke længere');
    expect(at.effects).toEqual([{ kind: 'cancel-handoff', requestId: 'request-1' }]);
    expect(at.says('menneske').effects).toContainEqual(expect.objectContaining({ kind: 'open-handoff' }));
  });

  test('stopping to wait when nobody waits does nothing', () => {
    expect(citizen().pressesOld('cancel-handoff', 1).effects).toEqual([]);
  });
});

describe('a person takes over and hands back', () => {
  test('taking over says the first name and that the robot is silent', () => {
    const { state, reply } = claimed(citizen().state, 'request-1', 'Anna');
    expect(state.handoff).toMatchObject({ phase: 'claimed', requestId: 'request-1', librarian: 'Anna' });
    expect(reply.text).toContain('Anna');
    expect(reply.text).toContain('Robotten er stille');
  });

  test('handing back keeps the flow, and whoever was stuck gets the step again', () => {
    const stuck = citizen().asksFor('pinkode').presses('stuck').state;
    const { state } = ended(claimed(stuck, 'request-1', 'Anna').state, 'Anna', false);
    expect(state).toMatchObject({ handoff: null, over: false, stack: [{ dialog: 'feedback', about: 'librarian' }, { guideId: 'pinkode', phase: 'step' }] });
  });

  test('how it went is asked in one tap, once nothing else is under way', () => {
    const at = citizen().asksFor('pinkode');
    at.state = ended(claimed(at.state, 'request-1', 'Anna').state, 'Anna', false).state;
    at.says('stop').sees('Fik du den hjælp').presses('rating-good');
    expect(at.effects).toEqual([{ kind: 'count', event: 'rating-good', guideId: '', stepId: 'librarian' }]);
    expect(at.presses('feedback-done').state.stack).toEqual([]);
  });

  test('ending ends', () => {
    expect(ended(citizen().state, 'Anna', true).state.over).toBe(true);
  });
});
