import { describe, expect, test } from '@jest/globals';
import { contactIn } from '../../dialogs/contact.ts';
import { tellsOfScam } from '../../dialogs/scam-words.ts';
import { Guide } from '../../knowledge/guide.ts';
import type { Decision } from '../../knowledge/understanding/decision.ts';
import type { BranchToday } from '../../libraries/today.ts';
import { Citizen, testGuide } from './citizen.ts';

const guides = [testGuide('pinkode'), testGuide('other'), testGuide('mitid-spaer-misbrug'), testGuide('svindel-phishing')];
const branch = (change: Partial<BranchToday> = {}): BranchToday => ({
  id: 'midtby', name: 'Midtby', staffedUntil: '18:00', selfServiceUntil: null, days: [], openUntil: null, citizenServiceUntil: null,
  nextStaffed: [{ date: '2026-11-25', from: '10:00', to: '18:00' }], known: true, entry: null, ...change,
});

describe('a guide, in the citizen\'s own pace', () => {
  test('a step can be said more simply, and walked on from', () => {
    const plain = testGuide('pinkode');
    const danish = plain.languages['da'];
    if (danish === undefined) throw new Error('It has no Danish.');
    const at = new Citizen([{ ...plain, languages: { da: { ...danish, steps: { ...danish.steps, first: { text: 'Åbn din browser. Skriv mitid.dk.' } } } } }]).asksFor('pinkode');
    at.presses('simpler').sees('Åbn din browser.\nSkriv mitid.dk.').sees('»browser«: Det program');
    at.presses('next').isAt('pinkode', 'fork');
  });

  test('a step is skipped, but a fork is not', () => {
    const at = new Citizen(guides).asksFor('pinkode').says('spring over').isAt('pinkode', 'fork');
    at.says('spring over').sees('deler vejen sig').isAt('pinkode', 'fork');
  });

  test('a number leads to its step, as far as the way is known', () => {
    const at = new Citizen(guides).asksFor('pinkode').says('trin 2').isAt('pinkode', 'fork');
    at.says('gå til trin 1').isAt('pinkode', 'first').says('trin 4').sees('kan ikke vise trin 4').isAt('pinkode', 'fork');
  });

  test('words that say how far one is are asked about, not acted upon', () => {
    const asks = (): Citizen => new Citizen(guides).says('jeg er nået til trin 2 i guiden om pinkode', { kind: 'guide', candidates: [{ id: 'pinkode', score: 0.9 }] }).sees('Er du nået hertil?\n»Fork da«');
    asks().presses('here').isAt('pinkode', 'fork').says('tilbage').isAt('pinkode', 'first');
    asks().presses('beginning').isAt('pinkode', 'first');
  });

  test('where the words fit several steps, each is a button, and the way back leads to the beginning', () => {
    const plain = testGuide('pinkode');
    const danish = plain.languages['da'];
    if (danish === undefined) throw new Error('It has no Danish.');
    const texts = { first: { text: 'Åbn siden.' }, card: { text: 'Scan kortet med kameraet. Vent lidt.' }, chip: { text: 'Scan chippen i kortet.' }, ...Object.fromEntries(['Gem', 'Luk', 'Betal', 'Send', 'Hent', 'Vask', 'Klip', 'Mal'].map((verb) => [verb.toLowerCase(), { text: `${verb} det hele.` }])) };
    const guide = Guide.parse({ ...plain, steps: Object.keys(texts).map((id) => ({ id })), languages: { da: { ...danish, steps: texts } } });
    const asks = (): Citizen => new Citizen([guide]).says('nu beder den mig scanne kortet', { kind: 'guide', candidates: [{ id: 'pinkode', score: 0.9 }] }).sees('Hvor er du nået til?');
    expect(asks().replies.at(-1)?.choices.map(({ label }) => label)).toEqual(['Scan kortet med kameraet.', 'Scan chippen i kortet.', 'Ingen af dem, begynd forfra', 'Tal med en bibliotekar']);
    asks().presses('at:chip').isAt('pinkode', 'chip').says('tilbage').isAt('pinkode', 'card');
    asks().presses('from-start').isAt('pinkode', 'first');
    asks().says('Scan kortet med kameraet').isAt('pinkode', 'card');
  });

  test('a pause keeps the step, and "fortsæt" shows it again without skipping it', () => {
    const at = new Citizen(guides).asksFor('pinkode').presses('next').says('pause').sees('gemmer din plads');
    at.says('fortsæt').isAt('pinkode', 'fork');
  });

  test('hours later "fortsæt" welcomes back and shows the step, instead of going past it', () => {
    const at = new Citizen(guides).asksFor('pinkode');
    at.situation = { ...at.situation, away: 300 };
    at.says('fortsæt').sees('Velkommen tilbage').isAt('pinkode', 'first');
    at.situation = { ...at.situation, away: 0 };
    at.says('næste').isAt('pinkode', 'fork');
  });

  test('a picture is shown larger where there is one', () => {
    const pictured = testGuide('billede', { steps: [{ id: 'first', picture: 'qr.svg' }, { id: 'fork', next: 'done' }, { id: 'left' }, { id: 'right' }] });
    const at = new Citizen([pictured]).asksFor('billede').says('større billede');
    expect(at.replies.at(-1)?.step?.picture?.large).toBe(true);
    at.says('næste').says('større billede').sees('ikke noget billede');
  });

  test('the language changes in the middle and the place is kept', () => {
    new Citizen(guides).asksFor('pinkode').presses('next').says('english').sees('Fork en').isAt('pinkode', 'fork').says('dansk').sees('Fork da');
  });
});

