import { describe } from '@jest/globals';
import { conversation } from './cases/conversation.ts';
import { people } from './cases/people.ts';
import { restart } from './cases/restart.ts';
import { botFramework } from './drivers/bot-framework.ts';
import { terminal } from './drivers/terminal.ts';
import { webChat } from './drivers/web-chat.ts';

/** Every adapter runs the same cases; a new one is a line here. */
const adapters = [
  webChat,
  botFramework,
  terminal,
];

describe.each(adapters)('$name', (adapter) => {
  describe('holds a conversation', () => conversation(adapter));
  describe('passes on to people', () => people(adapter));
  describe('goes on after a restart', () => restart(adapter));
});
