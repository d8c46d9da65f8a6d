import { Badge, Button } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import type { FactView, WorkItem } from '../../../../common/editing-api.ts';
import { serviceNow } from '../../clock.ts';
import { moment } from '../../dates.ts';
import { addressOf } from '../../use-place.ts';
import { languageOf, useWords, type Words } from '../../words.ts';
import { dayWords, momentWords } from './days.ts';
import { FailedStep } from './FailedStep.tsx';
import { isAboutFact, isPressing, type WorkGroup } from './work-list.ts';

/** Of a long list the first ones are shown; the others by a press. */
const few = 5;

type Facts = ReadonlyMap<string, FactView> | null;

/** Everything of one kind: what it means, and a line each that leads there. */
export function WorkKindList({ group: { kind, items }, facts }: { group: WorkGroup; facts: Facts }) {
  const words = useWords();
  const [all, setAll] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  const shown = all || items.length <= few + 1 ? items : items.slice(0, few);
  const showAll = (): void => {
    setAll(true);
    // The button that had the focus goes: the first new line takes it.
    setTimeout(() => list.current?.querySelectorAll('a')[few]?.focus());
  };
  return (
    <div className={isPressing(kind) ? 'work-kind pressing' : 'work-kind'}>
      <h4>{words(`work.kind.${kind}`)} <Badge appearance="tint" color={isPressing(kind) ? 'important' : 'subtle'}>{items.length}</Badge></h4>
      <p>{words(`work.kind.${kind}.what`)}</p>
      <ul ref={list}>{shown.map((item) => <li key={`${item.guideId ?? ''} ${item.about}`}><Line item={item} facts={facts} /></li>)}</ul>
      {shown.length < items.length && <Button onClick={showAll}>{words('work.all', { count: items.length })}</Button>}
    </div>
  );
}

function Line({ item, facts }: { item: WorkItem; facts: Facts }) {
  const words = useWords();
  const { kind, guideId, title, about, on } = item;
  const more = detailOf(words, item);
  if (isAboutFact(item)) {
    const fact = facts?.get(about);
    return <><a href={addressOf('facts', about)}>{fact?.[languageOf(words)] ?? about}</a><span className="quiet">{[title === '' ? '' : words('work.used-in', { title }), more].filter((each) => each !== '').join(' ')}</span></>;
  }
  return (
    <>
      <a href={guideId === null ? addressOf('guides') : addressOf('guides', guideId)}>{title}</a>
      {more !== '' && <span className="quiet">{more}</span>}
      {kind === 'often-fails' && guideId !== null && <FailedStep guideId={guideId} stepId={about} />}
      {kind === 'link-dead' && <span className="quiet address">{words('work.link', { address: about })}{on === null ? '' : ` ${words('work.link.since', { moment: moment(words, on, serviceNow()) })}`}</span>}
    </>
  );
}

/** What is to be said of one, besides its name. */
function detailOf(words: Words, { kind, on, count }: WorkItem): string {
  switch (kind) {
    case 'withdrawn': return on === null ? '' : words('work.withdrawn', { moment: moment(words, on, serviceNow()) });
    case 'submitted': return on === null ? '' : words('work.submitted', { moment: moment(words, on, serviceNow()) });
    case 'scheduled': return on === null ? '' : words('work.scheduled', { moment: momentWords(words, on) });
    case 'fact-due': return on === null ? '' : words('work.fact-due', { day: dayWords(words, on) });
    case 'review-due': return on === null ? '' : words('work.review-due', { day: dayWords(words, on) });
    case 'often-fails': return count === null ? '' : words('work.often-fails', count);
    default: return '';
  }
}
