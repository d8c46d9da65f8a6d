import { describe, expect, test } from '@jest/globals';
import da from '../../dialogs/messages/da.json' with { type: 'json' };
import en from '../../dialogs/messages/en.json' with { type: 'json' };
import { respond } from '../../dialogs/respond.ts';
import type { Outage } from '../../knowledge/outage.ts';
import type { Fact } from '../../knowledge/fact.ts';
import { Citizen, testGuide } from './citizen.ts';

const guides = [testGuide('pinkode'), testGuide('telefon'), testGuide('adgangskode'), testGuide('chip')];
const citizen = (): Citizen => new Citizen(guides);
const near = (...ids: string[]): { id: string; score: number }[] => ids.map((id) => ({ id, score: 0.3 }));

test('the greeting says that this is a robot, that a person can be had, and to write no secrets', () => {
  citizen().sees('en robot').sees('menneske').sees('CPR-nummer');
});

describe('which of two or three', () => {
  const asked = (): Citizen => citizen().says('min kode', { kind: 'clarify', candidates: near('pinkode', 'adgangskode', 'chip', 'telefon') });

  test('three at most, as the questions they answer, and "none", and a person', () => {
    expect(asked().sees('Hvad passer bedst?').choices).toEqual(['guide:pinkode', 'guide:adgangskode', 'guide:chip', 'none', 'person']);
  });

  test('a choice starts its guide, pressed or typed', () => {
    asked().presses('guide:adgangskode').isAt('adgangskode', 'first');
    asked().says('chip?').isAt('chip', 'first');
  });

  test('none of them leads on, not back', () => {
    const at = asked().presses('none').sees('Prøv at sige det på en anden måde');
    expect(at.choices).toContain('person');
    expect(at.state.stack).toEqual([]);
  });

  test('in the middle of a guide, none leaves the guide where it was', () => {
    citizen().asksFor('telefon').says('min kode', { kind: 'clarify', candidates: near('pinkode', 'adgangskode') }).presses('none').says('gentag').isAt('telefon', 'first');
  });

  test('another question instead of an answer is taken', () => {
    asked().asksFor('telefon').isAt('telefon', 'first');
  });
});

describe('what the robot cannot do', () => {
  test('not understood offers what came near, and a person, and is counted', () => {
    const at = citizen().says('noget helt andet', { candidates: [{ id: 'pinkode', score: 0.2 }, { id: 'chip', score: 0.01 }] });
    at.sees('Det er jeg ikke sikker på');
    expect(at.choices).toEqual(['guide:pinkode', 'help', 'person']);
    expect(at.effects).toEqual([
      { kind: 'count', event: 'not-understood', guideId: '', stepId: '' },
      { kind: 'question', why: 'not-understood', text: 'noget helt andet', language: 'da', guideId: null, stepId: null },
    ]);
  });

  test.each(['emergency', 'despair', 'abuse', 'health', 'legal', 'own-case'])('%s gets its answer at once', (topic) => {
    const at = citizen().says('noget alvorligt er sket', { kind: 'referral', topic });
    expect(at.text).toBe(da[`referral.${topic}` as 'referral.health']);
    expect(at.choices).toContain('person');
  });

  test('the municipality\'s matters go to the municipality of this library', () => {
    citizen().says('hvornår hentes skrald', { kind: 'referral', topic: 'municipality' }).sees('Testby Kommune').sees('https://testby-kommune.example');
    new Citizen(guides, { library: { municipalityPhone: '70 11 11 11' } }).says('hvornår hentes skrald', { kind: 'referral', topic: 'municipality' }).sees('70 11 11 11');
  });

  test('a referral in the middle of a guide keeps the place', () => {
    citizen().asksFor('pinkode').says('må man tage to panodil', { kind: 'referral', topic: 'health' }).sees('112').isAt('pinkode', 'first').sees('First da');
  });

  test.each(['emergency', 'despair', 'abuse'])('after %s the guide does not push on, and waits where it was', (topic) => {
    const at = citizen().asksFor('pinkode').presses('next').says('noget alvorligt er sket', { kind: 'referral', topic });
    expect(at.text).not.toContain('Fork da');
    expect(at.choices).toEqual(['person']);
    at.says('gentag').isAt('pinkode', 'fork').sees('Fork da');
  });

  test.each(['ar', 'uk', 'pl', 'tr', 'de'] as const)('a message in %s is answered in that language', (language) => {
    const at = citizen().says('…', { language });
    expect(at.text).toBe(da[`foreign.${language}`]);
    expect(at.choices).toContain('person');
  });
});

