import { describe, expect, test } from '@jest/globals';
import { Service } from '../../../../knowledge/guide.ts';
import { outageNotice, type Outage } from '../../../../knowledge/outage.ts';
import { choicesFor, fieldTime, untilChoices, untilFault, untilOf } from '../../../../web/desk/editing/room/outage-until.ts';
import { noticePreview, serviceWords } from '../../../../web/desk/editing/room/outage-words.ts';
import '../../../../web/desk/editing/words.ts';
import { wordsIn } from '../../../../web/desk/words.ts';

const now = Date.parse('2026-11-24T09:30:40Z');
const hours = (count: number): number => now + count * 3600_000;

describe('the preview of a notice is what citizens read', () => {
  test.each(Service.options)('%s', (service) => {
    for (const until of [null, '2026-11-24T11:00:00.000Z', '2026-07-01T22:30:00.000Z']) {
      for (const words of [null, { da: 'Vi bytter server & får {time}.', en: 'Back soon, $& says.' }]) {
        const outage: Outage = { id: 'x', service, libraryId: 'slagelse', from: '2026-11-24T09:00:00.000Z', until, words };
        for (const language of ['da', 'en'] as const) expect(noticePreview(language, { service, until, own: words?.[language] ?? null })).toBe(outageNotice(outage, language));
      }
    }
    expect(serviceWords(wordsIn('da'), service)).not.toBe('');
  });
});

describe('how long a notice lasts', () => {
  test('whoever may set one for a day has no choice that is longer', () => {
    expect(choicesFor(null)).toEqual(untilChoices);
    expect(choicesFor(24)).toEqual(['2', '4', 'day', '24', 'chosen']);
    expect(choicesFor(4)).toEqual(['2', '4', 'day', 'chosen']);
  });

  test('no choice but a typed time is later than the service allows, though its clock is a little behind', () => {
    for (const choice of choicesFor(24)) {
      const until = untilOf(choice, fieldTime(hours(1)), now);
      expect(until).not.toBeUndefined();
      expect(untilFault(until, 24, now - 2000)).toBeNull();
    }
    expect(untilOf('open', '', now)).toBeNull();
    expect(Date.parse(untilOf('2', '', now) ?? '')).toBeGreaterThan(hours(2) - 70_000);
  });

  test('a typed time that is missing, past or too late is said', () => {
    expect(untilFault(untilOf('chosen', '', now), null, now)).toBe('missing');
    expect(untilFault(untilOf('chosen', fieldTime(hours(-1)), now), null, now)).toBe('past');
    expect(untilFault(untilOf('chosen', fieldTime(hours(25)), now), 24, now)).toBe('late');
    expect(untilFault(untilOf('chosen', fieldTime(hours(25)), now), null, now)).toBeNull();
    expect(untilFault(null, 24, now)).toBe('late');
    expect(untilFault(null, null, now)).toBeNull();
  });

  test('a time goes into its field and comes out again', () => {
    const minute = Math.floor(now / 60_000) * 60_000;
    expect(Date.parse(untilOf('chosen', fieldTime(minute), now) ?? '')).toBe(minute);
  });
});
