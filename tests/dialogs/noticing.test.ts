import { describe, expect, test } from '@jest/globals';
import type { Effect } from '../../dialogs/outcome.ts';
import { Citizen, testGuide } from './citizen.ts';

const guides = [testGuide('pinkode'), testGuide('pas'), testGuide('chip'), testGuide('other'), testGuide('mitid-spaer-misbrug')];
const citizen = (): Citizen => new Citizen(guides);
const questions = ({ effects }: Citizen): Effect[] => effects.filter(({ kind }) => kind === 'question');
const counts = ({ effects }: Citizen, event: string): Effect[] => effects.filter((effect) => effect.kind === 'count' && effect.event === event);
const question = (why: string, text: string, place: { guideId: string; stepId: string } | null = null, language = 'da') =>
  ({ kind: 'question', why, text, language, guideId: place?.guideId ?? null, stepId: place?.stepId ?? null });
const words = 'hjælp til pinkode tak';
const first = { guideId: 'pinkode', stepId: 'first' };

describe('not understood', () => {
  test('with the guide and the step where it was said, and in the language it was said in', () => {
    expect(questions(citizen().says('kan jeg få en robot'))).toEqual([question('not-understood', 'kan jeg få en robot')]);
    expect(questions(citizen().asksFor('pinkode').says('den blinker bare'))).toEqual([question('not-understood', 'den blinker bare', first)]);
    expect(questions(citizen().says('що це таке', { language: 'uk' }))).toEqual([question('not-understood', 'що це таке', null, 'uk')]);
  });

  test('what is no question is none', () => {
    expect(questions(citizen())).toEqual([]);
    expect(questions(citizen().says('hej', { kind: 'smalltalk', topic: 'greeting' }))).toEqual([]);
    expect(questions(citizen().says('Tal med en bibliotekar'))).toEqual([]);
    expect(questions(citizen().says('jeg vil ikke leve mere', { kind: 'referral', topic: 'despair' }))).toEqual([]);
    expect(questions(citizen().presses('help'))).toEqual([]);
    expect(questions(citizen().asksFor('pinkode').presses('next'))).toEqual([]);
  });

  test('nor is what somebody writes who waits for a librarian', () => {
    const waits = (): Citizen => citizen().says('menneske tak', { kind: 'handoff' }).waitsAs('r1');
    expect(questions(waits().says('min skærm er sort').says('hallo er der nogen'))).toEqual([]);
    expect(questions(waits().says('min skærm er sort').asksFor('pinkode').asksFor('pas'))).toEqual([]);
    expect(questions(waits().says('min skærm er sort').asksFor('pinkode').says('stop'))).toEqual([]);
  });
});

describe('misunderstood', () => {
  test('who at once asks something else that leads elsewhere meant another guide', () => {
    const at = citizen().asksFor('pinkode').asksFor('pas');
    expect(questions(at)).toEqual([question('misunderstood', words, first)]);
    expect(questions(at.asksFor('chip'))).toEqual([question('misunderstood', 'hjælp til pas tak', { guideId: 'pas', stepId: 'first' })]);
  });

  test('also by way of a question which of several was meant', () => {
    const at = citizen().asksFor('pinkode').says('nej den anden', { kind: 'clarify', candidates: [{ id: 'pas', score: 0.4 }, { id: 'chip', score: 0.4 }] });
    expect(questions(at)).toEqual([]);
    expect(questions(at.presses('guide:pas'))).toEqual([question('misunderstood', words, first)]);
  });

  test('who has gone on with the guide first asks a new question', () => {
    const at = citizen().asksFor('pinkode').presses('next').presses('option:left').asksFor('pas');
    expect(questions(at)).toEqual([]);
  });

  test('none of those that were offered, or "that is not it"', () => {
    const asked = 'min ting driller';
    const offered = (): Citizen => citizen().says(asked, { kind: 'clarify', candidates: [{ id: 'pas', score: 0.4 }, { id: 'chip', score: 0.4 }] });
    expect(questions(offered().presses('none'))).toEqual([question('misunderstood', asked)]);
    expect(questions(offered().says('ingen af dem'))).toEqual([question('misunderstood', asked)]);
    expect(questions(offered().says('stop'))).toEqual([]);
    expect(questions(citizen().asksFor('pinkode').says('det var ikke det'))).toEqual([question('misunderstood', words, first)]);
    expect(questions(citizen().says('noget andet'))).toEqual([]);
  });

  test('a scam that was none', () => {
    const text = 'nogen har misbrugt mit kort';
    const at = citizen().says(text, { kind: 'guide', candidates: [{ id: 'mitid-spaer-misbrug', score: 0.9 }] });
    expect(questions(at)).toEqual([]);
    expect(questions(at.presses('scam-no'))).toEqual([question('misunderstood', text)]);
  });

  test('a guide that leads on to another was the right one, and so was one that a button began', () => {
    expect(questions(citizen().asksFor('pinkode').presses('next').presses('option:other'))).toEqual([]);
    expect(questions(citizen().pressesOld('guide:pinkode', 1).asksFor('pas'))).toEqual([]);
  });

  test('somebody for whom it worked asks for the next thing', () => {
    const at = citizen().asksFor('pinkode').pressesOld('step:9', 2);
    at.state = { ...at.state, stack: at.state.stack.map((frame) => (frame.dialog === 'guide' ? { ...frame, phase: 'finished' as const } : frame)) };
    expect(questions(at.says('det virkede'))).toEqual([]);
    expect(questions(at.asksFor('pas'))).toEqual([]);
  });
});

