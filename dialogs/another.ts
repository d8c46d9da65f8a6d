import { fold } from '../common/phrases.ts';
import words from './messages/another.json' with { type: 'json' };

const people = words.people.map(fold).join('|');
const owners = words.owners.map(fold).join('|');
/** "min mor", "for naboen", "my gran": somebody's own person, or one for whom something is done. */
const pattern = new RegExp(`(?<![\\p{L}])(?:(?:${owners})\\s+(?:[\\p{L}]+\\s+){0,2})(?:${people})(?![\\p{L}])`, 'u');

/** Whether a message asks on behalf of a grown-up: helping is then told how, beside the guide. Children are their parents' own matter. */
export const speaksForAnother = (text: string): boolean => pattern.test(fold(text));
