import { FluentProvider, Spinner } from '@fluentui/react-components';
import { useEffect, useMemo, useState } from 'react';
import { queueRoles } from '../../../common/desk-api.ts';
import { EditorsDesk } from '../editing/room/EditorsDesk.tsx';
import { useSession } from '../use-session.ts';
import { useTheme } from '../use-theme.ts';
import { WordsContext, wordsIn, type DeskLanguage } from '../words.ts';
import { Desk } from './Desk.tsx';
import { SignInPage } from './SignInPage.tsx';

const storageKey = 'desk-language';

/** Danish, unless English was chosen before and the browser lets us remember it. */
function kept(): DeskLanguage {
  try {
    return localStorage.getItem(storageKey) === 'en' ? 'en' : 'da';
  } catch {
    return 'da';
  }
}

function keep(language: DeskLanguage): void {
  try {
    localStorage.setItem(storageKey, language);
  } catch {
    // The choice holds until the page is closed.
  }
}

/** Theme and language around the one page; signed out, the sign-in; signed in, the desk, or the editors' room for who reads no conversations. */
export function App() {
  const theme = useTheme();
  const session = useSession();
  const [language, setLanguage] = useState<DeskLanguage>(kept);
  const words = useMemo(() => wordsIn(language), [language]);

  useEffect(() => {
    document.documentElement.lang = language;
    keep(language);
  }, [language]);

  const switchLanguage = (): void => setLanguage(language === 'da' ? 'en' : 'da');
  return (
    <FluentProvider theme={theme} className="desk-root">
      <WordsContext value={words}>
        {session.staff === undefined
          ? <Spinner className="desk-wait" label={words('queue.loading')} />
          : session.staff === null
            ? <SignInPage session={session} switchLanguage={switchLanguage} />
            : !queueRoles.includes(session.staff.role)
              ? <EditorsDesk staff={session.staff} session={session} switchLanguage={switchLanguage} />
              : <Desk staff={session.staff} session={session} switchLanguage={switchLanguage} />}
      </WordsContext>
    </FluentProvider>
  );
}