describe('given up', () => {
  test('who stops is counted where they were, with the words that led there', () => {
    const at = citizen().asksFor('pinkode').presses('next').says('stop');
    expect(questions(at)).toEqual([question('given-up', words, { guideId: 'pinkode', stepId: 'fork' })]);
    expect(counts(at, 'guide-left')).toEqual([{ kind: 'count', event: 'guide-left', guideId: 'pinkode', stepId: 'fork' }]);
  });

  test('who begins anew, or does not go on with what lies below', () => {
    expect(counts(citizen().asksFor('pinkode').says('forfra'), 'guide-left')).toHaveLength(1);
    const at = citizen().asksFor('pinkode').presses('next').presses('option:left').asksFor('pas').says('stop');
    expect(counts(at, 'guide-left')).toEqual([expect.objectContaining({ guideId: 'pas' })]);
    expect(counts(at.presses('no-resume'), 'guide-left')).toEqual([{ kind: 'count', event: 'guide-left', guideId: 'pinkode', stepId: 'left' }]);
    expect(questions(at)).toEqual([question('given-up', words, { guideId: 'pinkode', stepId: 'left' })]);
  });

  test('it did not work: once, also where the way to a person takes a turn more', () => {
    const at = new Citizen(guides, { duty: { rostered: false } }).asksFor('pinkode').presses('stuck').presses('failed');
    expect(questions(at)).toEqual([question('given-up', words, first)]);
    expect(counts(at, 'guide-failed')).toHaveLength(1);
    expect(counts(at, 'guide-person')).toEqual([]);
    at.says('menneske tak', { kind: 'handoff' });
    expect(questions(at)).toEqual([]);
  });

  test('a person from a step', () => {
    const at = citizen().asksFor('pinkode').presses('next').presses('person');
    expect(questions(at)).toEqual([question('given-up', words, { guideId: 'pinkode', stepId: 'fork' })]);
    expect(counts(at, 'guide-person')).toEqual([{ kind: 'count', event: 'guide-person', guideId: 'pinkode', stepId: 'fork' }]);
    expect(counts(citizen().says('menneske tak', { kind: 'handoff' }), 'guide-person')).toEqual([]);
  });

  test('whoever came by a button is counted, and has asked nothing', () => {
    const at = citizen().pressesOld('guide:pinkode', 1).says('stop');
    expect(questions(at)).toEqual([]);
    expect(counts(at, 'guide-left')).toHaveLength(1);
  });

  test('whoever reached the end, or turns to another guide for a while, has not left', () => {
    const at = citizen().asksFor('pinkode').presses('next').presses('option:left').presses('next');
    expect(counts(at.says('forfra'), 'guide-left')).toEqual([]);
    expect(counts(citizen().asksFor('pinkode').asksFor('pas'), 'guide-left')).toEqual([]);
    expect(counts(citizen().asksFor('pinkode').presses('next').presses('option:other'), 'guide-left')).toEqual([]);
  });
});
