import { describe, expect, test } from '@jest/globals';
import { hasAny, spellings } from '../../common/phrases.ts';
import commands from '../../dialogs/messages/commands.json' with { type: 'json' };
import { commandOf, typedChoice } from '../../dialogs/command.ts';
import { asksForHours, branchNamed, dayNamed } from '../../dialogs/hours-words.ts';
import { tellsOfScam } from '../../dialogs/scam-words.ts';

test('a phrase is met with its signs, and without them in both ways', () => {
  const open = hasAny(['åbent på lørdag']);
  for (const text of ['Har I åbent på lørdag?', 'har i aabent paa loerdag', 'har i abent pa lordag', 'ÅBENT PÅ LØRDAG']) expect([text, open(text)]).toEqual([text, true]);
  for (const text of ['åbent på lørdage', 'genåbent på lørdag', 'åbent lørdag']) expect([text, open(text)]).toEqual([text, false]);
});

test('a word that people know is not met by leaving out signs it has', () => {
  // "far" is no way to write "for", and whoever writes "får" is not met by a phrase with "far".
  expect(hasAny(['min far'])('min får')).toBe(false);
});

describe('without æ, ø and å', () => {
  test.each([['naeste', 'next'], ['ga tilbage', 'back'], ['hjaelp', 'help'], ['hjalp', 'help'], ['Fortsæt på telefonen', 'move'], ['fortsaet pa min telefon', 'move']])('"%s" is the command %s', (text, command) => expect(commandOf(text)).toBe(command));

  test('no spelling means two commands', () => {
    const all = Object.entries(commands).flatMap(([command, phrases]) => phrases.flatMap(spellings).map((spelled) => ({ command, spelled })));
    for (const { command, spelled } of all) expect({ spelled, command: commandOf(spelled) }).toEqual({ spelled, command });
  });

  test('a button, a day, a branch, hours and a scam', () => {
    expect(typedChoice('naeste', [{ id: 'next', label: 'Næste' }])?.id).toBe('next');
    expect(dayNamed('er der abent pa sondag', '2026-11-24')).toBe('2026-11-29');
    expect(branchNamed('har korsor abent', [{ id: 'korsoer', name: 'Korsør Bibliotek' }])).toBe('korsoer');
    expect(asksForHours('hvad tid abner i')).toBe(true);
    expect(tellsOfScam('nogen har faet min kode')).toBe(true);
  });
});
