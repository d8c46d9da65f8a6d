import { z } from 'zod';

/** Languages in which everything the bot says exists. A guide may have more. */
export const languages = ['da', 'en'] as const;
export const Language = z.enum(languages);
export type Language = z.infer<typeof Language>;
