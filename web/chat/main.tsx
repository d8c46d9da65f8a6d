import { render } from 'preact';
import './styles/chat.css';
import { App } from './components/app.tsx';
import { wear } from './comfort.ts';
import { createSpeech } from './speech.ts';
import { readSettings } from './settings.ts';
import { createSession } from './session.ts';
import { browser, browserKeeping, watchBrowser } from './surroundings.ts';
import { followViewport } from './viewport.ts';

const place = document.getElementById('chat');
if (place !== null) {
  const settings = readSettings(place.dataset, new URLSearchParams(location.search));
  const { library, kiosk, preview } = settings;
  // Whoever tries a draft keeps the conversation they may have as a citizen.
  const keeping = browserKeeping(library.id, kiosk || preview !== null);
  const language = settings.languageAsked ? settings.language : (keeping.language() ?? settings.language);
  const session = createSession({ library: library.id, language, kiosk, seat: settings.seat, moveCode: settings.moveCode, preview, keeping, around: browser(library.id) });
  const comfort = keeping.comfort();
  wear(comfort, document.documentElement);
  followViewport();
  watchBrowser(session);
  session.start();
  if (settings.guide !== null) session.press({ text: settings.guide.title, value: { choice: settings.guide.choice } });
  // Asked once; loading the page again goes on where the citizen is.
  const address = new URL(location.href);
  if (preview === null) address.searchParams.delete('guide');
  address.searchParams.delete('continue');
  if (address.href !== location.href) history.replaceState(history.state, '', address);
  const forgetHere = (): void => {
    keeping.keepResume(null);
    keeping.changeUnsent(() => []);
    const address = new URL(location.href);
    address.searchParams.set('kiosk', '1');
    location.replace(address);
  };
  render(<App forgetHere={forgetHere} session={session} settings={settings} language={language} keepLanguage={keeping.keepLanguage} comfort={comfort} keepComfort={keeping.keepComfort} speech={createSpeech(globalThis.speechSynthesis)} />, place);
}