describe('small talk', () => {
  test.each(['greeting', 'thanks', 'goodbye', 'who-are-you', 'what-can-you-do', 'language', 'how-are-you', 'ok'] as const)('%s', (topic) => {
    expect(citizen().says('snak', { kind: 'smalltalk', topic }).text).toBe(da[`smalltalk.${topic}`]);
  });
});

describe('commands in every state', () => {
  test('help says what can be done, and repeats where the citizen is', () => {
    citizen().says('hjælp').sees('Skriv, hvad du vil have hjælp til');
    citizen().asksFor('pinkode').says('help').sees('næste').isAt('pinkode', 'first').sees('First da');
  });

  test('start over leaves everything', () => {
    const at = citizen().asksFor('pinkode').asksFor('telefon').says('forfra').sees('Vi begynder forfra');
    expect(at.state.stack).toEqual([]);
  });

  test('a choice nobody offers says where the conversation is', () => {
    citizen().pressesOld('option:nowhere', 1).sees('Er der andet');
    citizen().asksFor('pinkode').pressesOld('guide:gone', 1).sees('findes ikke længere');
  });
});

describe('language', () => {
  test('follows a citizen who writes a sentence in English, and comes back', () => {
    const at = citizen().says('i forgot my code', { kind: 'guide', language: 'en', candidates: near('pinkode') });
    at.sees('First en').sees('Step 1 of 3').says('jeg har fået ny telefon', { kind: 'guide', language: 'da', candidates: near('telefon') }).sees('First da');
  });

  test('is not changed by a word or two', () => {
    expect(citizen().says('login fail', { language: 'en' }).state.language).toBe('da');
  });

  test('both message files say the same things, with the same placeholders', () => {
    const placeholders = (text: string): string[] => [...text.matchAll(/\{[a-z-]+\}/g)].map(String).sort();
    expect(Object.keys(en)).toEqual(Object.keys(da));
    for (const key of Object.keys(da) as (keyof typeof da)[]) expect([key, placeholders(en[key])]).toEqual([key, placeholders(da[key])]);
  });
});

describe('facts and local things in a guide', () => {
  const guide = testGuide('pris', { facts: ['price'] });
  const words = guide.languages['da'];
  if (words === undefined) throw new Error('The test guide has no Danish.');
  words.steps['first'] = { text: '{fact:price} Koden har {library:pin-length}. Ring {library:phone}.' };
  const fact: Fact = { id: 'price', kind: 'price', value: '75', da: 'Det koster 75 kr.', en: 'It costs 75 kroner.', sources: [], status: 'confirmed-by-two-sources', conflict: null, checkedOn: '2026-11-22', confirmation: null, reviewMonths: 6 };

  test('a fact that two sources confirm is shown with its day', () => {
    new Citizen([guide], { facts: [fact] }).asksFor('pris').sees('Det koster 75 kr. (Tjekket 22. november 2026.)').sees('Koden har 4 cifre. Ring 70 00 00 00.');
  });

  test.each(['one-source', 'conflicting', 'unverified'] as const)('a fact that is %s becomes the official address', (status) => {
    const at = new Citizen([guide], { facts: [{ ...fact, status }] }).asksFor('pris').sees('Se, hvad der gælder nu, på https://www.mitid.dk');
    expect(at.text).not.toContain('75');
  });

  test('a fact that a person confirmed is shown with that day', () => {
    new Citizen([guide], { facts: [{ ...fact, status: 'unverified', confirmation: { by: 'M', on: '2026-10-01' } }] }).asksFor('pris').sees('Tjekket 1. oktober 2026.');
  });

  test('what the library has not set is not made up', () => {
    new Citizen([guide], { facts: [fact], library: { phone: null, pinLength: null } }).asksFor('pris').sees('cifrene i din pinkode').sees('se https://testby.example');
  });
});

