import { expect, test } from '@jest/globals';
import { add, again, echoed, next, posted, refused, unsentOf, type Outbox } from '../../../web/chat/outbox.ts';

const message = (id: string): { id: string; text: string; masked: string[] } => ({ id, text: id, masked: [] });
const two: Outbox = add(add([], message('a')), message('b'));

test('messages go out in the order they were written', () => {
  expect(next(two)?.id).toBe('a');
  expect(next(posted(two, 'a'))?.id).toBe('b');
  expect(next(posted(posted(two, 'a'), 'b'))).toBeUndefined();
});

test('an id is one message', () => {
  expect(add(two, message('a'))).toBe(two);
});

test('a message leaves when it has come back, not before', () => {
  expect(posted(two, 'a')).toHaveLength(2);
  expect(echoed(posted(two, 'a'), ['a']).map(({ id }) => id)).toEqual(['b']);
  expect(echoed(two, ['other'])).toBe(two);
});

test('after a break, what has not come back is sent again', () => {
  expect(next(again(posted(two, 'a')))?.id).toBe('a');
  expect(again(two)).toBe(two);
});

test('what the service never takes is not tried again, nor kept', () => {
  const outbox = again(refused(two, 'a'));
  expect(next(outbox)?.id).toBe('b');
  expect(unsentOf(outbox)).toEqual([message('b')]);
});
