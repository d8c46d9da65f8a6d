import { expect, test } from '@jest/globals';
import type { Adapter } from '../driver.ts';
import { expectInOrder, firstStep, question, sees, shownBy, Stage } from '../stage.ts';

/** What every channel does for a citizen and the robot. */
export function conversation(adapter: Adapter): void {
  const stage = new Stage(adapter);

  test('the first thing a citizen reads is that this is a robot', async () => {
    const citizen = await stage.running.arrives();
    const [first, ...others] = await stage.transcript(citizen);
    expect(others).toEqual([]);
    expect((await citizen.shown()).trim().startsWith(first?.text.split('\n')[0] ?? 'nothing')).toBe(true);
    expect(first?.text).toContain('en robot');
  });

  test('a question starts its guide', async () => {
    const citizen = await stage.running.arrives();
    expect(await shownBy(citizen, () => citizen.says(question))).toContain(firstStep);
  });

  test('a button works, pressed', async () => {
    const citizen = await stage.running.arrives();
    await citizen.says(question);
    expect(await shownBy(citizen, () => citizen.presses('Jeg sidder fast'))).toContain('Kom du videre?');
    expect((await stage.transcript(citizen)).filter(({ role }) => role === 'citizen').map(({ text }) => text)).toEqual([question, 'Jeg sidder fast']);
  });

  test('a button works, typed', async () => {
    const citizen = await stage.running.arrives();
    await citizen.says(question);
    expect(await shownBy(citizen, () => citizen.says('jeg sidder fast'))).toContain('Kom du videre?');
  });

  test('a secret is not stored, and the citizen is told why', async () => {
    const citizen = await stage.running.arrives();
    expect(await shownBy(citizen, () => citizen.says('mit cpr er 010180-1234'))).toContain('ligner et CPR-nummer');
    const said = await stage.transcript(citizen);
    expect(said.find(({ role }) => role === 'citizen')?.text).toBe('mit cpr er ••••••');
    expect(JSON.stringify(said)).not.toContain('010180');
  });

  test('the language can be changed', async () => {
    const citizen = await stage.running.arrives();
    expect(await shownBy(citizen, () => citizen.says('english'))).toContain('We continue in English.');
    expect(await shownBy(citizen, () => citizen.says('dansk'))).toContain('Vi fortsætter på dansk.');
  });

  test('of messages at once none is lost or doubled, and what is shown follows the transcript', async () => {
    const citizens = await Promise.all([1, 2].map(() => stage.running.arrives()));
    const wishes = [question, 'jeg sidder fast', 'hej', 'tilbage', 'hjælp'];
    await Promise.all(citizens.flatMap((citizen) => wishes.map((wish) => citizen.says(wish))));
    for (const citizen of citizens) {
      const said = await stage.transcript(citizen);
      expect(said.filter(({ role }) => role === 'citizen').map(({ text }) => text).sort()).toEqual([...wishes].sort());
      await sees(citizen, said.at(-1)?.text.split('\n')[0] ?? '');
      expectInOrder(await citizen.shown(), said);
    }
  });
}
