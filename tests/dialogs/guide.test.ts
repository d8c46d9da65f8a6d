import { describe, expect, test } from '@jest/globals';
import { Citizen, testGuide } from './citizen.ts';

const guides = [testGuide('pinkode'), testGuide('other'), testGuide('telefon')];
const citizen = (): Citizen => new Citizen(guides);

describe('a guide is walked one step at a time', () => {
  test('asking for it shows title, answer, what to have ready, and the first step', () => {
    citizen().asksFor('pinkode').sees('pinkode da').sees('Answer pinkode.').sees('– Pas').sees('Trin 1 af 3').sees('First da').isAt('pinkode', 'first');
  });

  test('every step offers a way on, help and a person', () => {
    const choices = citizen().asksFor('pinkode').choices;
    expect(choices).toEqual(['next', 'simpler', 'stuck', 'person']);
  });

  test('from first, next is fork; a branch replaces next', () => {
    const at = citizen().asksFor('pinkode').presses('next').isAt('pinkode', 'fork');
    expect(at.choices).toEqual(['option:left', 'option:right', 'option:human', 'option:other', 'simpler', 'back', 'stuck', 'person']);
  });

  test('from fork, left is left, and a step that ends the guide asks whether it worked', () => {
    const at = citizen().asksFor('pinkode').presses('next').presses('option:left').isAt('pinkode', 'left').presses('next');
    at.sees('Virkede det?');
    expect(at.choices).toEqual(['worked', 'failed', 'back', 'person']);
  });

  test('back walks the way that was walked, not the order of the file', () => {
    citizen().asksFor('pinkode').presses('next').presses('option:right').isAt('pinkode', 'right').presses('back').isAt('pinkode', 'fork').presses('back').isAt('pinkode', 'first');
  });

  test('from the end, back is the last step', () => {
    citizen().asksFor('pinkode').presses('next').presses('option:left').presses('next').presses('back').isAt('pinkode', 'left').sees('Left da');
  });

  test('a typed button is the same as a pressed one, in any case and with a full stop', () => {
    citizen().asksFor('pinkode').says('NÆSTE.').isAt('pinkode', 'fork').says('right').isAt('pinkode', 'right');
  });

  test('next in words, in both languages, and without æøå', () => {
    citizen().asksFor('pinkode').says('videre').isAt('pinkode', 'fork').says('tilbage').isAt('pinkode', 'first').says('naeste').isAt('pinkode', 'fork').says('back').isAt('pinkode', 'first');
  });

  test('"next" at a branch asks for the branch again instead of guessing', () => {
    citizen().asksFor('pinkode').says('næste').says('næste').isAt('pinkode', 'fork').sees('Fork da');
  });

  test('a branch may lead to a person', () => {
    const at = citizen().asksFor('pinkode').presses('next').presses('option:human');
    expect(at.effects[0]).toMatchObject({ kind: 'open-handoff', stuckAt: { guideId: 'pinkode', stepId: 'fork', number: 2 } });
  });

  test('a branch may lead to another guide, which takes its place', () => {
    const at = citizen().asksFor('pinkode').presses('next').presses('option:other').isAt('other', 'first');
    expect(at.state.stack).toHaveLength(1);
  });
});

test('a branch to a guide that is gone is not offered; an old button says so, and keeps the place', () => {
  const at = new Citizen([testGuide('pinkode')]).asksFor('pinkode').presses('next');
  expect(at.choices).not.toContain('option:other');
  at.pressesOld('option:other', at.state.prompt);
  at.sees('ikke en guide til endnu').isAt('pinkode', 'fork').sees('Fork da');
  expect(at.choices).toContain('person');
});

describe('being stuck', () => {
  test('shows what helps at this step, and asks', () => {
    const at = citizen().asksFor('pinkode').presses('stuck').sees('Stuck first da');
    expect(at.choices).toEqual(['worked', 'failed', 'simpler', 'repeat', 'person']);
  });

  test('a step without a hint of its own shows the guide\'s', () => {
    citizen().asksFor('pinkode').presses('next').presses('stuck').sees('Genstart telefonen.');
  });

  test('when the hint worked, the next step comes; at a branch, the branch', () => {
    citizen().asksFor('pinkode').presses('stuck').presses('worked').isAt('pinkode', 'fork').presses('stuck').presses('worked').isAt('pinkode', 'fork').sees('Fork da');
  });

  test('"det virker ikke" at a step shows what helps first, and calls a librarian when that did not help', () => {
    const at = citizen().asksFor('pinkode').says('det virker ikke').sees('Stuck first da');
    expect(at.effects).toEqual([]);
    expect(at.says('det virker ikke').effects[0]).toMatchObject({ kind: 'open-handoff' });
  });

  test('when it did not work, a librarian is called, and knows guide and step', () => {
    const at = citizen().asksFor('pinkode').presses('stuck').presses('failed').sees('Jeg henter en bibliotekar');
    expect(at.effects).toContainEqual({ kind: 'count', event: 'guide-failed', guideId: 'pinkode', stepId: 'first' });
    expect(at.effects[0]).toMatchObject({ kind: 'open-handoff', stuckAt: { guideTitle: 'pinkode da', stepText: 'First da' } });
  });
});

