import type { Pending } from './state.ts';

/**
 * What one librarian has not finished, in this tab alone: it outlives a reload and a crash of
 * the page. Where a browser forbids storage or has none left, it lasts as long as the page.
 */
const memory = new Map<string, string>();

function get(key: string): string | null {
  try {
    return memory.get(key) ?? sessionStorage.getItem(key);
  } catch {
    return null;
  }
}

function set(key: string, value: string | null): void {
  memory.delete(key);
  try {
    if (value === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, value);
  } catch {
    if (value !== null) memory.set(key, value);
  }
}

/** What is written about a request: to the citizen, to colleagues, to whoever it is passed on to; about a switch: its reason in each language. */
export type DraftKind = 'answer' | 'note' | 'transfer' | 'reason-da' | 'reason-en';

const draftKey = (staffId: string, about: string, kind: DraftKind): string => `desk-draft:${staffId}:${about}:${kind}`;
const unsentKey = (staffId: string): string => `desk-unsent:${staffId}`;

export const readDraft = (staffId: string, about: string, kind: DraftKind): string => get(draftKey(staffId, about, kind)) ?? '';

export const keepDraft = (staffId: string, about: string, kind: DraftKind, text: string): void => set(draftKey(staffId, about, kind), text === '' ? null : text);

/** Whether the desk may sound; it may until somebody turns it off. */
export const readSound = (staffId: string): boolean => get(`desk-sound:${staffId}`) !== 'off';
export const keepSound = (staffId: string, on: boolean): void => set(`desk-sound:${staffId}`, on ? null : 'off');

/** Answers nobody has confirmed, by request. Whether they arrived is unknown; sent again, they count once. */
export function readUnsent(staffId: string): Record<string, Pending[]> {
  const unsent = JSON.parse(get(unsentKey(staffId)) ?? '{}') as Record<string, Pending[]>;
  return Object.fromEntries(Object.entries(unsent).map(([requestId, pending]) => [requestId, pending.map((each) => ({ ...each, failed: true }))]));
}

export const keepUnsent = (staffId: string, unsent: Record<string, Pending[]>): void =>
  set(unsentKey(staffId), Object.keys(unsent).length === 0 ? null : JSON.stringify(unsent));
