import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { CardAction } from '../../../common/activity.ts';
import type { Language } from '../language.ts';
import { answeringOf, isEnded, newestOf, promptOf, readMessage } from '../log.ts';
import { translator } from '../messages.ts';
import type { Session } from '../session.ts';
import type { Settings } from '../settings.ts';
import { wear, type Comfort } from '../comfort.ts';
import type { Speech } from '../speech.ts';
import { useIdle } from '../use-idle.ts';
import { useFrame } from '../use-frame.ts';
import { useNotice } from '../use-notice.ts';
import { useReading } from '../use-reading.ts';
import { useScroll } from '../use-scroll.ts';
import { useSession } from '../use-session.ts';
import { Choices } from './choices.tsx';
import { ComfortPanel } from './comfort-panel.tsx';
import { Composer, isMouse } from './composer.tsx';
import { Ended } from './ended.tsx';
import { Header } from './header.tsx';
import { DownIcon } from './icons.tsx';
import { Rating } from './rating.tsx';
import { Status } from './status.tsx';
import { StillHere } from './still-here.tsx';
import { shown, Transcript } from './transcript.tsx';

export interface AppProps {
  session: Session;
  settings: Settings;
  language: Language;
  keepLanguage(language: Language): void;
  /** Wipes what this browser keeps, and opens the page as a public computer's. */
  forgetHere(): void;
  comfort: Comfort;
  keepComfort(comfort: Comfort): void;
  speech: Speech;
}

export function App({ session, settings, language: first, keepLanguage, forgetHere, comfort: kept, keepComfort, speech }: AppProps): JSX.Element {
  const state = useSession(session);
  const [comfort, setComfort] = useState(kept);
  const [comfortable, setComfortable] = useState(false);
  const [, heard] = useState({});
  useEffect(() => speech.subscribe(() => heard({})), [speech]);
  const [language, setLanguage] = useState(first);
  const [cleared, setCleared] = useState(false);
  const input = useRef<HTMLTextAreaElement>(null);
  const choices = useRef<HTMLDivElement>(null);
  const t = translator(language);
  const { log, outbox, line } = state;
  const prompt = outbox.length === 0 && line !== 'over' ? promptOf(log) : null;
  const answering = answeringOf(log);
  const items = shown(log, outbox);
  const newest = items.at(-1);
  const missed = useNotice(items.filter(({ from }) => from !== 'citizen').length, comfort.sound);
  const { scroller, below, toEnd } = useScroll(`${newest?.key ?? ''} ${prompt?.key ?? ''} ${state.typing} ${line === 'over'}`, newest?.from === 'citizen');
  useReading(session, answering.who === 'librarian' && below !== 'new' ? newestOf(log, 'librarian') : 0);
  const closeFrame = useFrame(settings.embedded, () => { if (isMouse()) input.current?.focus(); });

  useLayoutEffect(() => {
    document.documentElement.lang = language;
    const title = t('pageTitle', { library: settings.library.name });
    document.title = missed === 0 ? title : `${t('newAnswers', { count: missed })} – ${title}`;
  }, [language, missed]);

  useLayoutEffect(() => wear(comfort, document.documentElement), [comfort]);

  const changeComfort = (wish: Comfort): void => {
    setComfort(wish);
    keepComfort(wish);
  };

  const switchLanguage = (): void => {
    const other = language === 'da' ? 'en' : 'da';
    setLanguage(other);
    keepLanguage(other);
    // The robot follows, and says again where the citizen is; a librarian is not interrupted.
    if (line !== 'over' && answering.who !== 'librarian') session.press({ text: t('otherLanguage'), value: { choice: other === 'en' ? 'english' : 'danish' } });
    const address = new URL(location.href);
    if (!address.searchParams.has('lang')) return;
    address.searchParams.set('lang', other);
    history.replaceState(history.state, '', address);
  };

  const press = (action: CardAction): void => {
    session.press(action);
    // The pressed button goes away; its place stays, and the next buttons come there.
    choices.current?.focus({ preventScroll: true });
  };

  const clear = (): void => {
    session.stop();
    setCleared(true);
  };
  const idle = useIdle(settings.kiosk && !cleared && answering.who === 'robot', settings.kioskMinutes, newest?.key ?? '', clear);

  if (line === 'moved') return <Ended title={t('movedTitle')} text={t(settings.kiosk ? 'movedTextPublic' : 'movedText')} action={t('startOver')} onAction={() => session.startOver()} alone />;
  if (cleared) return <Ended title={t('clearedTitle')} text={t('clearedText')} action={t('startOver')} onAction={() => location.reload()} alone />;
  return (
    <div class={settings.embedded ? 'chat embedded' : 'chat'}>
      <Header
        library={settings.library}
        language={language}
        onLanguage={switchLanguage}
        comfortable={comfortable}
        onComfort={() => setComfortable(!comfortable)}
        onClose={settings.embedded ? closeFrame : null}
        onMove={(settings.kiosk || settings.seat !== null) && line === 'online' ? () => press({ type: 'messageBack', title: t('move'), text: t('move'), displayText: t('move'), value: { choice: 'move' } }) : null}
        onClear={settings.kiosk ? clear : null}
        t={t}
      />
      {idle.left !== null && <StillHere left={idle.left} onStay={idle.stay} onForget={clear} t={t} />}
      {comfortable && <ComfortPanel comfort={comfort} onChange={changeComfort} onPublic={settings.kiosk || settings.embedded ? null : () => { session.stop(); forgetHere(); }} t={t} />}
      <main>
        {settings.preview !== null && <p class="draft" role="note">{t('preview')}</p>}
        <Status library={settings.library} language={language} line={line} answering={answering} place={state.place} waiting={outbox.some((each) => each.state !== 'refused')} t={t} />
        <div class="scroller" ref={scroller} tabIndex={0} role="region" aria-label={t('logLabel')}>
          <div class="column">
            {state.replaced && <p class="note">{t('replaced')}</p>}
            {state.unmoved && <p class="note">{t('unmoved')}</p>}
            <Transcript items={items} prompt={prompt} line={line} typing={state.typing} read={answering.who === 'librarian' ? readMessage(log, state.read) : null} answering={answering} language={language} speech={speech} t={t} />
            <Choices prompt={prompt} holder={choices} label={t('choices')} onPress={press} />
            {line === 'over' && <Ended title={t('overTitle')} text={t(outbox.length > 0 ? 'overText' : 'overTextPlain')} action={t('startOver')} onAction={() => { session.startOver(); input.current?.focus(); }}>
              {isEnded(log) && <Rating onRate={(rating) => session.rate(rating)} t={t} />}
            </Ended>}
            <div class="end" data-end />
          </div>
        </div>
        <div class="foot">
          {below !== null && <button type="button" class="newest" onClick={toEnd}><DownIcon />{t(below === 'new' ? 'toNewest' : 'toRest')}</button>}
          <Composer input={input} leftOver={state.leftOver} closed={line === 'over'} onSend={(text) => session.write(text)} onType={() => { if (answering.who === 'librarian') session.type(); }} t={t} />
        </div>
      </main>
    </div>
  );
}
