import { Button, Field, Input, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useEffect, useState, type FormEvent } from 'react';
import type { Session } from '../use-session.ts';
import { errorWords, useWords } from '../words.ts';

export function SignInPage({ session, switchLanguage }: { session: Session; switchLanguage(): void }) {
  const words = useWords();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  useEffect(() => { document.title = words('title'); }, [words]);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    await session.signIn({ email: email.trim(), password });
    setBusy(false);
  };
  return (
    <main className="sign-in">
      <form onSubmit={(event) => void submit(event)}>
        <h1>{words('title')}</h1>
        <p>{words('sign-in.intro')}</p>
        {session.error !== null && <MessageBar intent="error" role="alert"><MessageBarBody>{errorWords(words, session.error)}</MessageBarBody></MessageBar>}
        <Field label={words('sign-in.email')} required>
          <Input type="email" autoComplete="username" size="large" value={email} onChange={(_, data) => setEmail(data.value)} />
        </Field>
        <Field label={words('sign-in.password')} required>
          <Input type="password" autoComplete="current-password" size="large" value={password} onChange={(_, data) => setPassword(data.value)} />
        </Field>
        <Button type="submit" appearance="primary" size="large" disabledFocusable={busy}>{words('sign-in')}</Button>
        <Button appearance="subtle" lang={words('language.code')} onClick={switchLanguage}>{words('language')}</Button>
      </form>
    </main>
  );
}
