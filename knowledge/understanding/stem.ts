import { stemmer as danish } from '@orama/stemmers/danish';
import { stemmer as english } from '@orama/stemmers/english';
import { fold } from './letters.ts';

const most = 20_000;
const caches = { da: new Map<string, string>(), en: new Map<string, string>() };

/** The stem of a folded word. Remembered for the 20,000 latest words of each language. */
export function stem(key: string, language: 'da' | 'en'): string {
  const cache = caches[language];
  const seen = cache.get(key);
  if (seen !== undefined) return seen;
  if (cache.size >= most) cache.clear();
  const found = key.length < 4 ? key : fold(language === 'da' ? danish(key) : english(key));
  cache.set(key, found);
  return found;
}
