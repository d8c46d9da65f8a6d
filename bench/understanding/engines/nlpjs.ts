import { createRequire } from 'node:module';
import { recognise } from '../../../knowledge/understanding/language.ts';
import { tokens } from '../../../knowledge/understanding/tokens.ts';
import { bestLabel, type Ranking, type Train } from '../engine.ts';

interface Nlp {
  settings: Record<string, unknown>;
  addLanguage(language: string): void;
  addDocument(language: string, text: string, intent: string): void;
  train(): Promise<void>;
  process(language: string, text: string): Promise<{ classifications: { intent: string; score: number }[] }>;
}

const require = createRequire(import.meta.url);
const { containerBootstrap } = require('@nlpjs/core') as { containerBootstrap(): Promise<{ use(plugin: unknown): void; get(name: string): Nlp }> };
const { Nlp } = require('@nlpjs/nlp') as { Nlp: unknown };
const { LangDa } = require('@nlpjs/lang-da') as { LangDa: unknown };
const { LangEn } = require('@nlpjs/lang-en') as { LangEn: unknown };

/** nlp.js with its Danish and English, each phrase in its own language; a question's language is told to it. */
export const train: Train = async ({ phrases }) => {
  // It tells of every epoch.
  for (const level of ['log', 'info', 'warn'] as const) console[level] = () => undefined;
  const container = await containerBootstrap();
  for (const plugin of [Nlp, LangDa, LangEn]) container.use(plugin);
  const nlp = container.get('nlp');
  Object.assign(nlp.settings, { autoSave: false, autoLoad: false });
  for (const language of ['da', 'en']) nlp.addLanguage(language);
  for (const { text, labels } of phrases) for (const label of labels) nlp.addDocument(recognise(tokens(text)) === 'en' ? 'en' : 'da', text, label);
  await nlp.train();
  return {
    async answer(text, lang) {
      const { classifications } = await nlp.process(lang === 'en' ? 'en' : 'da', text);
      const ranking: Ranking = classifications.map(({ intent, score }) => ({ id: intent === 'None' ? 'unknown' : intent, score })).slice(0, 5);
      return bestLabel(ranking);
    },
  };
};
