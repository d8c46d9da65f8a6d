import { danishTime } from '../../common/local-time.ts';
import { hasAny } from '../../common/phrases.ts';
import type { LibraryEvent } from '../event.ts';
import { EventEntry, readable } from './answers.ts';
import { readJson } from './client.ts';
import words from './it-words.json' with { type: 'json' };

const [anywhere, inTitle, never, volunteers] = [hasAny(words.anywhere), hasAny(words.title), hasAny(words.never), hasAny(words.volunteers)];

const states: Partial<Record<EventEntry['state'], LibraryEvent['state']>> = { Active: 'active', SoldOut: 'sold-out', TicketSaleNotOpen: 'not-open' };
const longestTitle = 120;

/**
 * The help with digital matters among a library's events from `today` (local date) on: courses, cafés, drop-in help.
 * @throws CmsFault or ZodError when the answer cannot be used.
 */
export async function readEvents(website: string, today: string, ended: AbortSignal): Promise<{ content: LibraryEvent[]; unreadable: number }> {
  const address = new URL('/api/v1/events', website);
  address.search = new URLSearchParams({ _format: 'json', from_date: today }).toString();
  const { entries, unreadable } = readable(EventEntry, await readJson(address, ended));
  const events = entries.filter(isDigitalHelp).map(eventOf);
  return { content: events.filter((event) => event !== undefined), unreadable: unreadable + events.filter((event) => event === undefined).length };
}

/** Whether an event is for grown-ups who want to learn or be helped with something digital. */
export function isDigitalHelp(entry: Pick<EventEntry, 'title' | 'description' | 'state'>): boolean {
  if (states[entry.state] === undefined) return false;
  const { title, description } = entry;
  return !never(title) && (inTitle(title) || anywhere(title) || anywhere(withoutTags(description)));
}

/** Undefined where its times cannot be read. */
function eventOf(entry: EventEntry): LibraryEvent | undefined {
  const [start, end] = [localMoment(entry.date_time.start), localMoment(entry.date_time.end)];
  const state = states[entry.state];
  if (start === undefined || end === undefined || state === undefined) return undefined;
  const name = withoutTags(entry.title);
  return {
    title: name.length > longestTitle ? `${name.slice(0, longestTitle - 1)}…` : name,
    start, end, state, url: entry.url, allDay: entry.all_day, place: placeOf(entry),
    volunteers: volunteers(`${entry.title} ${withoutTags(entry.description)}`),
  };
}

/** Null on the internet. A branch's own name is better known than its street. */
function placeOf({ branches, address }: EventEntry): string | null {
  if (address?.locationType === 'online') return null;
  const street = [address?.street, [address?.zip_code, address?.city].filter(Boolean).join(' ')].filter(Boolean).join(', ');
  return branches[0] ?? (address?.location || street || null);
}

/** A moment with a zone is brought to Denmark's; without one it is Denmark's already. */
function localMoment(text: string): string | undefined {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return `${text}T00:00`;
  if (!/(Z|[+-]\d{2}:?\d{2})$/.test(text)) return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.exec(text)?.[0];
  const moment = new Date(text);
  if (Number.isNaN(moment.getTime())) return undefined;
  const { date, time } = danishTime(moment);
  return `${date}T${time}`;
}

const withoutTags = (html: string): string => html.replace(/<[^>]*>/g, ' ').replace(/&nbsp;/g, ' ').replace(/&amp;/g, '&').replace(/\s+/g, ' ').trim();
