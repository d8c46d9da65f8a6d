import { Button } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import type { OutageView, OutageViews } from '../../../../common/editing-api.ts';
import { serviceNow } from '../../clock.ts';
import { useNow } from '../../use-now.ts';
import { useWords } from '../../words.ts';
import { editingApi } from '../api.ts';
import { useLoaded } from '../learning/use-loaded.ts';
import { Awaited } from './Awaited.tsx';
import { OutageCard } from './OutageCard.tsx';
import { OutageForm } from './OutageForm.tsx';
import { serviceWords } from './outage-words.ts';

/** Notices that a service is down: what citizens read now and later, and a new one. @param mayEdit whether these staff have the whole editors' room */
export function OutagesPage({ mayEdit }: { mayEdit: boolean }) {
  const words = useWords();
  const loaded = useLoaded(editingApi.outages, '');
  const [changed, setChanged] = useState<OutageViews | null>(null);
  return (
    <div className="room-list">
      <h2>{words('place.outages')}</h2>
      <p>{words(mayEdit ? 'outages.intro' : 'outages.intro.desk')}</p>
      <Awaited loaded={{ ...loaded, value: changed ?? loaded.value }}>{(views) => <Notices views={views} changed={setChanged} />}</Awaited>
    </div>
  );
}

function Notices({ views: { outages, services, mostHours }, changed }: { views: OutageViews; changed(views: OutageViews): void }) {
  const words = useWords();
  const now = serviceNow(useNow(20_000));
  const [open, setOpen] = useState(false);
  const [said, setSaid] = useState('');
  const told = useRef<HTMLParagraphElement>(null);
  useEffect(() => { if (said !== '') told.current?.focus(); }, [said]);
  const holds = outages.filter(({ until }) => until === null || Date.parse(until) > now);
  const [later, current] = [holds.filter(({ from }) => Date.parse(from) > now), holds.filter(({ from }) => Date.parse(from) <= now)];
  const list = (title: 'outages.now' | 'outages.later', found: readonly OutageView[]) => (
    <section aria-labelledby={title} className="outage-part">
      <h3 id={title}>{words(title)}</h3>
      {found.length === 0
        ? <p className="room-empty calm">{words('outages.none')}</p>
        : <ul className="outages">{found.map((outage) => <li key={outage.id}><OutageCard outage={outage} lifted={(next) => { changed(next); setSaid(words('outages.lifted', { service: serviceWords(words, outage.service) })); }} /></li>)}</ul>}
    </section>
  );
  return (
    <>
      {said !== '' && <p ref={told} tabIndex={-1} role="status" className="saved">{said}</p>}
      {list('outages.now', current)}
      {later.length > 0 && list('outages.later', later)}
      {open
        ? <OutageForm services={services} mostHours={mostHours} close={() => { setOpen(false); setTimeout(() => document.getElementById('new-outage')?.focus()); }} saved={(next, service) => { changed(next); setOpen(false); setSaid(words('outages.set', { service: serviceWords(words, service) })); }} />
        : <Button id="new-outage" appearance="primary" onClick={() => { setSaid(''); setOpen(true); }}>{words('outages.new')}</Button>}
    </>
  );
}
