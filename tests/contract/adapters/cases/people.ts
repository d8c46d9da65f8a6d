import { expect, test } from '@jest/globals';
import { done, librarian } from '../../../support/staff.ts';
import { until } from '../../../support/until.ts';
import type { Adapter } from '../driver.ts';
import { expectInOrder, firstStep, question, sees, shownBy, Stage } from '../stage.ts';

/** What every channel does where a librarian takes over. */
export function people(adapter: Adapter): void {
  const stage = new Stage(adapter);

  test('"menneske" asks for a librarian', async () => {
    const citizen = await stage.running.arrives();
    expect(await shownBy(citizen, () => citizen.says('menneske'))).toContain('Jeg henter en bibliotekar');
    expect(await stage.requestOf(citizen)).toEqual(expect.any(String));
  });

  test('the robot is silent, the librarian\'s answers arrive, and afterwards the robot goes on at the step', async () => {
    const citizen = await stage.running.arrives();
    const { desk } = stage.running.house;
    await citizen.says(question);
    await citizen.presses('Tal med en bibliotekar');
    const requestId = await stage.requestOf(citizen);
    const anna = librarian('Anna');
    await desk.claim(requestId, anna);
    await sees(citizen, 'du taler nu med Anna');
    expect((await shownBy(citizen, () => citizen.says('hvad gør jeg nu'))).trim()).toBe('');
    for (const number of [1, 2, 3]) await desk.answer(requestId, anna, { id: `${requestId}-${number}`, text: `Svar ${number}` });
    await sees(citizen, 'Anna: Svar 3');
    const before = await citizen.shown();
    await desk.close(requestId, anna, done('bot'));
    await sees(citizen, 'Anna har givet samtalen tilbage til robotten');
    await until(async () => (await citizen.shown()).slice(before.length).includes(firstStep), 'the step is shown again');
    expect(await shownBy(citizen, () => citizen.presses('Jeg sidder fast'))).toContain('Kom du videre?');
    const said = await stage.transcript(citizen);
    expectInOrder(await citizen.shown(), said);
    expect(said.filter(({ role }) => role === 'librarian').map(({ text }) => text)).toEqual(['Svar 1', 'Svar 2', 'Svar 3']);
    expect(await citizen.shown()).not.toContain('anna@example.dk');
  });

  test('a secret is explained although the robot is silent', async () => {
    const citizen = await stage.running.arrives();
    await citizen.says('menneske');
    await stage.running.house.desk.claim(await stage.requestOf(citizen), librarian('Anna'));
    await sees(citizen, 'du taler nu med Anna');
    expect(await shownBy(citizen, () => citizen.says('koden er 482913'))).toContain('Skriv aldrig CPR-nummer eller koder');
    expect(JSON.stringify(await stage.transcript(citizen))).not.toContain('482913');
  });
}
