import type { PartDifference, WordRun } from '../../../../common/editing-api.ts';
import type { DraftGuide } from '../../../../common/guide-draft.ts';
import { useWords } from '../../words.ts';
import { placeOf } from './texts.ts';

/** Words that came and words that went; told by more than their colour. */
export const Runs = ({ runs }: { runs: readonly WordRun[] }) => (
  <span className="runs">{runs.map((run, at) => (run.kind === 'added' ? <ins key={at}>{run.text}</ins> : run.kind === 'removed' ? <del key={at}>{run.text}</del> : <span key={at}>{run.text}</span>))}</span>
);

/** What changed, part by part. */
export function DifferenceList({ differences, guide }: { differences: readonly PartDifference[]; guide: DraftGuide }) {
  const words = useWords();
  return <ul className="differences">{differences.map(({ path, words: runs }) => <li key={path}><strong>{placeOf(path, guide, words)}</strong> <Runs runs={runs} /></li>)}</ul>;
}
