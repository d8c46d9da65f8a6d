import { Radio, RadioGroup } from '@fluentui/react-components';
import { useState } from 'react';
import { SetStatus, type DutyStatus } from '../../../common/desk-team.ts';
import { useWords } from '../words.ts';

/** What a librarian does: ready for offers, or with somebody in the library. */
export function StatusChoice({ name, status, set }: { name: string; status: DutyStatus; set(status: SetStatus['status']): Promise<boolean> }) {
  const words = useWords();
  /** What was pressed counts until the service has answered. */
  const [wanted, want] = useState<DutyStatus | null>(null);
  const change = async (value: string): Promise<void> => {
    const next = SetStatus.shape.status.parse(value);
    want(next);
    await set(next);
    want(null);
  };
  return (
    <div className="status">
      <span className="staff-name" id="own-status">{words('status.of', { name })}</span>
      <RadioGroup layout="horizontal" aria-labelledby="own-status" value={wanted ?? status} onChange={(_, { value }) => void change(value)}>
        <Radio value="ready" label={words('status.ready')} />
        <Radio value="counter" label={words('status.counter')} />
      </RadioGroup>
    </div>
  );
}