test('a way that goes in a circle never grows longer than the guide', () => {
  const circle = testGuide('kreds', { steps: [{ id: 'first' }, { id: 'fork', choices: [{ id: 'left', to: 'first' }, { id: 'right', to: 'right' }, { id: 'human', to: 'person' }, { id: 'other', to: 'left' }] }, { id: 'left', next: 'first' }, { id: 'right' }] });
  const at = new Citizen([circle]).asksFor('kreds');
  for (let round = 0; round < 5; round += 1) at.presses('next').presses('option:left').isAt('kreds', 'first').sees('Trin 1 af 3');
  expect(at.state.stack).toMatchObject([{ trail: [] }]);
});

test('"det virker" at a step goes on to the next one, and does not end the guide', () => {
  const at = citizen().asksFor('pinkode').says('det virker').isAt('pinkode', 'fork');
  expect(at.effects).toEqual([]);
});

describe('the end of a guide', () => {
  const finished = (): Citizen => citizen().asksFor('pinkode').presses('next').presses('option:left').presses('next');

  test('it worked: it is counted, and the conversation is open', () => {
    const at = finished().presses('worked').sees('selv næste gang');
    expect(at.effects).toContainEqual({ kind: 'count', event: 'guide-worked', guideId: 'pinkode', stepId: 'left' });
    at.says('stop').sees('Er der andet');
    expect(at.state.stack).toEqual([]);
  });

  test('it did not work: a librarian is called, and the place is kept', () => {
    const at = finished().presses('failed');
    expect(at.effects[0]).toMatchObject({ kind: 'open-handoff', stuckAt: { stepId: 'left' } });
    at.isAt('pinkode', 'left');
  });
});

describe('leaving a guide and coming back', () => {
  test('another question starts its guide on top and says that the place is kept', () => {
    citizen().asksFor('pinkode').presses('next').asksFor('telefon').isAt('telefon', 'first').sees('Vi gemmer din plads i »pinkode da«');
  });

  test('when the second guide is done, the first is offered where it was', () => {
    const at = citizen().asksFor('pinkode').presses('next').asksFor('telefon').presses('next').presses('option:left').presses('next').presses('worked').says('stop');
    at.sees('Skal vi gå videre med »pinkode da«').presses('resume').isAt('pinkode', 'fork').sees('Fork da');
  });

  test('"nej" to going on opens the conversation', () => {
    const at = citizen().asksFor('pinkode').asksFor('telefon').says('stop').says('nej tak');
    expect(at.state.stack).toEqual([]);
  });

  test('asking again for the first brings it back where it was, once', () => {
    const at = citizen().asksFor('pinkode').presses('next').asksFor('telefon').asksFor('pinkode').isAt('pinkode', 'fork').sees('Vi er i gang');
    expect(at.state.stack.map((frame) => frame.dialog === 'guide' && frame.guideId)).toEqual(['telefon', 'pinkode']);
  });

  test('a question nobody understands keeps the place and repeats the step', () => {
    citizen().asksFor('pinkode').presses('next').says('blåbærgrød og solskin').sees('Det er jeg ikke sikker på').isAt('pinkode', 'fork').sees('Fork da');
  });

  test('small talk in the middle is answered and the step repeated', () => {
    citizen().asksFor('pinkode').says('mange tak skal du have', { kind: 'smalltalk', topic: 'thanks' }).sees('Det var så lidt').isAt('pinkode', 'first').sees('First da');
  });

  test('stop leaves it', () => {
    const at = citizen().asksFor('pinkode').says('stop').sees('Så stopper vi »pinkode da«');
    expect(at.state.stack).toEqual([]);
  });

  test('a button of a finished guide says so instead of doing something', () => {
    const at = citizen().asksFor('pinkode');
    const old = at.state.prompt;
    at.presses('next').pressesOld('stuck', old).sees('Den knap hørte til noget').isAt('pinkode', 'fork');
  });

  test('a guide that was removed meanwhile never traps', () => {
    const at = citizen().asksFor('pinkode');
    const gone = new Citizen([]);
    gone.state = at.state;
    gone.says('næste').sees('findes ikke længere');
    expect(gone.choices).toContain('person');
  });
});

test('changing language keeps the place', () => {
  citizen().asksFor('pinkode').presses('next').says('english').isAt('pinkode', 'fork').sees('Fork en').sees('Step 2 of 3').says('dansk').sees('Fork da');
});
