import { Button } from '@fluentui/react-components';
import type { Suggestions } from '../../../common/desk-api.ts';
import { useWords } from '../words.ts';

/** Guides that the citizen's words point to; nothing where there are none. */
export function SuggestionBar({ guides, choose }: { guides: Suggestions['guides']; choose(guideId: string): void }) {
  const words = useWords();
  if (guides.length === 0) return null;
  return (
    <div className="suggestions" role="group" aria-label={words('suggestions')}>
      <span>{words('suggestions')}:</span>
      {guides.map(({ id, title }) => <Button key={id} size="small" shape="circular" onClick={() => choose(id)}>{title}</Button>)}
    </div>
  );
}
