import { Button } from '@fluentui/react-components';
import type { Session } from '../use-session.ts';
import { useWords } from '../words.ts';

/** For who has signed in and reads no conversations: what the desk is, and the way out. */
export function EditorPage({ session, switchLanguage }: { session: Session; switchLanguage(): void }) {
  const words = useWords();
  return (
    <main className="sign-in">
      <section aria-labelledby="editor-title">
        <h1 id="editor-title">{words('editor.title')}</h1>
        <p>{words('editor.text')}</p>
        <Button appearance="primary" onClick={() => void session.signOut()}>{words('sign-out')}</Button>
        <Button appearance="subtle" lang={words('language.code')} onClick={switchLanguage}>{words('language')}</Button>
      </section>
    </main>
  );
}
