import { ToggleButton } from '@fluentui/react-components';
import { useWords } from '../../words.ts';
import { whys, type Why } from './question-list.ts';

interface Props {
  counts: Record<Why, number>;
  all: number;
  /** Null for all. */
  chosen: Why | null;
  choose(why: Why | null): void;
}

/** Which kind of questions are shown; a kind that there is none of is left out. */
export function WhyFilter({ counts, all, chosen, choose }: Props) {
  const words = useWords();
  return (
    <div className="buttons question-filter" role="group" aria-label={words('questions.filter')}>
      <ToggleButton size="small" shape="circular" checked={chosen === null} appearance={chosen === null ? 'primary' : 'secondary'} onClick={() => choose(null)}>{words('questions.filter.all', { count: all })}</ToggleButton>
      {whys.filter((why) => counts[why] > 0 || why === chosen).map((why) => (
        <ToggleButton key={why} size="small" shape="circular" checked={chosen === why} appearance={chosen === why ? 'primary' : 'secondary'} onClick={() => choose(why)}>{words('questions.filter.why', { why: words(`questions.why.${why}`), count: counts[why] })}</ToggleButton>
      ))}
    </div>
  );
}
