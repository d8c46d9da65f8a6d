import { Button, Field, SearchBox, Select } from '@fluentui/react-components';
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import type { GuideLines } from '../../../../common/editing-api.ts';
import { useWords } from '../../words.ts';
import { editingApi } from '../api.ts';
import { useLoaded } from '../learning/use-loaded.ts';
import { Awaited } from './Awaited.tsx';
import { today } from './days.ts';
import { allGuides, categoryWords, guidesFor, guideStates, isGuide, type SortColumn } from './guide-list.ts';
import { GuideCards } from './GuideCards.tsx';
import { GuideTable } from './GuideTable.tsx';
import { NewGuide } from './NewGuide.tsx';
import { useKept } from './use-kept.ts';
import { useWide } from './use-wide.ts';

/** All guides of the library: found by typing, sifted, sorted, and a new one begun. */
export function GuidesPage() {
  const words = useWords();
  const loaded = useLoaded(editingApi.guides, '');
  const [making, setMaking] = useState(false);
  return (
    <div className="room-list wide">
      <div className="room-head">
        <h2>{words('place.guides')}</h2>
        {!making && <Button id="new-guide" appearance="primary" onClick={() => setMaking(true)}>{words('guides.new')}</Button>}
      </div>
      {making && <NewGuide close={() => { setMaking(false); setTimeout(() => document.getElementById('new-guide')?.focus()); }} />}
      <Awaited loaded={loaded}>{(found) => <List found={found} />}</Awaited>
    </div>
  );
}

function List({ found: { guides, secondPair } }: { found: GuideLines }) {
  const words = useWords();
  const wide = useWide();
  const [wish, setWish] = useKept('guides', allGuides);
  const day = today();
  const wanted = useDeferredValue(wish);
  const shown = useMemo(() => guidesFor(words, guides, wanted, day), [words, guides, wanted, day]);
  const count = words('guides.shown', { count: shown.length, all: guides.length });
  const [said, setSaid] = useState('');
  // A list that has just been opened says nothing; one that was sifted says what is left.
  useEffect(() => { setSaid(wish === allGuides ? '' : count); }, [count, wish]);
  const used = useMemo(() => [...new Set(guides.map(({ category }) => category))].sort((one, two) => categoryWords(words, one).localeCompare(categoryWords(words, two), 'da')), [words, guides]);
  const states = guideStates.map((state) => ({ state, count: guides.filter((line) => isGuide(line, state, day)).length })).filter(({ state, count: many }) => many > 0 || state === wish.state);
  const sort = (by: SortColumn): void => setWish({ ...wish, sorting: { by, down: wish.sorting.by === by && !wish.sorting.down } });
  if (guides.length === 0) return <section className="room-empty"><p>{words('guides.empty')}</p></section>;
  return (
    <>
      <search className="room-sift" aria-label={words('guides.sift')}>
        <Field label={words('guides.search')} className="grow"><SearchBox value={wish.typed} onChange={(_, { value }) => setWish({ ...wish, typed: value })} dismiss={{ 'aria-label': words('room.search.clear') }} /></Field>
        <Field label={words('guides.category')}>
          <Select value={wish.category} onChange={(_, { value }) => setWish({ ...wish, category: value })}>
            <option value="">{words('guides.category.all')}</option>
            {used.map((each) => <option key={each} value={each}>{categoryWords(words, each)}</option>)}
          </Select>
        </Field>
        <Field label={words('guides.state')}>
          <Select value={wish.state} onChange={(_, { value }) => setWish({ ...wish, state: guideStates.find((each) => each === value) ?? '' })}>
            <option value="">{words('guides.state.all')}</option>
            {states.map(({ state, count: many }) => <option key={state} value={state}>{words('guides.state.counted', { state: words(`guides.is.${state}`), count: many })}</option>)}
          </Select>
        </Field>
        {!wide && (
          <Field label={words('guides.sort')}>
            <Select value={wish.sorting.by} onChange={(_, { value }) => setWish({ ...wish, sorting: { by: value as SortColumn, down: false } })}>
              {(['title', 'category', 'source', 'state', 'review'] as const).map((each) => <option key={each} value={each}>{words(`guides.column.${each}`)}</option>)}
            </Select>
          </Field>
        )}
      </search>
      <p className="quiet">{count}{secondPair && ` ${words('guides.second-pair')}`}</p>
      {shown.length === 0
        ? <section className="room-empty"><p>{words('guides.none')}</p><Button onClick={() => setWish({ ...allGuides, sorting: wish.sorting })}>{words('guides.show-all')}</Button></section>
        : wide ? <GuideTable lines={shown} sorting={wanted.sorting} sort={sort} today={day} /> : <GuideCards lines={shown} today={day} />}
      <div className="for-readers" role="status" aria-live="polite">{said}</div>
    </>
  );
}
