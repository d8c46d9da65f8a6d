import words from './messages/hours.json' with { type: 'json' };

const oneOf = (forms: readonly string[]): RegExp => new RegExp(`(?<![\\p{L}])(?:${forms.join('|')})(?![\\p{L}])`, 'iu');
const [hours, entry] = [oneOf(words.hours), oneOf(words.entry)];

/** Whether a message asks when the library is open; how to get in alone is another question. */
export const asksForHours = (text: string): boolean => hours.test(text.normalize('NFC')) && !entry.test(text.normalize('NFC'));