describe('how it went', () => {
  const worked = (): Citizen => new Citizen(guides).asksFor('pinkode').presses('next').presses('option:left').presses('next').presses('worked');

  test('one tap each: could do it alone, how it was, a comment that belongs to nobody', () => {
    const at = worked().presses('alone-maybe').sees('Hvordan var hjælpen');
    expect(at.effects).toEqual([{ kind: 'count', event: 'alone-maybe', guideId: 'pinkode', stepId: '' }]);
    at.presses('rating-bad').presses('comment').says('der var for mange trin', { kind: 'guide', candidates: [{ id: 'other', score: 0.9 }] }).sees('Tak');
    expect(at.effects).toEqual([{ kind: 'comment', about: 'guide', guideId: 'pinkode', rating: 'bad', text: 'der var for mange trin' }]);
    expect(at.state.stack).toEqual([]);
  });

  test('nothing has to be answered: the next question is a question', () => {
    worked().asksFor('other').isAt('other', 'first');
    worked().presses('alone-no').presses('rating-good').asksFor('other').isAt('other', 'first');
  });
});

describe('somebody has my code', () => {
  test.each(['der er nogen der har fået fat i min kode', 'jeg kom til at give en mand i telefonen min kode til mitid', 'min konto er tømt', 'I gave them my MitID code', 'jeg er blevet snydt og de har mit kort'])('"%s" gets what to do at once, before any queue', (text) => {
    const at = new Citizen(guides).says(text).sees('Spær dit MitID').sees('Ring til din bank');
    expect(at.effects).toEqual([{ kind: 'count', event: 'scam', guideId: '', stepId: '' }]);
    expect(at.choices.slice(0, 2)).toEqual(['scam-block', 'person']);
    expect(at.presses('person').effects).toContainEqual(expect.objectContaining({ kind: 'open-handoff', urgency: 'scam', reason: text }));
  });

  test.each(['jeg har glemt min kode til mitid', 'jeg har givet min mor fuldmagt til min bank', 'hvordan undgår jeg at blive snydt', 'jeg skal skifte konto'])('"%s" is no alarm', (text) => {
    expect(tellsOfScam(text)).toBe(false);
  });

  test('whoever then asks for a person in own words is as urgent, and an old button still shows how to block', () => {
    const at = new Citizen(guides).says('nogen har min kode').says('må jeg snakke med en', { kind: 'handoff' });
    expect(at.effects).toContainEqual(expect.objectContaining({ kind: 'open-handoff', urgency: 'scam', reason: 'må jeg snakke med en' }));
    new Citizen(guides).says('nogen har min kode').says('forfra').pressesOld('scam-block', 1).isAt('mitid-spaer-misbrug', 'first');
  });

  test('it comes before whatever was asked, keeps what was said, and lifts the wait to the front', () => {
    const at = new Citizen(guides).presses('person').waitsAs('r1').says('der er nogen der har fået min kode').sees('Spær dit MitID');
    expect(at.text.startsWith('Gør det her')).toBe(true);
    expect(at.effects).toEqual(expect.arrayContaining([{ kind: 'give-reason', requestId: 'r1', reason: 'der er nogen der har fået min kode', contact: null }, { kind: 'make-urgent', requestId: 'r1' }]));
    new Citizen(guides).says('læg en besked').says('nogen har taget penge fra min konto').sees('Spær dit MitID').presses('scam-no').sees('nogen har taget penge fra min konto');
  });

  test('it is left in one press where it was something else', () => {
    const at = new Citizen(guides).says('nogen har min kode').presses('scam-no').sees('Er der andet');
    expect(at.state.stack).toEqual([]);
  });
});

