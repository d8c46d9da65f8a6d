import { expect, test } from '@jest/globals';
import { KnownRequests } from '../../../adapters/desk/known.ts';
import { beginClose, claim, open, resolve, type HandoffRequest } from '../../../handoff/request.ts';

const anna = { id: 'anna', firstName: 'Anna' };
const opening = { conversationId: 'c', libraryId: 'slagelse', urgency: 'normal', language: 'da', reason: null, stuckAt: null } as const;
const at = (minute: number): string => `2026-11-23T09:0${minute}:00.000Z`;

const waiting: HandoffRequest = { ...open({ ...opening, id: 'r1' }, at(0)), version: 1 };
const claimed: HandoffRequest = { ...claim(waiting, anna, at(1)), version: 2 };
const resolved: HandoffRequest = { ...resolve(beginClose(claimed, anna, { to: 'bot', outcome: 'solved', topic: null }, at(2)), at(2)), version: 3 };
const next: HandoffRequest = { ...open({ ...opening, id: 'r2' }, at(3)), version: 1 };

test('the newest of each request is known, and the newest request of a conversation, in whatever order the news come', () => {
  const known = new KnownRequests();
  expect([claimed, waiting, claimed].map((request) => known.learn(request))).toEqual([true, false, true]);
  expect(known.of('c')).toEqual(claimed);
  expect([resolved, claimed].map((request) => known.learn(request))).toEqual([true, false]);
  expect([next, resolved].map((request) => known.learn(request))).toEqual([true, true]);
  expect(known.of('c')).toEqual(next);
  expect(known.get('r1')).toEqual(resolved);
  expect([known.of('another'), known.get('another')]).toEqual([undefined, undefined]);
});
