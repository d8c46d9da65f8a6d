import { expect, test } from '@jest/globals';
import { keepIn, memoryDrawer } from '../../../web/chat/keeping.ts';

test('each library has a drawer of its own', () => {
  const drawer = memoryDrawer();
  keepIn(drawer, 'a').keepResume('x');
  expect(keepIn(drawer, 'a').resume()).toBe('x');
  expect(keepIn(drawer, 'b').resume()).toBeNull();
});

test('two tabs add to the same unsent messages', () => {
  const drawer = memoryDrawer();
  const [one, two] = [keepIn(drawer, 'a'), keepIn(drawer, 'a')];
  one.changeUnsent((stored) => [...stored, { id: '1', text: 'en', masked: [] }]);
  two.changeUnsent((stored) => [...stored, { id: '2', text: 'to', masked: [] }]);
  expect(one.unsent().map(({ id }) => id)).toEqual(['1', '2']);
});

test.each(['', '{', 'null', '{"a":1}', '[1,null,{"id":1}]'])('what it cannot read (%j) counts as nothing', (stored) => {
  const drawer = memoryDrawer();
  drawer.setItem('selvhjulpen:a:unsent', stored);
  drawer.setItem('selvhjulpen:a:language', stored);
  expect(keepIn(drawer, 'a').unsent()).toEqual([]);
  expect(keepIn(drawer, 'a').language()).toBeNull();
});

test('a storage that is full or forbidden is replaced by memory', () => {
  const fail = (): never => { throw new Error('QuotaExceededError'); };
  const keeping = keepIn({ getItem: fail, setItem: fail, removeItem: fail }, 'a');
  keeping.keepResume('x');
  keeping.changeUnsent(() => [{ id: '1', text: 'en', masked: [] }]);
  expect(keeping.resume()).toBe('x');
  expect(keeping.unsent()).toHaveLength(1);
  keeping.keepResume(null);
  expect(keeping.resume()).toBeNull();
});
