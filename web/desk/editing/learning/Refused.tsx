import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { errorWords, useWords, type MessageKey } from '../../words.ts';

/** What did not come through, why, and a way to try it again. @param says the key of a sentence with `{why}` */
export function Refused({ says, code, again }: { says: MessageKey; code: string; again?: () => void }) {
  const words = useWords();
  return (
    <MessageBar intent="error" role="alert" layout="multiline">
      <MessageBarBody>{words(says, { why: errorWords(words, code) })}</MessageBarBody>
      {again !== undefined && <MessageBarActions><Button onClick={again}>{words('learning.again')}</Button></MessageBarActions>}
    </MessageBar>
  );
}
