import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { AttemptResult } from '../../../common/desk-api.ts';
import { useWords } from '../words.ts';

/** How a try to reach the citizen went; whoever was not reached goes back to the list. */
export function AttemptButtons({ attempt }: { attempt(result: AttemptResult): Promise<boolean> }) {
  const words = useWords();
  const [busy, setBusy] = useState(false);
  const [noted, setNoted] = useState(false);
  const note = async (result: AttemptResult): Promise<void> => {
    if (busy) return;
    setBusy(true);
    if (await attempt(result)) setNoted(result === 'reached');
    setBusy(false);
  };
  return (
    <div className="attempts" role="group" aria-label={words('attempt.ask')}>
      <p><b>{words('attempt.ask')}</b></p>
      <div className="buttons">{AttemptResult.options.map((result) => <Button key={result} disabledFocusable={busy} onClick={() => void note(result)}>{words(`attempt.${result}`)}</Button>)}</div>
      <p className="quiet" role="status">{words(noted ? 'attempt.noted' : 'attempt.hint')}</p>
    </div>
  );
}