describe('the way to a person', () => {
  test('at a computer in staffed hours the nearest help is the counter, with a code to say', () => {
    const at = new Citizen(guides, { today: { branches: [branch()] } });
    at.state = { ...at.state, place: { branchId: 'midtby', computer: '7' } };
    at.presses('person').sees('personale her på Midtby');
    expect(at.choices).toEqual(expect.arrayContaining(['counter', 'come', 'chat', 'letter-message']));
    at.presses('counter').sees('K7-M4');
    expect(at.effects).toContainEqual(expect.objectContaining({ kind: 'open-handoff', request: 'counter', code: 'K7-M4' }));
  });

  test('when the staff have gone meanwhile the ways are shown anew', () => {
    const at = new Citizen(guides, { today: { branches: [branch()] } });
    at.state = { ...at.state, place: { branchId: 'midtby', computer: '7' } };
    at.presses('person');
    at.situation = { ...at.situation, today: { ...at.situation.today, branches: [branch({ staffedUntil: null })] } };
    at.presses('counter');
    expect(at.effects).toEqual([]);
    expect(at.presses('chat').effects).toContainEqual(expect.objectContaining({ kind: 'open-handoff', request: 'chat' }));
  });

  test('in self-service hours neither counter nor staff is offered', () => {
    const at = new Citizen(guides, { today: { branches: [branch({ staffedUntil: null, selfServiceUntil: '22:00' })] } });
    at.state = { ...at.state, place: { branchId: 'midtby', computer: '7' } };
    at.presses('person');
    expect(at.choices).not.toContain('counter');
    expect(at.effects).toContainEqual(expect.objectContaining({ kind: 'open-handoff', request: 'chat' }));
  });

  test('place and waiting time are told where they are known, and nothing else is', () => {
    new Citizen(guides, { duty: { waiting: 2, waitMinutes: 6 } }).presses('person').sees('Der er 2 før dig').sees('cirka 6 minutter');
    expect(new Citizen(guides, { duty: { waiting: 0, waitMinutes: null } }).presses('person').text).not.toContain('minutter');
    new Citizen(guides, { duty: { atDesk: 0 } }).presses('person').sees('ingen klar i chatten');
  });

  test('outside chat duty nothing is opened: message, call, telephone, and when it opens', () => {
    const at = new Citizen(guides, { duty: { rostered: false, next: { date: '2026-11-25', from: '10:00', to: '12:00' } }, today: { branches: [branch({ staffedUntil: null })], nextStaffed: { branchName: 'Midtby', date: '2026-11-25', from: '10:00', to: '18:00' } } }).presses('person');
    at.sees('åbner igen i morgen kl. 10–12').sees('70 00 00 00').sees('personale igen på Midtby i morgen kl. 10–18');
    expect(at.choices).toEqual(['letter-message', 'letter-call', 'no-person']);
    expect(at.effects).toEqual([]);
  });

  test('a library that only refers says where to go', () => {
    const at = new Citizen(guides, { library: { answering: { ways: [], duty: null, chatsAtOnce: 3 } } }).presses('person').sees('https://testby.example');
    expect(at.choices).toEqual(['no-person']);
  });

  test('whoever waits is asked what it is about, once, and helped meanwhile', () => {
    const at = new Citizen(guides).presses('person').sees('hvad du vil have hjælp til').waitsAs('r1');
    at.says('jeg kan ikke finde min pinkode', { kind: 'guide', candidates: [{ id: 'pinkode', score: 0.9 }] }).isAt('pinkode', 'first');
    expect(at.effects).toContainEqual({ kind: 'give-reason', requestId: 'r1', reason: 'jeg kan ikke finde min pinkode', contact: null });
  });
});

