import { describe, expect, test } from '@jest/globals';
import * as fate from '../../../knowledge/editing/edition.ts';
import type { Edition, Revision } from '../../../knowledge/editing/ports.ts';
import { exampleGuide } from './example.ts';

const lis = { id: 'lis', firstName: 'Lis' };
const bo = { id: 'bo', firstName: 'Bo' };
const [t1, t2, t3, later] = ['2026-11-24T09:00:00.000Z', '2026-11-24T10:00:00.000Z', '2026-11-24T11:00:00.000Z', '2026-12-01T07:00:00.000Z'];
const base = exampleGuide();
const guide = exampleGuide({ owner: 'Testby' });

const fresh = fate.newEdition({ libraryId: 'testby', guideId: 'kort', own: false });
const drafted = fate.saveDraft(fresh, { guide, base, by: lis, at: t1 });
const writing = { guide, note: 'Nye ord', by: lis, at: t2 };
const published = fate.publish(drafted, writing);

const happened = ({ events }: Edition): string[] => events.map(({ what, revision, by }) => `${what} ${revision ?? '-'} ${by.id}`);

function revisionOf({ revision }: fate.Changed): Revision {
  if (revision === undefined) throw new Error('no revision');
  return revision;
}

test('a new edition changes nothing of the shared guide', () => {
  expect(fresh).toEqual({ libraryId: 'testby', guideId: 'kort', own: false, version: 0, draft: null, newest: 0, live: null, submitted: null, scheduled: null, returned: null, withdrawn: null, hidden: false, approval: null, events: [] });
});

describe('drafts', () => {
  test('are kept with what they were written on, and are no history', () => {
    expect(drafted).toEqual({ ...fresh, draft: { guide, base, by: lis, at: t1 } });
  });

  test('an imported one is', () => expect(happened(fate.saveDraft(fresh, { guide, base, by: lis, at: t1, event: 'imported' }))).toEqual(['imported - lis']));

  test('discarded, what is live stays', () => {
    const again = fate.saveDraft(published.edition, { guide, base, by: bo, at: t3 });
    expect(fate.discardDraft(again, { by: bo, at: t3 })).toEqual(published.edition);
  });

  test('of an own guide that was never anything else: it is put aside with its words', () => {
    const own = fate.saveDraft(fate.newEdition({ libraryId: 'testby', guideId: 'testby-kort', own: true }), { guide, base: null, by: lis, at: t1 });
    expect(fate.discardDraft(own, { by: lis, at: t2 })).toMatchObject({ draft: { guide }, withdrawn: { by: lis, at: t2 } });
  });

  test('an old revision becomes the draft, with what it was written on', () => {
    const restored = fate.restore(published.edition, { revision: revisionOf(published), by: bo, at: t3 });
    expect(restored.draft).toEqual({ guide, base, by: bo, at: t3 });
    expect(restored.live).toBe(1);
    expect(happened(restored)).toEqual(['published 1 lis', 'restored 1 bo']);
  });
});

