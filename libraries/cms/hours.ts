import { daysLater } from '../../common/local-time.ts';
import type { ImportedHours, ImportedOpening } from '../ports.ts';
import { OpeningHoursEntry, readable } from './answers.ts';
import { readJson } from './client.ts';

/** Days that are read ahead: a CMS may be away for two weeks before anything is missed. */
const daysRead = 28;

/** The CMS's national categories; a library may have others of its own. */
const categories: Partial<Record<string, ImportedOpening['category']>> = {
  'med betjening': 'staffed', selvbetjening: 'self-service', borgerservice: 'citizen-service', telefontid: 'phone', åbent: 'open',
};

/**
 * The hours of all branches from `today` (local date) on.
 * @throws CmsFault or ZodError when the answer cannot be used.
 */
export async function readHours(website: string, today: string, ended: AbortSignal): Promise<{ content: ImportedHours; unreadable: number }> {
  const [from, to] = [today, daysLater(today, daysRead)];
  const address = new URL('/api/v1/opening_hours', website);
  address.search = new URLSearchParams({ _format: 'json', from_date: from, to_date: to }).toString();
  const { entries, unreadable } = readable(OpeningHoursEntry, await readJson(address, ended));
  return { content: { from, to, branches: branchesOf(entries) }, unreadable };
}

function branchesOf(entries: readonly OpeningHoursEntry[]): ImportedHours['branches'] {
  const branches = new Map<number, ImportedHours['branches'][number]>();
  for (const entry of entries) {
    const branch = branches.get(entry.branch_id) ?? { id: entry.branch_id, isil: entry.branch_isil_id ?? null, days: {} };
    branches.set(entry.branch_id, branch);
    for (const [date, opening] of openingsOf(entry)) (branch.days[date] ??= []).push(opening);
  }
  return [...branches.values()];
}

/** Midnight ends a day; an opening past midnight belongs to both days. */
function openingsOf({ category: { title }, date, start_time: from, end_time: end }: OpeningHoursEntry): [string, ImportedOpening][] {
  const known = categories[title.trim().toLowerCase()];
  const kind = { category: known ?? 'open', title: known === undefined ? title.trim() : null } as const;
  const to = end === '00:00' ? '24:00' : end;
  if (from < to) return [[date, { ...kind, from, to }]];
  if (from === to) return [];
  return [[date, { ...kind, from, to: '24:00' }], [daysLater(date, 1), { ...kind, from: '00:00', to }]];
}
