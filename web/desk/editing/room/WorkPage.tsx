import { Field, Select } from '@fluentui/react-components';
import type { WorkItems } from '../../../../common/editing-api.ts';
import { serviceNow } from '../../clock.ts';
import { moment } from '../../dates.ts';
import { addressOf } from '../../use-place.ts';
import { counted, useWords } from '../../words.ts';
import { editingApi } from '../api.ts';
import { useLoaded } from '../learning/use-loaded.ts';
import { Awaited } from './Awaited.tsx';
import { Cup } from './Cup.tsx';
import { useKept } from './use-kept.ts';
import { groupsOf, isAboutFact, isPressing, ownersOf, type WorkGroup } from './work-list.ts';
import { WorkKindList } from './WorkKindList.tsx';

/** What there is to do, the most pressing first, each with the way to it. */
export function WorkPage() {
  const words = useWords();
  const loaded = useLoaded(editingApi.work, '');
  return (
    <div className="room-list">
      <h2>{words('place.work')}</h2>
      <Awaited loaded={loaded}>{(work) => <Work work={work} />}</Awaited>
    </div>
  );
}

function Work({ work: { items, linksCheckedAt } }: { work: WorkItems }) {
  const words = useWords();
  const [owner, setOwner] = useKept('work-owner', '');
  const owners = ownersOf(items);
  const chosen = owners.includes(owner) ? owner : '';
  const shown = items.filter((each) => chosen === '' || each.owner === chosen);
  const groups = groupsOf(shown);
  const pressing = shown.filter(({ kind }) => isPressing(kind)).length;
  const rest = shown.length - pressing;
  const facts = useLoaded(async () => (items.some(isAboutFact) ? new Map((await editingApi.facts()).facts.map((fact) => [fact.id, fact])) : null), '');
  const part = (title: 'work.now' | 'work.later', found: readonly WorkGroup[]) => found.length > 0 && (
    <section aria-labelledby={title} className="work-part">
      <h3 id={title}>{words(title)}</h3>
      {found.map((group) => <WorkKindList key={group.kind} group={group} facts={facts.value} />)}
    </section>
  );
  return (
    <>
      {items.length > 0 && <p>{[pressing === 0 ? words('work.calm') : counted(words, 'work.pressing', pressing), ...(rest === 0 ? [] : [counted(words, 'work.rest', rest)])].join(' ')}</p>}
      {owners.length > 0 && (
        <Field label={words('work.owner')} className="narrow-field">
          <Select value={chosen} onChange={(_, { value }) => setOwner(value)}>
            <option value="">{words('work.owner.all')}</option>
            {owners.map((each) => <option key={each} value={each}>{each}</option>)}
          </Select>
        </Field>
      )}
      {items.length === 0
        ? (
          <section className="work-empty" aria-labelledby="work-empty">
            <Cup />
            <h3 id="work-empty">{words('work.empty')}</h3>
            <p>{words('work.empty.text')}</p>
            <p><a href={addressOf('questions')}>{words('work.empty.questions')}</a></p>
          </section>
        )
        : (
          <>
            {part('work.now', groups.filter(({ kind }) => isPressing(kind)))}
            {part('work.later', groups.filter(({ kind }) => !isPressing(kind)))}
          </>
        )}
      <p className="quiet">{linksCheckedAt === null ? words('work.links.never') : words('work.links.at', { moment: moment(words, linksCheckedAt, serviceNow()) })}</p>
    </>
  );
}
