import { expect, test } from '@jest/globals';
import { change, conversation, message, newId, request, stored } from '../make.ts';
import { benchOf, type Kind } from '../stores.ts';

const texts = {
  'a NUL character': 'før\0efter\0',
  'lone surrogates': 'høj \ud800 lav \udc00, byttet \udc00\ud800',
  'the mark that escapes them': '\u001A0000 \u001A\u001A \u001Ad800',
  'emoji': '👍🏽 👨‍👩‍👧‍👦 🇩🇰',
  'Danish letters, composed and not': 'æøå ÆØÅ é e\u0301 a\u030A',
  'control characters and line separators': '\u0001\b\t\n\r\u007F\u0085\u2028\u2029\uFEFF\uFFFE\uFFFF',
  'quotes, backslashes and what looks like SQL or JSON': `'; drop table conversations; -- " \\ \\u0000 \\0 $1 ? :a {"a":null} {a,b}`,
  'nothing': '',
  'a long text': 'Åh, det er langt. '.repeat(20_000),
};

export function values(kind: Kind): void {
  const bench = benchOf(kind);

  test.each(Object.entries(texts))('%s, everywhere', async (name, text) => {
    const odd = text.length > 1_000 ? name : text;
    const id = `${newId('c')}${odd}`;
    const talk = conversation({ id, channel: `k${odd}`, libraryId: `b${odd}`, reference: { [odd]: text } });
    const state = { ...talk.state, question: text };
    const asked = request(id, { id: `${newId('r')}${odd}`, reason: text, libraryId: `b${odd}` });
    const count = { day: '2026-03-01', libraryId: `b${odd}`, event: 'guide-failed', guideId: odd, stepId: odd } as const;
    const activity = message(text, { id: `a${odd}`, value: { [odd]: [text] } });
    const done = await bench.store.commit({ conversation: { ...talk, state }, activities: [{ activity, clientId: odd }], requests: [asked], counts: [count] });
    expect(await bench.store.load(id)).toEqual({ ...talk, state, version: 1, watermark: 1 });
    expect(await bench.store.activitiesAfter(id, 0, 2)).toEqual([{ conversationId: id, watermark: 1, activity }]);
    expect(await bench.store.activityIdOf(id, odd)).toBe(activity.id);
    expect(await bench.store.openRequests(`b${odd}`)).toEqual([{ ...asked, version: 1 }]);
    expect(await bench.store.totals(`b${odd}`, '2026-03-01', '2026-03-01')).toEqual([{ ...count, total: 1 }]);
    expect((await bench.store.undelivered(`k${odd}`, 5)).map(({ conversation: { id: found } }) => found)).toEqual([id]);
    expect((await bench.store.commit(change(done.conversation, [text]))).conversation.watermark).toBe(2);
    expect(await bench.store.secret(`s${odd}`, () => text)).toBe(text);
    expect(await bench.store.secret(`s${odd}`, () => 'andet')).toBe(text);
  });

  test('strings that differ only in what is escaped are different', async () => {
    const prefix = newId('c');
    const ids = ['\0', '\u001A0000', '\ud800', '\u001Ad800', '\ufffd', '', '\\u0000'].map((end) => prefix + end);
    for (const id of ids) await bench.store.commit(change(conversation({ id }), [id]));
    for (const id of ids) expect((await bench.store.activitiesAfter(id, 0, 9)).map((row) => row.activity.text)).toEqual([id]);
  });

  test('integers as large as JavaScript counts', async () => {
    const big = Number.MAX_SAFE_INTEGER;
    const id = newId('stor');
    const state = { ...conversation().state, prompt: big };
    const numbers = { big, small: -big, fraction: 0.1 + 0.2, tiny: 5e-324, huge: 1.7976931348623157e308 };
    await bench.store.commit({ conversation: { ...conversation({ id }), state }, activities: [{ activity: message('tal', { value: numbers }), clientId: null }], requests: [], counts: [] });
    expect((await bench.store.load(id))?.state.prompt).toBe(big);
    expect((await bench.store.activitiesAfter(id, 0, 1))[0]?.activity.value).toEqual(numbers);
    expect(await bench.store.activitiesAfter(id, big, 10)).toEqual([]);
    await expect(bench.store.markDelivered(id, big)).resolves.toBeUndefined();
  });

  test('times to the millisecond, before 1970 and after 9999', async () => {
    const times = ['1969-12-31T23:59:59.999Z', '2026-10-25T00:30:00.001Z', '+012026-01-01T00:00:00.000Z'];
    for (const time of times) {
      const { id } = await stored(bench.store, { createdAt: time, updatedAt: time });
      expect(await bench.store.load(id)).toMatchObject({ createdAt: time, updatedAt: time });
    }
  });

  test('names, which code sorts the Danish way', async () => {
    const libraryId = newId('bibliotek');
    const names = ['Åse', 'Ærø', 'Zita', 'Øjvind', 'anna', 'Aage', 'Bo'];
    const talk = conversation({ libraryId });
    await bench.store.commit(change(talk, [], { requests: names.map((reason) => request(talk.id, { reason, libraryId })) }));
    const read = (await bench.store.openRequests(libraryId)).map(({ reason }) => reason ?? '');
    expect(read.toSorted(new Intl.Collator('da').compare)).toEqual(['anna', 'Bo', 'Zita', 'Ærø', 'Øjvind', 'Aage', 'Åse']);
  });
}
