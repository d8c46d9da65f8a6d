import type { Activity, CardAction, HandoffStatus, StepMark } from '../../common/activity.ts';

/** What has been said, in the order the service gave it. */
export interface Log {
  entries: readonly Entry[];
  /** Everything up to and including this place has arrived. */
  watermark: string;
}

interface Entry {
  order: number;
  activity: Activity;
}

export const emptyLog: Log = { entries: [], watermark: '' };

/**
 * Adds what a frame or a poll brought. An id that is there already is left out, so the
 * same frame may arrive on any number of ways; a frame's last activity stands at its watermark.
 */
export function receive(log: Log, activities: readonly Activity[], watermark: string | undefined): Log {
  const kept = activities.filter((activity) => activity.type !== 'typing' && placeIn(activity) === undefined && readIn(activity) === undefined);
  const known = new Set(log.entries.map(({ activity }) => activity.id));
  const mark = watermark === undefined || watermark === '' ? Number.NaN : Number(watermark);
  const last = Number.isNaN(mark) ? (log.entries.at(-1)?.order ?? 0) + kept.length : mark;
  const fresh: Entry[] = [];
  kept.forEach((activity, index) => {
    if (known.has(activity.id)) return;
    known.add(activity.id);
    fresh.push({ order: last - (kept.length - 1 - index), activity });
  });
  const newest = furthest(log.watermark, watermark);
  if (fresh.length === 0) return newest === log.watermark ? log : { ...log, watermark: newest };
  const entries = [...log.entries, ...fresh];
  // Stable: entries of the same place stay as they came.
  return { entries: entries.sort((a, b) => a.order - b.order), watermark: newest };
}

function furthest(known: string, heard: string | undefined): string {
  if (heard === undefined || heard === '') return known;
  return Number(heard) < Number(known) ? known : heard;
}

/** Ids the client gave its own messages, of those that are in the log. */
export const echoes = (activities: readonly Activity[]): string[] =>
  activities.flatMap(({ from, channelData }) => (from.role === 'user' && channelData?.clientActivityID !== undefined ? [channelData.clientActivityID] : []));

/** The log's activities with what the browser hid before it sent them, which the service cannot know. */
export function withMasked(activities: readonly Activity[], masked: (clientId: string) => string[] | undefined): Activity[] {
  return activities.map((activity) => {
    const kinds = activity.from.role === 'user' ? masked(activity.channelData?.clientActivityID ?? '') : undefined;
    return kinds === undefined || kinds.length === 0 ? activity : { ...activity, channelData: { ...activity.channelData, masked: kinds } };
  });
}

/** A message as it is shown. */
export interface Message {
  /** The same before and after a message of the citizen's came back. */
  key: string;
  from: 'citizen' | 'bot' | 'librarian';
  /** First name of a librarian. */
  name: string | undefined;
  text: string;
  language: string | undefined;
  step: StepMark | undefined;
  /** The code that moves the conversation to another screen. */
  moveCode: string | undefined;
  masked: readonly string[];
  /** What it answers; messages of one answer belong together. */
  answers: string | undefined;
}

export function messagesOf(log: Log): Message[] {
  return log.entries.filter(({ activity }) => activity.type === 'message').map(({ activity }) => ({
    key: keyOf(activity),
    from: speakerOf(activity),
    name: activity.from.name,
    text: activity.text ?? '',
    language: activity.locale,
    step: activity.channelData?.step,
    moveCode: activity.channelData?.move?.code,
    masked: activity.channelData?.masked ?? [],
    answers: activity.replyToId,
  }));
}

function speakerOf({ from, channelData }: Activity): Message['from'] {
  if (from.role === 'user') return 'citizen';
  return channelData?.role === 'librarian' ? 'librarian' : 'bot';
}

export interface Prompt {
  /** Key of the message the buttons belong to. */
  key: string;
  actions: readonly CardAction[];
}

