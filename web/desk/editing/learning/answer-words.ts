import type { Explained } from '../../../../common/editing-api.ts';
import type { MessageKey, Words } from '../../words.ts';

const referrals = ['emergency', 'despair', 'abuse', 'health', 'legal', 'own-case', 'municipality'] as const;
const smalltalk = ['greeting', 'thanks', 'goodbye', 'who-are-you', 'what-can-you-do', 'language', 'how-are-you', 'ok'] as const;

/** What a citizen would be shown, in sentences. */
export function answerWords(words: Words, { kind, topic, candidates }: Pick<Explained, 'kind' | 'topic' | 'candidates'>): string {
  const known = [...referrals, ...smalltalk].find((each) => each === topic);
  const says = words(`why.kind.${kind}`, { title: candidates[0]?.title ?? '' });
  return known === undefined ? says : `${says} ${words(`why.topic.${known}`)}`;
}

const languages = ['da', 'en', 'ar', 'uk', 'pl', 'tr', 'de'] as const;

/** Which language the question was taken for; null for Danish, which needs no words. */
export function languageWords(words: Words, language: string): string | null {
  const known = languages.find((each) => each === language);
  const key: MessageKey | null = known === undefined || known === 'da' ? null : `why.language.${known}`;
  return key === null ? null : words('why.language.other', { language: words(key) });
}
