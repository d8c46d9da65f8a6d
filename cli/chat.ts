import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { runTerminal } from '../adapters/terminal.ts';
import { ConfigError, readConfig } from '../config.ts';
import { openHouse } from '../house.ts';

/** `npm run chat -- [--library ID] [--lang da|en] [--conversation ID]`: the bot in the terminal. */
try {
  const { values } = parseArgs({ options: { library: { type: 'string' }, lang: { type: 'string' }, conversation: { type: 'string' } } });
  const house = await openHouse(readConfig(process.env));
  await runTerminal({
    bot: house.bot,
    store: house.store,
    conversationId: values.conversation ?? randomUUID(),
    libraryId: (values.library === undefined ? undefined : house.libraries.get(values.library)?.id) ?? house.libraries.default.id,
    language: values.lang === 'en' ? 'en' : 'da',
    input: process.stdin,
    output: process.stdout,
  });
  await house.close();
} catch (error) {
  process.stderr.write(`${error instanceof ConfigError || (error instanceof TypeError && 'code' in error) ? error.message : String(error instanceof Error ? error.stack : error)}\n`);
  process.exit(2);
}