describe('a message, a call, a time', () => {
  test('a telephone number is stored apart, and the transcript keeps another sentence', () => {
    const at = new Citizen(guides, { duty: { rostered: false } }).presses('person').presses('letter-call').says('min skat, for pokker').sees('dit telefonnummer');
    at.says('Karen Holm, 20 30 40 50');
    expect(at.effects).toContainEqual(expect.objectContaining({ kind: 'open-handoff', request: 'call', reason: 'min skat, for pokker', contact: { name: 'Karen Holm', phone: '20 30 40 50', email: null } }));
    expect(at.said).toContain('gemt for sig selv');
    expect(JSON.stringify(at.state)).not.toMatch(/20 30|Karen/);
    expect(at.choices).toContain('cancel-handoff');
  });

  test('a number in the message itself is taken out of what is kept, and is enough', () => {
    const at = new Citizen(guides).says('ring mig op').says('om min pension, ring på 20 30 40 50 efter kl. 12');
    expect(at.effects).toContainEqual(expect.objectContaining({ request: 'call', reason: 'om min pension, ring på … efter kl. 12', contact: { name: null, phone: '20 30 40 50', email: null } }));
    expect(at.said).toBe('om min pension, ring på … efter kl. 12');
  });

  test('who asks in own words to be called is called, and not put in the queue', () => {
    const wish = (text: string): Citizen => new Citizen(guides).says(text, { kind: 'handoff' });
    expect(wish('kan i ringe mig op').sees('ringer om').effects).toEqual([]);
    expect(wish('vil I ringe til mig på 20 30 40 50 om min skat').effects).toContainEqual(expect.objectContaining({ request: 'call', contact: { name: null, phone: '20 30 40 50', email: null } }));
    const chatOnly = new Citizen(guides, { library: { answering: { ways: ['chat'], duty: null, chatsAtOnce: 3 } } }).says('kan i ringe mig op', { kind: 'handoff' });
    expect(chatOnly.effects).toContainEqual(expect.objectContaining({ request: 'chat' }));
  });

  test('a number that is written while waiting is kept apart too', () => {
    const at = new Citizen(guides).presses('person').waitsAs('r1').says('tlf 20304050 om min pension');
    expect(at.effects).toContainEqual({ kind: 'give-reason', requestId: 'r1', reason: 'tlf … om min pension', contact: { name: null, phone: '20304050', email: null } });
    expect(at.said).toBe('tlf … om min pension');
    expect(JSON.stringify(at.state)).not.toContain('20304050');
  });

  test('a call without a number is asked for again, and can become a message', () => {
    const at = new Citizen(guides).says('ring mig op').says('noget med skat').says('på min mobil').sees('Jeg kan ikke se et telefonnummer');
    expect(at.said).toContain('gemt for sig selv');
    at.presses('letter-instead').presses('letter-skip').sees('Svaret kommer her');
    expect(at.effects).toContainEqual(expect.objectContaining({ request: 'message', contact: null }));
  });

  test('a helper is booked for a wished day', () => {
    const at = new Citizen(guides, { today: { branches: [branch()] } }).says('book en hjælper').sees('Hvornår passer').presses('letter-time:2026-11-25').sees('hjælp til, når du mødes').says('hjælp til min telefon');
    at.says('karen@example.dk').sees('gælder først, når de har svaret');
    expect(at.effects).toContainEqual(expect.objectContaining({ request: 'booking', time: 'i morgen', contact: { name: null, phone: null, email: 'karen@example.dk' } }));
  });

  test('it can be left, and danger comes before it', () => {
    expect(new Citizen(guides).says('læg en besked').presses('letter-cancel').sees('ikke sendt noget').effects).toEqual([]);
    new Citizen(guides).says('læg en besked').says('jeg vil ikke leve mere', { kind: 'referral', topic: 'despair' }).sees('112');
  });

  test('a message replaces the wait in the queue', () => {
    const at = new Citizen(guides, { duty: { atDesk: 0 } }).says('menneske').waitsAs('r1').presses('letter-message').says('min pas').presses('letter-skip');
    expect(at.effects.map(({ kind }) => kind)).toEqual(['cancel-handoff', 'open-handoff', 'count']);
  });

  test.each([
    ['Karen Holm 20304050', { name: 'Karen Holm', phone: '20304050', email: null }],
    ['jeg hedder Bo, ring på +45 20 30 40 50', { name: 'Bo', phone: '+45 20 30 40 50', email: null }],
    ['mail: bo.h@example.dk mvh Bo', { name: 'Bo', phone: null, email: 'bo.h@example.dk' }],
    ['my name is Anne-Marie O’Neil and my number is 12-34-56-78', { name: 'Anne-Marie O’Neil', phone: '12-34-56-78', email: null }],
    ['ved det ikke', { name: 'ved det ikke', phone: null, email: null }],
  ])('%s', (text, contact) => expect(contactIn(text)).toEqual(contact));
});