describe('publishing', () => {
  test('at once: the draft is a revision, and live', () => {
    expect(published.revision).toEqual({ libraryId: 'testby', guideId: 'kort', number: 1, at: t2, by: lis, note: 'Nye ord', guide, base });
    expect(published.edition).toEqual({ ...fresh, newest: 1, live: 1, events: [{ at: t2, by: lis, what: 'published', revision: 1, note: 'Nye ord' }] });
  });

  test('revisions are numbered on', () => {
    const second = fate.publish(fate.saveDraft(published.edition, { guide, base, by: bo, at: t3 }), { ...writing, by: bo, at: t3 });
    expect([revisionOf(second).number, second.edition.live, happened(second.edition)]).toEqual([2, 2, ['published 1 lis', 'published 2 bo']]);
  });

  test('at a time: what is live stays until then, also when somebody else looks', () => {
    const scheduled = fate.schedule(fate.saveDraft(published.edition, { guide, base, by: lis, at: t3 }), { ...writing, at: t3, publishAt: later });
    expect(scheduled.edition).toMatchObject({ live: 1, newest: 2, draft: null, scheduled: { revision: 2, by: lis, at: later } });
    expect([fate.isDue(scheduled.edition, t3), fate.isDue(scheduled.edition, later)]).toEqual([false, true]);
    expect(() => fate.publishScheduled(scheduled.edition, { at: t3 })).toThrow(expect.objectContaining({ code: 'Conflict' }));
    const live = fate.publishScheduled(scheduled.edition, { at: later });
    expect(live).toMatchObject({ live: 2, scheduled: null });
    expect(happened(live)).toEqual(['published 1 lis', 'scheduled 2 lis', 'published 2 lis']);
  });

  test('unscheduled, it is the draft again, but no newer draft is lost', () => {
    const scheduled = fate.schedule(drafted, { ...writing, publishAt: later });
    expect(fate.unschedule(scheduled.edition, { scheduled: revisionOf(scheduled), by: bo, at: t3 })).toMatchObject({ scheduled: null, draft: { guide, base, by: lis, at: t3 } });
    const newer = exampleGuide({ owner: 'nyere' });
    const written = fate.saveDraft(scheduled.edition, { guide: newer, base, by: bo, at: t3 });
    expect(fate.unschedule(written, { scheduled: revisionOf(scheduled), by: bo, at: t3 }).draft?.guide).toBe(newer);
  });

  test('at once overtakes what was set for later', () => {
    const scheduled = fate.schedule(drafted, { ...writing, publishAt: later });
    const now = fate.publish(fate.saveDraft(scheduled.edition, { guide, base, by: bo, at: t3 }), { ...writing, by: bo, at: t3 });
    expect(now.edition).toMatchObject({ live: 2, scheduled: null });
  });
});

describe('the second pair of eyes', () => {
  const submitted = fate.submit(drafted, { ...writing, publishAt: null });
  const waiting = revisionOf(submitted);

  test('until then nothing is live', () => {
    expect(submitted.edition).toMatchObject({ live: null, newest: 1, draft: null, submitted: { revision: 1, by: lis, at: t2, publishAt: null } });
    expect(happened(submitted.edition)).toEqual(['submitted 1 lis']);
  });

  test('yes: it is live', () => {
    const { edition, revision } = fate.judge(submitted.edition, { accept: true, note: 'Fin', submitted: waiting, by: bo, at: t3 });
    expect(revision).toBeUndefined();
    expect(edition).toMatchObject({ live: 1, submitted: null, scheduled: null });
    expect(edition.events.at(-1)).toEqual({ at: t3, by: bo, what: 'accepted', revision: 1, note: 'Fin' });
  });

  test.each([[later, { live: null, scheduled: { revision: 1, by: lis, at: later } }], [t2, { live: 1, scheduled: null }]])('yes, for %s: live then, or at once where that has passed', (publishAt, expected) => {
    const timed = fate.submit(drafted, { ...writing, publishAt });
    expect(fate.judge(timed.edition, { accept: true, note: '', submitted: revisionOf(timed), by: bo, at: t3 }).edition).toMatchObject(expected);
  });

  test('no: it is the writer\'s draft again, with the reason', () => {
    const { edition } = fate.judge(submitted.edition, { accept: false, note: 'Prisen mangler', submitted: waiting, by: bo, at: t3 });
    expect(edition).toMatchObject({ live: null, submitted: null, draft: { guide, base, by: lis }, returned: { by: bo, at: t3, note: 'Prisen mangler' } });
    expect(happened(edition)).toEqual(['submitted 1 lis', 'returned 1 bo']);
    expect(fate.submit(edition, { ...writing, at: t3, publishAt: null }).edition).toMatchObject({ returned: null, submitted: { revision: 2 } });
  });

  test('no, where somebody has written on since: their draft stands', () => {
    const newer = exampleGuide({ owner: 'nyere' });
    const written = fate.saveDraft(submitted.edition, { guide: newer, base, by: lis, at: t3 });
    expect(fate.judge(written, { accept: false, note: 'Nej', submitted: waiting, by: bo, at: t3 }).edition.draft?.guide).toBe(newer);
  });

  test('nobody is their own second pair of eyes', () => {
    expect(() => fate.judge(submitted.edition, { accept: true, note: '', submitted: waiting, by: lis, at: t3 })).toThrow(expect.objectContaining({ code: 'NotAllowed' }));
  });
});

