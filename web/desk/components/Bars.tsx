import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import type { StaffMember } from '../../../common/desk-api.ts';
import type { DeskState } from '../state.ts';
import { errorWords, languageOf, useWords } from '../words.ts';

/** What everybody has to know before they go on: no line, a refusal, away, a bad day. */
export function Bars({ state: { online, team }, staff, error, comeBack }: { state: DeskState; staff: StaffMember; error: string | null; comeBack(): void }) {
  const words = useWords();
  const away = team?.present.some(({ id, status }) => id === staff.id && status === 'away') ?? false;
  const off = (['bot', 'handoff'] as const).flatMap((what) => {
    const switchedOff = team?.switches[what] ?? null;
    return switchedOff === null ? [] : [{ what, name: switchedOff.by.firstName, reason: switchedOff.reason[languageOf(words)] }];
  });
  return (
    <div className="notices">
      {!online && <MessageBar intent="warning" role="status"><MessageBarBody>{words('offline')}</MessageBarBody></MessageBar>}
      {error !== null && <MessageBar intent="error" role="alert"><MessageBarBody>{errorWords(words, error)}</MessageBarBody></MessageBar>}
      {away && (
        <MessageBar intent="warning" role="status">
          <MessageBarBody>{words('status.away-bar')}</MessageBarBody>
          <MessageBarActions><Button onClick={comeBack}>{words('status.here')}</Button></MessageBarActions>
        </MessageBar>
      )}
      {off.map(({ what, name, reason }) => <MessageBar key={what} intent="info" role="status"><MessageBarBody>{words(`switch.${what}.bar`, { name, reason })}</MessageBarBody></MessageBar>)}
    </div>
  );
}
