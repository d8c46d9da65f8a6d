import type { Activity } from '../../common/activity.ts';
import type { Note, OpenRequest } from '../../common/desk-api.ts';

/** An activity and its place in the conversation; null until the service has told it. */
export interface Line {
  activity: Activity;
  watermark: number | null;
}

/** What stands in the transcript: what was said, and what colleagues noted. */
export type Entry = { kind: 'line'; line: Line } | { kind: 'note'; note: Note };

export const linesOf = ({ transcript, firstWatermark }: Pick<OpenRequest, 'transcript' | 'firstWatermark'>): Line[] =>
  transcript.map((activity, index) => ({ activity, watermark: firstWatermark + index }));

/** Each activity once, in the conversation's order; what has no place yet comes last. */
export function merged(lines: readonly Line[], more: readonly Line[]): Line[] {
  const byId = new Map(lines.map((line) => [line.activity.id, line]));
  for (const line of more) if (line.watermark !== null || !byId.has(line.activity.id)) byId.set(line.activity.id, line);
  return [...byId.values()].sort((a, b) => placeOf(a) - placeOf(b));
}

/** Notes among the lines, each where it was written; neither changes the other's order. */
export function woven(lines: readonly Line[], notes: readonly Note[]): Entry[] {
  const left = notes.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const before = (time: number): Entry[] => {
    const count = left.findIndex(({ at }) => Date.parse(at) >= time);
    return left.splice(0, count === -1 ? left.length : count).map((note) => ({ kind: 'note', note }));
  };
  return [...lines.flatMap((line): Entry[] => [...before(Date.parse(line.activity.timestamp)), { kind: 'line', line }]), ...before(Infinity)];
}

/** The newest place that is known; 0 for none. */
export const newestPlace = (lines: readonly Line[]): number => lines.reduce((newest, { watermark }) => Math.max(newest, watermark ?? 0), 0);

/** The id of the librarians' last message that the citizen has read; null for none. */
export const lastRead = (lines: readonly Line[], citizenRead: number): string | null =>
  lines.findLast(({ activity, watermark }) => isSaidBy(activity, 'librarian') && watermark !== null && watermark <= citizenRead)?.activity.id ?? null;

/** The id of the citizen's newest own words, pressed buttons left out; null for none. */
export const newestWords = (lines: readonly Line[]): string | null =>
  lines.findLast(({ activity }) => isSaidBy(activity, 'citizen') && activity.value === undefined)?.activity.id ?? null;

export const isSaidBy = ({ type, channelData }: Activity, role: 'citizen' | 'librarian'): boolean => type === 'message' && channelData?.role === role;

const placeOf = ({ watermark }: Line): number => watermark ?? Number.MAX_SAFE_INTEGER;