describe('a service that is down', () => {
  const outage: Outage = { id: 'one', service: 'mitid', libraryId: null, from: '2026-11-23T08:00:00.000Z', until: null, words: null };
  const needing = testGuide('pris', { services: ['mitid'] });
  const other = testGuide('flytning', { services: [] });

  test('the greeting says so, a guide that needs it says so once, and one that does not is silent', () => {
    const citizen = new Citizen([needing, other], { outages: [outage] });
    citizen.sees('MitID har problemer lige nu');
    citizen.asksFor('flytning');
    expect(citizen.text).not.toContain('problemer');
    citizen.asksFor('pris').sees('MitID har problemer lige nu');
    citizen.presses('next');
    expect(citizen.text).not.toContain('problemer');
  });

  test('a guide under way hears of it at the next step, and of a new one again', () => {
    const outages: Outage[] = [];
    const citizen = new Citizen([needing], { outages }).asksFor('pris');
    expect(citizen.text).not.toContain('problemer');
    outages.push(outage);
    citizen.presses('next').sees('problemer');
    outages.splice(0, 1, { ...outage, id: 'two', words: { da: 'Nu igen.', en: 'Again.' } });
    citizen.presses('back').sees('Nu igen.');
  });
});

describe('asking for somebody else', () => {
  test.each(['min mor har glemt sin kode', 'kan i hjælpe min gamle nabo', 'hvordan faar jeg det til min mormor', 'my dad needs a code', 'jeg hjælper min svigerfar'])('%s: how one may help', (text) => {
    const guide = testGuide('pris', { helpers: [{ who: 'library', da: 'Vi viser vej.', en: 'We show the way.' }, { who: 'relative', da: 'Sid ved siden af.', en: 'Sit beside them.' }] });
    new Citizen([guide], { language: text.startsWith('my') ? 'en' : 'da' }).says(text, { kind: 'guide', candidates: [{ id: 'pris', score: 0.9 }] }).sees(text.startsWith('my') ? 'When you help somebody else: Sit beside them.' : 'Når du hjælper en anden: Sid ved siden af.');
  });

  test('a guide that says nothing of helpers still never says to log in as them', () => {
    new Citizen([testGuide('pris')]).says('min far kan ikke logge på', { kind: 'guide', candidates: [{ id: 'pris', score: 0.9 }] }).sees('Brug aldrig en andens MitID.');
  });

  test.each(['jeg har glemt min kode', 'far er død', 'min morgenavis', 'min søn på 8 skal have mitid', 'hvad er min formue'])('%s: nothing of it', (text) => {
    const citizen = new Citizen([testGuide('pris')]).says(text, { kind: 'guide', candidates: [{ id: 'pris', score: 0.9 }] });
    expect(citizen.text).not.toContain('hjælper en anden');
  });
});

describe('a guide by its code', () => {
  test('as the printed page says it', () => {
    for (const text of ['guide 8', 'Guide 8', 'guide: 8.', 'guide #8', 'guide mitid-glemt-pinkode']) new Citizen([testGuide('mitid-glemt-pinkode')]).says(text).isAt('mitid-glemt-pinkode', 'first');
  });
  test('a code that nobody has is read as words', () => {
    new Citizen([testGuide('mitid-glemt-pinkode')]).says('guide 999').sees('Det er jeg ikke sikker på');
  });
});

describe('a guide in a further language', () => {
  const guide = testGuide('pris');
  const danish = guide.languages['da'];
  if (danish === undefined) throw new Error('The test guide has no Danish.');
  guide.languages['ar'] = { ...danish, title: 'السعر', steps: { ...danish.steps, first: { text: 'الخطوة الأولى' } } };

  test('asked for by its button: the guide’s words in it, the robot’s own as before', () => {
    const citizen = new Citizen([guide]).pressesOld('guide:pris:ar', 1).sees('السعر').sees('الخطوة الأولى').sees('Trin 1');
    citizen.says('dansk');
    citizen.says('gentag');
    expect(citizen.text).not.toContain('الخطوة');
  });

  test('after words in that language every guide that has it is shown in it', () => {
    new Citizen([guide, testGuide('flytning')]).says('مرحبا', { language: 'ar' }).asksFor('pris').sees('الخطوة الأولى');
  });

  test('a language that nobody has added changes nothing', () => {
    const citizen = new Citizen([guide]).pressesOld('guide:pris:xx', 1);
    expect(citizen.state.reading).toBeNull();
  });
});

test('a masked secret is explained before the answer', () => {
  const at = citizen();
  const { replies } = respond(at.state, { kind: 'text', text: 'hej ••••••', masked: ['cpr', 'code'], decision: { kind: 'smalltalk', topic: 'greeting', language: 'da', candidates: [] } }, at.situation);
  expect(replies[0]?.text).toContain('et CPR-nummer eller en kode');
  expect(replies[1]?.text).toBe(da['smalltalk.greeting']);
});
