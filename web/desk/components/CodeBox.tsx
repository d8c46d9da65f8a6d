import { Button, Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import { useWords } from '../words.ts';

/** Where the code is typed that a citizen says at the counter. */
export function CodeBox({ take }: { take(code: string): Promise<boolean> }) {
  const words = useWords();
  const [code, setCode] = useState('');
  const [busy, setBusy] = useState(false);
  const send = async (): Promise<void> => {
    if (code.trim() === '' || busy) return;
    setBusy(true);
    if (await take(code)) setCode('');
    setBusy(false);
  };
  return (
    <form className="code-box" onSubmit={(event) => { event.preventDefault(); void send(); }}>
      <Field label={words('code.label')} hint={words('code.hint')}>
        <Input value={code} maxLength={12} autoComplete="off" autoCapitalize="characters" spellCheck={false} onChange={(_, { value }) => setCode(value)} />
      </Field>
      <Button type="submit" disabled={busy}>{words('code.take')}</Button>
    </form>
  );
}