/** The newest question with buttons, unless the citizen has said something since, or a person has taken over. */
export function promptOf(log: Log): Prompt | null {
  for (let index = log.entries.length - 1; index >= 0; index -= 1) {
    const activity = log.entries[index]?.activity;
    if (activity === undefined || (activity.type === 'message' && activity.from.role === 'user')) return null;
    if (isTakenOver(statusOf(activity))) return null;
    const actions = activity.suggestedActions?.actions ?? [];
    if (activity.type === 'message' && actions.length > 0) return { key: activity.id, actions };
  }
  return null;
}

/** Who answers now. */
export type Answering = { who: 'robot' } | { who: 'nobody-yet' } | { who: 'librarian'; name: string | undefined };

export function answeringOf(log: Log): Answering {
  for (let index = log.entries.length - 1; index >= 0; index -= 1) {
    const activity = log.entries[index]?.activity;
    const status = activity === undefined ? undefined : statusOf(activity);
    if (status === undefined) continue;
    // Whoever has left a message goes on with the robot; its answer comes here later.
    if (status.state === 'waiting') return status.kind === 'message' || isElsewhere(status) ? { who: 'robot' } : { who: 'nobody-yet' };
    return isTakenOver(status) ? { who: 'librarian', name: status.librarian } : { who: 'robot' };
  }
  return { who: 'robot' };
}

/** A librarian has it, and answers here. */
const isTakenOver = (status: Status | undefined): boolean => status?.state === 'accepted' && !isElsewhere(status);

/** A librarian calls, or finds a time: the robot goes on here. */
const isElsewhere = ({ kind }: Status): boolean => kind === 'call' || kind === 'booking';

/** Another service may leave any of it out. */
type Status = Partial<HandoffStatus>;

/** What is known of a queue: how many stand before the citizen, and how many librarians have their desk open (null: not known). */
export interface Place {
  ahead: number;
  onDuty: number | null;
}

/** The citizen's place in the queue, where this activity says so; like typing it is of the moment, and not part of what was said. */
export function placeIn({ type, name, value }: Activity): Place | undefined {
  if (type !== 'event' || name !== 'handoff.queue' || typeof value !== 'object' || value === null) return undefined;
  const { ahead, onDuty } = value as { ahead?: unknown; onDuty?: unknown };
  return isCount(ahead) ? { ahead, onDuty: isCount(onDuty) ? onDuty : null } : undefined;
}

/** Up to where a librarian has read, where this activity says so; of the moment as well. */
export function readIn({ type, name, value }: Activity): number | undefined {
  if (type !== 'event' || name !== 'conversation.read' || typeof value !== 'object' || value === null) return undefined;
  const { watermark } = value as { watermark?: unknown };
  return isCount(watermark) ? watermark : undefined;
}

/** Place of the newest message of this speaker; 0 where there is none. */
export const newestOf = (log: Log, speaker: Message['from']): number => log.entries.findLast(({ activity }) => activity.type === 'message' && speakerOf(activity) === speaker)?.order ?? 0;

/** The key of the citizen's newest message, where it stands before this place and nobody has answered it yet. */
export function readMessage(log: Log, read: number): string | null {
  const last = log.entries.findLast(({ activity }) => activity.type === 'message');
  return last !== undefined && last.activity.from.role === 'user' && last.order <= read ? keyOf(last.activity) : null;
}

const keyOf = (activity: Activity): string => (activity.from.role === 'user' ? activity.channelData?.clientActivityID : undefined) ?? activity.id;

const isCount = (value: unknown): value is number => typeof value === 'number' && Number.isInteger(value) && value >= 0;

/** Whether a person has ended the whole conversation. */
export const isEnded = (log: Log): boolean => log.entries.some(({ activity }) => statusOf(activity)?.over === true);

function statusOf({ type, name, value }: Activity): Status | undefined {
  if (type !== 'event' || (name !== 'handoff.status' && name !== 'handoff.initiate')) return undefined;
  if (typeof value === 'object' && value !== null && 'state' in value) return value as Status;
  return name === 'handoff.initiate' ? { state: 'waiting' } : undefined;
}
