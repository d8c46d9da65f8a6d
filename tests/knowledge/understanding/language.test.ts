import { expect, test } from '@jest/globals';
import { recognise } from '../../../knowledge/understanding/language.ts';
import { tokens } from '../../../knowledge/understanding/tokens.ts';

const cases: Record<string, string[]> = {
  da: ['hej', 'pas', 'mitid', 'jeg kan ikke logge ind', 'hvor er min post', 'glemt kode', 'jeg skal ha ny kode te app', 'koerekort udloebet', 'kan du hjælpe min mor', '', '12', '?'],
  en: ['hello', 'I cannot log in', 'how do I get a new card', 'forgot password', 'moving to denmark next month', 'my phone is lost'],
  de: ['Ich habe mein Passwort vergessen', 'wie bekomme ich eine neue Karte', 'Können Sie mir bitte helfen'],
  pl: ['nie mogę się zalogować', 'zapomniałem hasła', 'potrzebuje pomocy prosze'],
  tr: ['şifremi unuttum', 'giriş yapamıyorum yardım lütfen', 'yeni telefon için nasıl'],
  uk: ['Не можу увійти', 'як отримати новий код', 'допоможіть будь ласка'],
  ar: ['نسيت كلمة المرور', 'مساعدة من فضلك', 'كيف أحصل على رمز جديد'],
};

for (const [language, texts] of Object.entries(cases)) {
  test.each(texts)(`${language}: %s`, (text) => expect(recognise(tokens(text))).toBe(language));
}