describe('what citizens see', () => {
  test('withdrawn and reinstated', () => {
    const withdrawn = fate.withdraw(published.edition, { by: bo, at: t3 });
    expect(withdrawn).toMatchObject({ live: 1, withdrawn: { by: bo, at: t3 } });
    const back = fate.reinstate(withdrawn, { by: lis, at: later });
    expect(back).toMatchObject({ live: 1, withdrawn: null });
    expect(happened(back)).toEqual(['published 1 lis', 'withdrawn - bo', 'reinstated - lis']);
  });

  test('hidden and shown', () => {
    const hidden = fate.hide(fresh, { by: lis, at: t1 });
    expect(hidden.hidden).toBe(true);
    expect(happened(fate.show(hidden, { by: bo, at: t2 }))).toEqual(['hidden - lis', 'shown - bo']);
  });

  test('approved: by whom, on which day, and of which words', () => {
    const approval = { by: 'Anne Holm, Borgerservice', on: '2026-11-24', of: 'abc' };
    const approved = fate.approve(published.edition, { approval, by: lis, at: t3 });
    expect(approved.approval).toEqual(approval);
    expect(approved.events.at(-1)).toEqual({ at: t3, by: lis, what: 'approved', revision: 1, note: 'Anne Holm, Borgerservice' });
  });
});

test.each<[string, () => unknown]>([
  ['discarding no draft', () => fate.discardDraft(fresh, { by: lis, at: t1 })],
  ['publishing no draft', () => fate.publish(fresh, writing)],
  ['scheduling no draft', () => fate.schedule(fresh, { ...writing, publishAt: later })],
  ['submitting no draft', () => fate.submit(fresh, { ...writing, publishAt: null })],
  ['publishing twice', () => fate.publish(published.edition, writing)],
  ['judging what was not submitted', () => fate.judge(published.edition, { accept: true, note: '', submitted: revisionOf(published), by: bo, at: t3 })],
  ['unscheduling what was not scheduled', () => fate.unschedule(published.edition, { scheduled: revisionOf(published), by: bo, at: t3 })],
  ['publishing what was not scheduled', () => fate.publishScheduled(published.edition, { at: later })],
  ['withdrawing twice', () => fate.withdraw(fate.withdraw(published.edition, { by: bo, at: t2 }), { by: bo, at: t3 })],
  ['reinstating what was not withdrawn', () => fate.reinstate(published.edition, { by: bo, at: t3 })],
  ['hiding twice', () => fate.hide(fate.hide(fresh, { by: bo, at: t2 }), { by: bo, at: t3 })],
  ['showing what was not hidden', () => fate.show(fresh, { by: bo, at: t3 })],
])('%s is refused', (_, act) => expect(act).toThrow(expect.objectContaining({ code: 'Conflict' })));

test('no transition changes what it was given', () => {
  const deep = (value: unknown): void => {
    if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return;
    Object.freeze(value);
    Object.values(value).forEach(deep);
  };
  const frozen = structuredClone(drafted);
  deep(frozen);
  const submitted = fate.submit(frozen, { ...writing, publishAt: later });
  deep(submitted);
  const accepted = fate.judge(submitted.edition, { accept: true, note: '', submitted: revisionOf(submitted), by: bo, at: t3 });
  deep(accepted);
  const withdrawn = fate.withdraw(fate.publishScheduled(accepted.edition, { at: later }), { by: bo, at: later });
  expect(happened(withdrawn)).toEqual(['submitted 1 lis', 'accepted 1 bo', 'published 1 lis', 'withdrawn - bo']);
});

test('the newest 300 lines of history are kept', () => {
  let edition = published.edition;
  for (let round = 0; round < 200; round += 1) edition = fate.show(fate.hide(edition, { by: lis, at: t2 }), { by: lis, at: t3 });
  expect([edition.events.length, edition.events[0]?.what, edition.events.at(-1)?.what]).toEqual([300, 'hidden', 'shown']);
});
