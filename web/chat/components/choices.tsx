import type { JSX, RefObject } from 'preact';
import type { CardAction } from '../../../common/activity.ts';
import type { Prompt } from '../log.ts';

interface ChoicesProps {
  prompt: Prompt | null;
  /** Keeps the focus between one prompt and the next. */
  holder: RefObject<HTMLDivElement | null>;
  label: string;
  onPress(action: CardAction): void;
}

/** The newest prompt's buttons, as one labelled group at the end of the conversation. */
export function Choices({ prompt, holder, label, onPress }: ChoicesProps): JSX.Element {
  const named = prompt === null ? {} : { role: 'group' as const, 'aria-label': label };
  return (
    <div class="choices" ref={holder} tabIndex={-1} {...named}>
      {prompt?.actions.map((action, index) => (
        <button key={`${prompt.key} ${index}`} type="button" class={kindOf(action)} onClick={() => onPress(action)}>{action.title}</button>
      ))}
    </div>
  );
}

function kindOf({ value }: CardAction): string {
  // Another service's buttons may carry anything.
  const choice = (value as Partial<CardAction['value']> | undefined)?.choice;
  if (choice === 'next' || choice === 'resume') return 'choice onward';
  return choice === 'person' ? 'choice quiet' : 'choice';
}
