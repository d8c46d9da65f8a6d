import { z } from 'zod';
import type { Language } from '../../common/language.ts';
import da from './messages/da.json' with { type: 'json' };
import en from './messages/en.json' with { type: 'json' };

const Messages = z.object({ 'too-long': z.string() });
const messages: Record<Language, z.infer<typeof Messages>> = { da: Messages.parse(da), en: Messages.parse(en) };

/** What this channel says itself, because the bot never saw the message. */
export const messagesOf = (language: Language): z.infer<typeof Messages> => messages[language];
