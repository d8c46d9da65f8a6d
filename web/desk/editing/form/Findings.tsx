import type { FindingView } from '../../../../common/editing-api.ts';
import type { DraftGuide } from '../../../../common/guide-draft.ts';
import { counted, useWords, type MessageKey, type Words } from '../../words.ts';
import da from '../messages/form.da.json' with { type: 'json' };
import { placeOf } from './texts.ts';

/** A finding in an editor's words. */
export function findingWords({ rule, found }: FindingView, words: Words): string {
  const key = `form.rule.${rule}`;
  return words((key in da ? key : 'form.rule.form') as MessageKey, found);
}

/** What the check says of the draft, errors first. */
export function Findings({ findings, guide }: { findings: readonly FindingView[]; guide: DraftGuide }) {
  const words = useWords();
  if (findings.length === 0) return <p className="form-note fine">{words('form.no-findings')}</p>;
  const errors = findings.filter(({ level }) => level === 'error');
  return (
    <details className="form-card" open={errors.length > 0}>
      <summary>{counted(words, 'form.errors', errors.length)} {counted(words, 'form.warnings', findings.length - errors.length)}</summary>
      <ul>
        {findings.map((each, at) => <li key={at} className={each.level}><strong>{placeOf(each.place, guide, words)}:</strong> {findingWords(each, words)}</li>)}
      </ul>
    </details>
  );
}
