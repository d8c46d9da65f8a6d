import { expect, test } from '@jest/globals';
import { shoot } from '../support/browser.ts';
import { DeskTest, openDesk } from '../support/desk-page.ts';
import { DirectLineClient } from '../support/direct-line.ts';

/** Without a network for so many milliseconds. */
const away = 60_000;
const at = new DeskTest(['Anna', 'Bo']);

async function waits(words: string): Promise<DirectLineClient> {
  const citizen = await DirectLineClient.start(at.service.base);
  await citizen.says('Tal med en bibliotekar', { choice: 'person' });
  await citizen.says(words);
  return citizen;
}

test('a desk that loses its network for a minute misses nothing, and what was written meanwhile is sent once', async () => {
  const { desk, store } = at.service.house;
  const [mine, gone] = [await waits('borger et'), await waits('borger to')];
  const anna = await openDesk(at.browser, at.service.base, 'Anna');
  await anna.locator('.queue-item', { hasText: 'borger et' }).first().click();
  await anna.getByRole('button', { name: 'Tag samtalen' }).last().click();
  await anna.getByLabel('Dit svar').waitFor();

  await anna.context().setOffline(true);
  await anna.getByText('Forbindelsen er væk').waitFor();
  const began = Date.now();
  await anna.getByLabel('Dit svar').fill('skrevet uden net');
  await anna.keyboard.press('Enter');
  await anna.getByLabel('Dit svar').fill('en kladde, der bliver stående');
  for (let n = 1; n <= 30; n += 1) await mine.says(`linje ${n} mens nettet var væk`);
  await gone.says('jeg vil ikke vente');
  const late = await waits('borger tre');
  const bo = { id: 'bo-2', email: 'bo2@example.dk', firstName: 'Bo', role: 'librarian', libraryId: 'slagelse' } as const;
  const taken = (await desk.queue(bo)).find(({ conversationId }) => conversationId === late.conversationId)?.id ?? '';
  await desk.claim(taken, bo);
  await waits('borger fire');
  await shoot(anna, 'desk-offline');
  await anna.waitForTimeout(Math.max(0, away - (Date.now() - began)));
  await anna.context().setOffline(false);

  await anna.getByText('linje 30 mens nettet var væk', { exact: true }).waitFor();
  for (let n = 1; n <= 30; n += 1) expect(await anna.getByText(`linje ${n} mens nettet var væk`, { exact: true }).count()).toBe(1);
  await anna.locator('.queue-item', { hasText: 'borger fire' }).first().waitFor();
  await anna.locator('.queue-item', { hasText: 'borger tre' }).getByText('Bo har samtalen', { exact: false }).waitFor();
  await anna.locator('.queue-item', { hasText: 'borger to' }).waitFor({ state: 'detached' });
  await anna.getByText('Forbindelsen er væk').waitFor({ state: 'detached' });
  expect(await anna.getByLabel('Dit svar').inputValue()).toBe('en kladde, der bliver stående');

  const again = anna.getByRole('button', { name: 'Prøv igen' });
  if ((await again.count()) > 0) await again.first().click();
  for (let wait = 0; wait < 100 && !(await mine.read()).some(({ text }) => text === 'skrevet uden net') && !mine.activities.some(({ text }) => text === 'skrevet uden net'); wait += 1) await anna.waitForTimeout(100);
  const rows = await store.activitiesAfter(mine.conversationId, 0, 1000);
  expect(rows.filter(({ activity }) => activity.text === 'skrevet uden net')).toHaveLength(1);
  await anna.context().close();
}, 150_000);
