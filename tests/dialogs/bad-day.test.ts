import { describe, expect, test } from '@jest/globals';
import { abandoned, claimed, ended, isWithLibrarian, released, spokenTo } from '../../dialogs/handoff.ts';
import { Citizen, testGuide } from './citizen.ts';

const guides = [testGuide('pinkode'), testGuide('other'), testGuide('mitid-spaer-misbrug'), testGuide('svindel-phishing')];
const off = { reason: { da: 'Vejledningerne bliver rettet.', en: 'The guides are being corrected.' }, by: { id: 'lis', firstName: 'Lis' }, at: '2026-11-24T09:00:00Z' };

describe('a silent robot', () => {
  const silent = (language: 'da' | 'en' = 'da'): Citizen => new Citizen(guides, { switches: { bot: off }, language });

  test('says why at once and to every question, and offers a person and the hours', () => {
    for (const at of [silent(), silent().asksFor('pinkode'), silent().says('bla bla'), silent().pressesOld('guide:pinkode', 0)]) {
      at.sees('Vejledningerne bliver rettet.');
      expect(at.choices).toEqual(['person', 'library']);
      expect(at.state.stack).toEqual([]);
    }
    silent('en').sees('The guides are being corrected.').says('I forgot my code').sees('The guides are being corrected.');
  });

  test('still brings a person, tells the hours, changes the language and helps in danger', () => {
    expect(silent().presses('person').effects).toContainEqual(expect.objectContaining({ kind: 'open-handoff' }));
    expect(silent().says('jeg vil tale med en', { kind: 'handoff' }).effects).toContainEqual(expect.objectContaining({ kind: 'open-handoff' }));
    expect(silent().presses('library').text).not.toContain('rettet');
    silent().says('english').says('my code is gone').sees('corrected');
    silent().says('jeg vil dø', { kind: 'referral', topic: 'despair' }).sees('Livslinien');
    expect(silent().says('nogen har min kode').state.stack.at(-1)).toEqual({ dialog: 'scam' });
    expect(silent().says('nogen har min kode').presses('scam-block').state.stack.at(-1)).toMatchObject({ guideId: 'mitid-spaer-misbrug' });
  });

  test('begins no guide by its code or beside the hours, which it still tells', () => {
    for (const at of [silent().says('guide pinkode', { kind: 'guide', candidates: [{ id: 'pinkode', score: 1 }] }), silent().says('er min konto åben i dag', { kind: 'clarify', candidates: [{ id: 'pinkode', score: 0.5 }, { id: 'other', score: 0.4 }] })]) {
      at.sees('rettet');
      expect(at.state.stack).toEqual([]);
    }
    expect(silent().says('hvornår har I åbent i dag').state.stack.at(-1)).toMatchObject({ dialog: 'library', topic: 'hours' });
  });

  test('tells those who wait that they still do', () => {
    const at = silent().presses('person').waitsAs('r1').says('bla bla bla').says('bla bla bla').sees('Du venter stadig');
    expect(at.choices).toEqual(['cancel-handoff', 'library']);
  });

  test('leaves a guide under way where it is, and goes on there when the day is better', () => {
    const at = new Citizen(guides).asksFor('pinkode').presses('next');
    const place = at.state.stack;
    const { situation } = at;
    at.situation = { ...situation, switches: { bot: off, handoff: null } };
    at.pressesOld('next', at.state.prompt).sees('rettet');
    expect(at.state.stack).toEqual(place);
    at.situation = situation;
    at.says('gentag').isAt('pinkode', 'fork');
    at.situation = { ...situation, switches: { bot: off, handoff: null } };
    expect(at.says('stop').state.stack).toEqual([]);
  });
});

describe('a closed handoff', () => {
  const closed = (): Citizen => new Citizen(guides, { switches: { handoff: off }, others: [{ id: 'naboby', name: 'Naboby' }] });

  test('says why, names the telephone, and opens nothing', () => {
    for (const at of [closed().presses('person'), closed().says('menneske', { kind: 'handoff' }), closed().says('ring mig op', { kind: 'handoff' }), closed().pressesOld('letter-message', 1), closed().says('book en hjælper')]) {
      at.sees('Vejledningerne bliver rettet.').sees('70 00 00 00');
      expect(at.effects.filter(({ kind }) => kind === 'open-handoff')).toEqual([]);
      expect(at.choices).not.toEqual(expect.arrayContaining(['chat']));
    }
  });

  test('sends no message that was half written, and no booking or wish for another library', () => {
    const written = new Citizen(guides).says('læg en besked').says('min printer er død');
    const asking = new Citizen(guides, { others: [{ id: 'naboby', name: 'Naboby' }] }).says('et andet bibliotek').presses('library:naboby');
    const booking = new Citizen(guides).says('biblioteket');
    for (const [at, press] of [[written, 'letter-skip'], [asking, 'share-all'], [booking, 'letter-booking']] as const) {
      expect(at.choices).toContain(press);
      at.situation = { ...at.situation, switches: { bot: null, handoff: off } };
      at.presses(press).sees('rettet');
      expect(at.effects).toEqual([]);
      expect(at.state.stack.at(-1)).toEqual({ dialog: 'ways' });
    }
  });

  test('leaves those who already wait in the queue, and the robot helps on', () => {
    const at = new Citizen(guides).presses('person').waitsAs('r1');
    at.situation = { ...at.situation, switches: { bot: null, handoff: off } };
    expect(at.asksFor('pinkode').state.handoff).toMatchObject({ phase: 'waiting', requestId: 'r1' });
    at.isAt('pinkode', 'first');
  });
});

test('whoever had closed the page reads why they no longer wait, and can ask again', () => {
  const at = new Citizen(guides).asksFor('pinkode').presses('person').waitsAs('r1');
  const { state, replies } = abandoned(at.state);
  expect(state).toMatchObject({ handoff: null, stack: at.state.stack });
  expect(replies[0]?.choices.map(({ id }) => id)).toEqual(['person', 'help']);
});

test('a call that a librarian has is no chat: other words, and the robot goes on; it never ends the conversation', () => {
  const at = new Citizen(guides).says('ring mig op', { kind: 'handoff' }).says('min pension').says('20 30 40 50').waitsAs('r1');
  const { state, reply } = claimed(at.state, 'r1', 'Anna');
  expect([isWithLibrarian(state), reply.text]).toEqual([false, expect.stringContaining('Anna fra biblioteket har taget din henvendelse')]);
  expect(ended(state, 'Anna', false).reply.text).toContain('er færdig med din henvendelse');
  expect(released(state, 'Anna').reply.text).not.toContain('køen');
  expect(isWithLibrarian(spokenTo(state))).toBe(true);
  expect(spokenTo(at.state)).toEqual(at.state);
});

test('an end because of abuse is calm, thanks for nothing, and asks nothing', () => {
  const at = new Citizen(guides).presses('person').waitsAs('r1');
  for (const over of [true, false]) {
    const { state, reply } = ended(at.state, 'Anna', over, true);
    expect(reply.text).toContain('tonen');
    expect(reply.text).not.toMatch(/Anna|Tak/);
    expect(state.stack).toEqual([]);
  }
});