describe('another library', () => {
  const others = [{ id: 'naboby', name: 'Naboby Bibliotek' }, { id: 'fjernby', name: 'Fjernby Bibliotek' }];
  const asks = (): Citizen => new Citizen(guides, { others }).asksFor('pinkode').says('et andet bibliotek').says('naboby').sees('Må de læse');

  test('with a yes its staff may read everything', () => {
    expect(asks().presses('share-all').effects).toContainEqual(expect.objectContaining({ kind: 'open-handoff', libraryId: 'naboby', shared: 'all', stuckAt: expect.objectContaining({ guideId: 'pinkode' }) }));
  });

  test('only the new question leaves out the guide, the step and the old words', () => {
    const at = asks().presses('share-new').says('hvornår lukker I');
    expect(at.effects).toContainEqual(expect.objectContaining({ libraryId: 'naboby', shared: 'from-now', stuckAt: null, reason: 'hvornår lukker I' }));
  });

  test('who waits already is moved, not doubled', () => {
    const at = new Citizen(guides, { others }).says('menneske').waitsAs('r1').says('et andet bibliotek').says('naboby').presses('share-all');
    expect(at.effects.map(({ kind }) => kind)).toEqual(['cancel-handoff', 'open-handoff', 'count']);
  });

  test('with a no nothing is sent', () => {
    expect(asks().presses('share-nothing').sees('Ingen andre').effects).toEqual([]);
  });
});

