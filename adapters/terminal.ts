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

/** Rows read at once. */
const pageSize = 200;

/**
 * The bot in a terminal: a line is a message, a number presses that button.
 * Resolves when the input ends. Librarians' answers appear as they come.
 */
export async function runTerminal({ bot, store, conversationId, libraryId, language, input, output }: TerminalNeeds): Promise<void> {
  let shown = 0;
  let buttons: NonNullable<Activity['suggestedActions']>['actions'] = [];
  const show = async (): Promise<void> => {
    for (;;) {
      const rows = await store.activitiesAfter(conversationId, shown, pageSize);
      for (const { activity, watermark } of rows) {
        if (watermark <= shown) continue;
        shown = watermark;
        print(activity);
      }
      if (rows.length < pageSize) return;
    }
  };
  const print = (activity: Activity): void => {
    if (activity.type !== 'message' || activity.channelData?.role === 'citizen') return;
    output.write(`\n${activity.channelData?.role === 'librarian' ? `${activity.from.name ?? ''}: ` : ''}${activity.text ?? ''}\n`);
    buttons = activity.suggestedActions?.actions ?? [];
    for (const [index, { title }] of buttons.entries()) output.write(`  ${index + 1}. ${title}\n`);
  };
  const take = async (text: string): Promise<void> => {
    const button = /^\d{1,2}$/.test(text) ? buttons[Number(text) - 1] : undefined;
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
  };

  await bot.open({ channel: 'terminal', conversationId, libraryId, language, reference: null });
  await show();
  const unsubscribe = store.outbox.subscribe((item) => {
    // What cannot be read now is read with the next line.
    if (item.kind === 'activities' && item.conversationId === conversationId) void show().catch(() => undefined);
  });
  try {
    const lines = createInterface({ input, output, prompt: '> ', terminal: false });
    output.write('\n> ');
    for await (const line of lines) {
      const text = line.trim();
      if (text !== '') await take(text);
      output.write('\n> ');
    }
  } finally {
    unsubscribe();
  }
}
