import { Button } from '@fluentui/react-components';
import type { DraftGuide } from '../../../../common/guide-draft.ts';
import { useWords } from '../../words.ts';
import { textsOf } from './texts.ts';

/** Two people have written at once: both versions, and whose holds. */
export function Conflict({ mine, theirs, by, settle }: { mine: DraftGuide; theirs: DraftGuide; by: string; settle(mine: boolean): void }) {
  const words = useWords();
  const [own, other] = [textsOf(mine, words), textsOf(theirs, words)];
  const differing = [...new Set([...own.keys(), ...other.keys()])].filter((label) => own.get(label) !== other.get(label));
  return (
    <section className="form-card form-alert" role="alert" aria-labelledby="conflict">
      <h3 id="conflict">{words('form.conflict', { name: by })}</h3>
      <p>{words('form.conflict.text')}</p>
      <table className="form-table">
        <thead><tr><th scope="col">{words('form.conflict.where')}</th><th scope="col">{words('form.conflict.mine')}</th><th scope="col">{words('form.conflict.theirs', { name: by })}</th></tr></thead>
        <tbody>{differing.map((label) => <tr key={label}><th scope="row">{label}</th><td>{own.get(label)}</td><td>{other.get(label)}</td></tr>)}</tbody>
      </table>
      <div className="buttons"><Button appearance="primary" onClick={() => settle(true)}>{words('form.conflict.keep')}</Button><Button onClick={() => settle(false)}>{words('form.conflict.take')}</Button></div>
    </section>
  );
}
