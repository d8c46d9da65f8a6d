import { foldedWords, spellings } from '../common/phrases.ts';
import commands from './messages/commands.json' with { type: 'json' };
import type { Choice } from './outcome.ts';

export type Command = keyof typeof commands;

const byWords = new Map(Object.entries(commands).flatMap(([command, phrases]) => phrases.flatMap(spellings).map((phrase) => [phrase, command as Command] as const)));

/** A whole message that is a command, in either language; undefined for anything longer or else. */
export function commandOf(text: string): Command | undefined {
  return byWords.get(foldedWords(text));
}

/** The code of a guide, as it stands on its printed page: »guide 27«. */
export const codeIn = (text: string): string | undefined => /^\s*guide[ :#]*([a-z0-9-]+)\s*\.?\s*$/i.exec(text)?.[1]?.toLowerCase();

/** A step by its number, »trin 5«, as the choice of a guide. */
export function stepIn(text: string): string | undefined {
  const number = /^\s*(?:(?:gå|go)\s+(?:til|to)\s+|vis\s+|show\s+)?(?:trin|step)\s+(\d{1,2})\s*\.?\s*$/i.exec(text)?.[1];
  return number === undefined ? undefined : `step:${Number(number)}`;
}

/** The choice whose label the citizen typed instead of pressing it. */
export function typedChoice(text: string, choices: readonly Choice[]): Choice | undefined {
  const typed = foldedWords(text);
  return choices.find(({ label }) => spellings(label).includes(typed));
}