describe('the library itself', () => {
  test('staff and an open door are never confused', () => {
    const at = new Citizen(guides, { today: { branches: [branch(), branch({ id: 'nord', name: 'Nord', staffedUntil: null, selfServiceUntil: '22:00' }), branch({ id: 'syd', name: 'Syd', staffedUntil: null })] } }).says('åbningstider');
    at.sees('Midtby: Der er personale til kl. 18. De kan hjælpe dig.').sees('Nord: Døren er åben til kl. 22, men der er ikke noget personale.').sees('Syd: Lukket lige nu. Der er personale igen i morgen kl. 10–18.');
  });

  test.each(['hvornår har I åbent', 'er der lukket nu', 'when do you close'])('"%s" is answered with the hours, though several guides look near', (text) => {
    const live = [testGuide('aabent-bibliotek', { live: 'hours' }), testGuide('other')];
    new Citizen(live, { today: { branches: [branch()] } }).says(text, { kind: 'clarify', language: 'da', candidates: [{ id: 'other', score: 0.4 }, { id: 'aabent-bibliotek', score: 0.3 }] }).sees('Der er personale til kl. 18');
    new Citizen(live).says('hvordan kommer jeg ind uden personale', { kind: 'guide', candidates: [{ id: 'aabent-bibliotek', score: 0.9 }] }).isAt('aabent-bibliotek', 'first');
  });

  test('courses and IT cafés come with day, place, volunteers and where to sign up', () => {
    const at = new Citizen(guides, { today: { events: [{ title: 'It-café', start: '2026-11-26T14:00', end: '2026-11-26T16:00', place: 'Midtby', url: 'https://testby.example/it', state: 'sold-out', volunteers: true, allDay: false }] } }).says('it café');
    at.sees('– torsdag 26. november kl. 14–16: It-café, Midtby. Frivillige hjælper. Alt er optaget. Læs mere: https://testby.example/it');
    new Citizen(guides).says('it café').sees('Jeg kender ikke bibliotekets kalender');
  });

  test('of a branch that is open in its own words nobody says that there is staff', () => {
    const closed = { staffedUntil: null, nextStaffed: [] };
    const at = new Citizen(guides, { today: { branches: [branch({ ...closed, openUntil: { until: '20:00', title: 'Aftenbibliotek' } }), branch({ id: 'nord', name: 'Nord', ...closed, openUntil: { until: '17:30', title: null } })] } }).says('åbningstider');
    at.sees('Midtby: Aftenbibliotek til kl. 20. Jeg kan ikke se, om der er personale.').sees('Nord: Åbent til kl. 17.30. Jeg kan ikke se, om der er personale.');
  });

  test('the branch that is named is answered for alone, and the others are a press away', () => {
    const live = [testGuide('aabent-bibliotek', { live: 'hours' })];
    const at = new Citizen(live, { today: { branches: [branch(), branch({ id: 'nord', name: 'Nord Bibliotek' })] } }).says('hvornår lukker nords bibliotek', { kind: 'guide', candidates: [{ id: 'aabent-bibliotek', score: 0.9 }] });
    expect(at.text).toBe('Nord Bibliotek: Der er personale til kl. 18. De kan hjælpe dig.');
    at.presses('library-all-hours').sees('Midtby: Der er').sees('Nord Bibliotek: Der er');
    new Citizen(live, { today: { branches: [branch(), branch({ id: 'nord', name: 'Nord Bibliotek' })] } }).says('er nord åben nu').sees('Nord Bibliotek: Der er personale til kl. 18.');
  });

  test('another day is told with all that is open then, and a day nobody knows with where it stands', () => {
    const opening = (category: 'staffed' | 'self-service' | 'open', from: string, to: string, title: string | null = null) => ({ category, from, to, title });
    const days = [{ date: '2026-11-25', openings: [opening('self-service', '07:00', '22:00'), opening('staffed', '10:00', '16:30')] }, { date: '2026-11-27', openings: [] }, { date: '2026-11-28', openings: [opening('open', '10:00', '13:00', 'Lørdagsåbent')] }];
    const asks = (text: string): Citizen => new Citizen(guides, { today: { branches: [branch({ days })] } }).says(text);
    asks('hvornår har I åbent i morgen').sees('Midtby, i morgen: Døren er åben kl. 7–22; uden for tiden med personale kan ingen hjælpe dig. Personale kl. 10–16.30.');
    asks('hvad tid åbner i på fredag').sees('Midtby, fredag 27. november: Lukket.');
    asks('har i åbent i weekenden').sees('Lørdagsåbent kl. 10–13. Jeg kan ikke se, om der er personale.');
    asks('when do you close on sunday').sees('søndag 29. november: Det ved jeg ikke. Se tiderne på https://testby.example.');
    asks('hvornår lukker I i dag').sees('Der er personale til kl. 18');
    // Other things are closed too.
    new Citizen(guides, { today: { branches: [branch({ days })] } }).says('min konto er lukket i dag', { kind: 'guide', candidates: [{ id: 'other', score: 0.9 }] }).isAt('other', 'first');
  });

  test('of many branches those with help come first, and the rest stand on the website', () => {
    const closed = Array.from({ length: 8 }, (_, index) => branch({ id: `b${index}`, name: `Afdeling ${index}`, staffedUntil: null, nextStaffed: [] }));
    const at = new Citizen(guides, { today: { branches: [...closed, branch()] } }).says('åbningstider');
    expect(at.text.split('\n')).toHaveLength(7);
    expect(at.text).toMatch(/^Midtby: Der er personale.*De andre afdelinger kan du se på https:\/\/testby\.example\.$/s);
  });

  test('what the website said is told with its age when it is away', () => {
    const read = (hoursReadAt: string) => new Citizen(guides, { today: { branches: [branch()], hoursReadAt } }).says('åbningstider').text;
    expect(read('2026-11-24T09:30:00.000Z')).not.toContain('hjemmeside');
    expect(read('2026-11-24T06:15:00.000Z')).toContain('læste jeg tidligere i dag kl. 7.15');
    expect(read('2026-11-22T13:00:00.000Z')).toContain('læste jeg søndag 22. november kl. 14. Tjek gerne https://testby.example, før du går.');
  });

  test('without hours it says where they stand', () => {
    new Citizen(guides).says('åbningstider').sees('Jeg kender ikke bibliotekets åbningstider. Se dem på https://testby.example');
  });
});

