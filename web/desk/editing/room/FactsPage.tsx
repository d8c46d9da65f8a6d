import { useState } from 'react';
import type { FactViews } from '../../../../common/editing-api.ts';
import { addressOf } from '../../use-place.ts';
import { useWords } from '../../words.ts';
import { editingApi } from '../api.ts';
import { useLoaded } from '../learning/use-loaded.ts';
import { Awaited } from './Awaited.tsx';
import { FactList } from './FactList.tsx';
import { OneFact } from './OneFact.tsx';

/** Prices, numbers and deadlines that guides say: all of them, or one. */
export function FactsPage({ id }: { id: string | null }) {
  const words = useWords();
  const loaded = useLoaded(editingApi.facts, '');
  const [changed, setChanged] = useState<FactViews | null>(null);
  const awaited = { ...loaded, value: changed ?? loaded.value };
  if (id === null) {
    return (
      <div className="room-list wide">
        <h2>{words('place.facts')}</h2>
        <p>{words('facts.intro')}</p>
        <Awaited loaded={awaited}>{({ facts }) => <FactList facts={facts} />}</Awaited>
      </div>
    );
  }
  return (
    <div className="room-list">
      <p><a href={addressOf('facts')}>{words('facts.back')}</a></p>
      <Awaited loaded={awaited}>
        {({ facts }) => {
          const fact = facts.find((each) => each.id === id);
          return fact === undefined ? <><h2>{words('fact.unknown')}</h2><p>{words('fact.unknown.text')}</p></> : <OneFact fact={fact} changed={setChanged} />;
        }}
      </Awaited>
    </div>
  );
}
