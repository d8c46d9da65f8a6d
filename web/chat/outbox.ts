import type { ChoiceValue } from '../../common/activity.ts';

/** A message of the citizen's that has not come back from the service yet. Its secrets are masked already. */
export interface Unsent {
  /** Made once; the service counts one id as one message, however often it is sent. */
  id: string;
  text: string;
  value?: ChoiceValue;
  masked: string[];
}

export interface Waiting extends Unsent {
  /** `posted`: the service has said yes, its echo is on the way. `refused`: it will never be taken as it is. */
  state: 'waiting' | 'posted' | 'refused';
}

/** In the order they were written; they are sent in that order, one at a time. */
export type Outbox = readonly Waiting[];

export const add = (outbox: Outbox, message: Unsent): Outbox =>
  outbox.some(({ id }) => id === message.id) ? outbox : [...outbox, { ...message, state: 'waiting' }];

export const posted = (outbox: Outbox, id: string): Outbox => change(outbox, id, 'posted');
export const refused = (outbox: Outbox, id: string): Outbox => change(outbox, id, 'refused');

/** Messages that came back are in the log now. */
export function echoed(outbox: Outbox, ids: readonly string[]): Outbox {
  return outbox.some(({ id }) => ids.includes(id)) ? outbox.filter(({ id }) => !ids.includes(id)) : outbox;
}

/** After a broken line nobody knows what arrived: what has not come back is sent once more. */
export function again(outbox: Outbox): Outbox {
  return outbox.some(({ state }) => state === 'posted') ? outbox.map((each) => (each.state === 'posted' ? { ...each, state: 'waiting' } : each)) : outbox;
}

export const next = (outbox: Outbox): Waiting | undefined => outbox.find(({ state }) => state === 'waiting');

/** What must survive a reload. */
export const unsentOf = (outbox: Outbox): Unsent[] =>
  outbox.filter(({ state }) => state !== 'refused').map(({ state: _, ...message }) => message);

const change = (outbox: Outbox, id: string, state: Waiting['state']): Outbox => outbox.map((each) => (each.id === id ? { ...each, state } : each));
