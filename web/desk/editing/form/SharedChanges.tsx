import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { SharedChange } from '../../../../common/editing-api.ts';
import type { DraftGuide } from '../../../../common/guide-draft.ts';
import { useWords } from '../../words.ts';
import { editingApi } from '../api.ts';
import { Refused } from '../learning/Refused.tsx';
import { Runs } from './DifferenceList.tsx';
import { placeOf } from './texts.ts';
import type { GuideWork } from './use-guide.ts';

/** Where the shared guide has changed below the library's own words: whose shall hold? */
export function SharedChanges({ id, changes, work, guide }: { id: string; changes: readonly SharedChange[]; work: GuideWork; guide: DraftGuide }) {
  const words = useWords();
  const [failed, setFailed] = useState<string | null>(null);
  const settle = (path: string, take: boolean): void => void work.act((version) => editingApi.takeShared(id, { version, paths: [path], take })).then(setFailed);
  return (
    <section className="form-card form-alert" aria-labelledby="form-shared">
      <h3 id="form-shared">{words('form.shared')}</h3>
      <p>{words('form.shared.text')}</p>
      {failed !== null && <Refused says="form.refused" code={failed} />}
      <ul className="differences">
        {changes.map(({ path, theirs, ours }) => (
          <li key={path}>
            <strong>{placeOf(path, guide, words)}</strong>
            <p>{words('form.shared.theirs')} <Runs runs={theirs} /></p>
            <p>{words('form.shared.ours')} <Runs runs={ours} /></p>
            <div className="buttons"><Button onClick={() => settle(path, true)}>{words('form.shared.take')}</Button><Button onClick={() => settle(path, false)}>{words('form.shared.keep')}</Button></div>
          </li>
        ))}
      </ul>
    </section>
  );
}
