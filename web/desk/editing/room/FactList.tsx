import { Button, Field, SearchBox, Select } from '@fluentui/react-components';
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import type { FactView } from '../../../../common/editing-api.ts';
import { addressOf } from '../../use-place.ts';
import { counted, languageOf, useWords, type Words } from '../../words.ts';
import { shortDay, today } from './days.ts';
import { factFilters, factsFor, passes, stateOf, type FactFilter } from './fact-list.ts';
import { useKept } from './use-kept.ts';
import { useWide } from './use-wide.ts';

interface Wish {
  typed: string;
  filter: FactFilter | '';
}
const all: Wish = { typed: '', filter: '' };

/** All facts, those to be checked first. */
export function FactList({ facts }: { facts: readonly FactView[] }) {
  const words = useWords();
  const wide = useWide();
  const day = today();
  const [wish, setWish] = useKept('facts', all);
  const wanted = useDeferredValue(wish);
  const shown = useMemo(() => factsFor(facts, wanted.typed, wanted.filter, day), [facts, wanted, day]);
  const toCheck = facts.filter((fact) => passes(fact, 'check', day)).length;
  const count = words('facts.shown', { count: shown.length, all: facts.length });
  const [said, setSaid] = useState('');
  useEffect(() => { setSaid(wish === all ? '' : count); }, [count, wish]);
  if (facts.length === 0) return <section className="room-empty"><p>{words('facts.empty')}</p></section>;
  return (
    <>
      <p className={toCheck > 0 ? 'to-check' : 'quiet'}>{toCheck === 0 ? words('facts.none-to-check') : counted(words, 'facts.to-check', toCheck)}</p>
      <search className="room-sift" aria-label={words('facts.sift')}>
        <Field label={words('facts.search')} className="grow"><SearchBox value={wish.typed} onChange={(_, { value }) => setWish({ ...wish, typed: value })} dismiss={{ 'aria-label': words('room.search.clear') }} /></Field>
        <Field label={words('facts.filter')}>
          <Select value={wish.filter} onChange={(_, { value }) => setWish({ ...wish, filter: factFilters.find((each) => each === value) ?? '' })}>
            <option value="">{words('facts.filter.all')}</option>
            {factFilters.map((each) => <option key={each} value={each}>{words('facts.filter.counted', { filter: words(`facts.filter.${each}`), count: facts.filter((fact) => passes(fact, each, day)).length })}</option>)}
          </Select>
        </Field>
      </search>
      <p className="quiet">{count}</p>
      {shown.length === 0 && <section className="room-empty"><p>{words('facts.none')}</p><Button onClick={() => setWish(all)}>{words('facts.show-all')}</Button></section>}
      {shown.length > 0 && (wide ? <FactTable facts={shown} today={day} /> : <FactCards facts={shown} today={day} />)}
      <div className="for-readers" role="status" aria-live="polite">{said}</div>
    </>
  );
}

function FactTable({ facts, today: day }: { facts: readonly FactView[]; today: string }) {
  const words = useWords();
  return (
    <table className="room-table fact-table">
      <caption className="for-readers">{words('place.facts')}</caption>
      <thead><tr>{(['fact', 'state', 'guides', 'checked'] as const).map((each) => <th key={each} scope="col">{words(`facts.column.${each}`)}</th>)}</tr></thead>
      <tbody>
        {facts.map((fact) => (
          <tr key={fact.id}>
            <th scope="row"><a href={addressOf('facts', fact.id)}>{fact[languageOf(words)]}</a></th>
            <td><FactFate fact={fact} today={day} /></td>
            <td className="number">{usesOf(words, fact)}</td>
            <td className={fact.dueOn <= day ? 'due' : undefined}>{shortDay(words, fact.checkedOn)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function FactCards({ facts, today: day }: { facts: readonly FactView[]; today: string }) {
  const words = useWords();
  return (
    <ul className="room-cards">
      {facts.map((fact) => (
        <li key={fact.id}>
          <h3><a href={addressOf('facts', fact.id)}>{fact[languageOf(words)]}</a></h3>
          <FactFate fact={fact} today={day} />
          <p className="quiet">{usesOf(words, fact)} · {words('facts.checked', { day: shortDay(words, fact.checkedOn) })}</p>
        </li>
      ))}
    </ul>
  );
}

function FactFate({ fact, today: day }: { fact: FactView; today: string }) {
  const words = useWords();
  const state = stateOf(fact, day);
  return (
    <div className="fate">
      <span className={`fate-shown ${state}`}>{words(`facts.is.${state}`)}</span>
      {fact.corrected && <span className="quiet">{words('facts.is.corrected')}</span>}
    </div>
  );
}

const usesOf = (words: Words, { guides }: FactView): string => (guides.length === 0 ? words('facts.guides.none') : counted(words, 'facts.guides', guides.length));
