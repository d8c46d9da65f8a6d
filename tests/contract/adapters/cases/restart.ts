import { expect, test } from '@jest/globals';
import { anna } from '../../../support/staff.ts';
import type { Adapter } from '../driver.ts';
import { expectInOrder, question, sees, shownBy, Stage } from '../stage.ts';

/** What every channel keeps when the service stops and starts on the same data. */
export function restart(adapter: Adapter): void {
  const stage = new Stage(adapter);

  test('the conversation goes on where it was, and is not greeted anew', async () => {
    const citizen = await stage.running.arrives();
    await citizen.says(question);
    const before = await stage.transcript(citizen);
    await stage.restart();
    const again = await stage.running.returns(citizen.conversationId);
    expect(await stage.transcript(again)).toEqual(before);
    expect(await shownBy(again, () => again.presses('Jeg sidder fast'))).toContain('Kom du videre?');
    expectInOrder(await again.shown(), await stage.transcript(again));
    expect((await stage.transcript(again)).filter(({ text }) => text.includes('en robot'))).toHaveLength(1);
  });

  test('a librarian who has the conversation keeps it', async () => {
    const citizen = await stage.running.arrives();
    await citizen.says('menneske');
    const requestId = await stage.requestOf(citizen);
    await stage.running.house.desk.claim(requestId, anna);
    await sees(citizen, 'du taler nu med Anna');
    await stage.restart();
    const again = await stage.running.returns(citizen.conversationId);
    expect((await shownBy(again, () => again.says('er du der stadig'))).trim()).toBe('');
    await stage.running.house.desk.answer(requestId, anna, { id: 'after', text: 'Ja, jeg er her.' });
    await sees(again, 'Anna: Ja, jeg er her.');
  });
}
