import { createInterface } from 'node:readline/promises';
import type { Readable, Writable } from 'node:stream';
import type { Activity } from '../common/activity.ts';
import type { Bot } from '../bot/bot.ts';
import type { ConversationStore, Outbox } from '../bot/ports.ts';
import { HouseError } from '../common/errors.ts';

export interface TerminalNeeds {
  bot: Bot;
  store: ConversationStore & { outbox: Outbox };
  conversationId: string;
  libraryId: string;
  language: 'da' | 'en';
  input: Readable;
  output: Writable;
}

/**
 * The bot in a terminal: a line is a message, a number presses that button.
 * Resolves when the input ends. Librarians' answers appear as they come.
 */
export async function runTerminal({ bot, store, conversationId, libraryId, language, input, output }: TerminalNeeds): Promise<void> {
  let shown = 0;
  let buttons: NonNullable<Activity['suggestedActions']>['actions'] = [];
  const show = async (): Promise<void> => {
    const rows = await store.activitiesAfter(conversationId, shown, 200);
    for (const { activity, watermark } of rows) {
      if (watermark <= shown) continue;
      shown = watermark;
      if (activity.type !== 'message' || activity.channelData?.role === 'citizen') continue;
      output.write(`\n${activity.channelData?.role === 'librarian' ? `${activity.from.name ?? ''}: ` : ''}${activity.text ?? ''}\n`);
      buttons = activity.suggestedActions?.actions ?? [];
      for (const [index, { title }] of buttons.entries()) output.write(`  ${index + 1}. ${title}\n`);
    }
  };

  await bot.open({ channel: 'terminal', conversationId, libraryId, language, reference: null });
  await show();
  const unsubscribe = store.outbox.subscribe((item) => {
    if (item.kind === 'activities' && item.conversationId === conversationId) void show();
  });
  const lines = createInterface({ input, output, prompt: '> ', terminal: false });
  output.write('\n> ');
  for await (const line of lines) {
    const text = line.trim();
    const button = /^\d{1,2}$/.test(text) ? buttons[Number(text) - 1] : undefined;
    if (text !== '') {
      try {
        await bot.receive({
          channel: 'terminal',
          conversationId,
          clientId: null,
          from: { id: 'terminal' },
          text: button?.text ?? text,
          choice: button?.value ?? null,
          reference: null,
        });
        await show();
      } catch (error) {
        if (!(error instanceof HouseError)) throw error;
        output.write(`${error.message}\n`);
      }
    }
    output.write('\n> ');
  }
  unsubscribe();
}