describe('a hotline that the municipality may not take part in', () => {
  const hotline: Partial<Decision> = { kind: 'guide', candidates: [{ id: 'digital-hotline', score: 0.9 }] };

  test('is not named; whoever asks for one is told who answers', () => {
    const at = new Citizen(guides).says('nummeret til hotlinen', hotline);
    at.sees('Er det Testby Kommune, du vil ringe til, så find nummeret på https://testby-kommune.example.').sees('Du kan ringe til biblioteket på 70 00 00 00.');
    expect(at.text).not.toMatch(/Digitale Hotline/);
    expect(at.choices).toEqual(expect.arrayContaining(['chat', 'letter-call']));
    new Citizen(guides).says('hotline', { ...hotline, kind: 'clarify' }).sees('Er det Testby Kommune');
  });

  test('a step does not offer a way to a guide that is not there', () => {
    const fork = { ...testGuide('gaffel'), steps: [{ id: 'first', choices: [{ id: 'hotline', to: 'guide:digital-hotline' }, { id: 'second', to: 'other' }] }, { id: 'other' }] };
    const words = fork.languages['da'];
    if (words === undefined) throw new Error('It has no Danish.');
    const guide = Guide.parse({ ...fork, languages: { da: { ...words, steps: { first: { text: 'Vælg.', choices: { hotline: 'Den Digitale Hotline', second: 'Noget andet' } }, other: { text: 'Gå.' } } } } });
    expect(new Citizen([guide]).asksFor('gaffel').choices).toEqual(expect.not.arrayContaining(['option:hotline']));
    expect(new Citizen([guide, testGuide('digital-hotline')]).asksFor('gaffel').choices).toContain('option:hotline');
  });
});

describe('going on at another screen', () => {
  test.each(['fortsæt på min telefon', 'continue elsewhere'])('"%s" gives a code to scan, to type and to say, and keeps the place', (text) => {
    const at = new Citizen(guides).asksFor('pinkode').says(text);
    at.sees('hjaelp.example.dk/c').sees('K7M 4PX').sees('Koden virker én gang og i 10 minutter.').isAt('pinkode', 'first');
    expect(at.replies[0]?.move).toEqual({ code: 'K7M 4PX' });
    expect(at.effects).toEqual([{ kind: 'offer-move', code: 'K7M4PX' }]);
    expect(at.choices).toContain('next');
  });

  test('a channel that has one place only says so, and does not offer it', () => {
    const at = new Citizen(guides);
    expect(at.says('hjælp').choices).toContain('move');
    at.situation = { ...at.situation, moveCode: null };
    expect(at.says('hjælp').choices).not.toContain('move');
    expect(at.says('flyt samtalen').effects).toEqual([]);
    at.sees('kan ikke flyttes herfra');
  });
});

test('helper mode tells how to help, in every guide, until it is ended', () => {
  const at = new Citizen(guides).says('jeg hjælper en anden').sees('aldrig bruge en andens MitID');
  at.asksFor('pinkode').sees('Når du hjælper en anden').says('til mig selv');
  expect(at.asksFor('other').text).not.toContain('Når du hjælper');
});
