import { Button, Skeleton, SkeletonItem } from '@fluentui/react-components';
import { useEffect, useMemo, useState } from 'react';
import type { Colleague } from '../../../common/desk-api.ts';
import { clock } from '../dates.ts';
import { languageOf, useWords } from '../words.ts';
import { editingApi } from './api.ts';
import { BranchPicture } from './form/BranchPicture.tsx';
import { Conflict } from './form/Conflict.tsx';
import { Details } from './form/Details.tsx';
import { FactFinder } from './form/FactFinder.tsx';
import { Fate } from './form/Fate.tsx';
import { Findings } from './form/Findings.tsx';
import { HistoryPanel } from './form/HistoryPanel.tsx';
import { Intro } from './form/Intro.tsx';
import { PublishPanel } from './form/PublishPanel.tsx';
import { SharedChanges } from './form/SharedChanges.tsx';
import { Steps } from './form/Steps.tsx';
import { useGuide } from './form/use-guide.ts';
import { Refused } from './learning/Refused.tsx';
import { useLoaded } from './learning/use-loaded.ts';
import './form.css';

/** Whoever has the form open says so every so many milliseconds. */
const presence = 10_000;

/** One guide, as an editor writes it. */
export function GuidePage({ id }: { id: string }) {
  const words = useWords();
  const work = useGuide(id);
  const [colleagues, setColleagues] = useState<Colleague[]>([]);
  const [panel, setPanel] = useState<'publish' | 'history' | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  useEffect(() => {
    const say = (): void => void editingApi.present(id).then(({ editing }) => setColleagues(editing), () => undefined);
    say();
    const timer = setInterval(say, presence);
    return () => clearInterval(timer);
  }, [id]);
  const { value: lines } = useLoaded(editingApi.guides, '');
  const others = useMemo(() => (lines?.guides ?? []).map((line) => ({ id: line.id, title: line.title[languageOf(words)] })).toSorted((one, two) => one.title.localeCompare(two.title, 'da')), [lines, words]);
  const { known, guide } = work;
  if (work.failed !== null) return <Refused says="learning.failed" code={work.failed} again={work.reload} />;
  if (known === null || guide === null) return <Skeleton aria-label={words('learning.loading')}><SkeletonItem size={64} /><SkeletonItem size={128} /></Skeleton>;
  const { line } = known;
  const show = (stepId: string): void => {
    setChosen(stepId);
    document.getElementById(`step-${stepId}`)?.scrollIntoView({ block: 'start' });
    document.getElementById(`step-${stepId}`)?.focus();
  };
  return (
    <div className="guide-form">
      <p><a href="#guides">{words('form.back')}</a></p>
      <div className="form-head">
        <h2>{guide.languages[languageOf(words)]?.title || guide.languages['da']?.title || words('form.untitled')}</h2>
        <p className="quiet">{words(`form.source.${line.source}`)} {words(`form.shown.${line.shown}`)}</p>
        <p role="status">{work.keeping === 'saved' ? (work.savedAt === null ? words('form.nothing-new') : words('form.saved', { time: clock(words, work.savedAt) })) : words(`form.${work.keeping}`)}</p>
        {colleagues.length > 0 && <p>{words('form.others', { names: colleagues.map(({ firstName }) => firstName).join(', ') })}</p>}
      </div>
      {known.returned !== null && <p className="form-note">{words('form.returned', { name: known.returned.by.firstName, note: known.returned.note })}</p>}
      {work.theirs !== null && <Conflict mine={guide} theirs={work.theirs.guide} by={work.theirs.line.draft?.by.firstName ?? ''} settle={work.settle} />}
      <Fate id={id} known={known} work={work} panel={panel} open={setPanel} />
      {panel === 'publish' && <PublishPanel id={id} known={known} work={work} close={() => setPanel(null)} />}
      {panel === 'history' && <HistoryPanel id={id} work={work} />}
      {known.sharedChanges.length > 0 && <SharedChanges id={id} changes={known.sharedChanges} work={work} guide={guide} />}
      <Findings findings={known.findings} guide={guide} />
      <div className="form-columns">
        <div className="form-main">
          <Intro guide={guide} change={work.change} />
          <Steps guide={guide} change={work.change} findings={known.findings} others={others.filter((each) => each.id !== id)} />
          <Details guide={guide} change={work.change} />
        </div>
        <aside className="form-side" aria-label={words('form.side')}><FactFinder /><BranchPicture guide={guide} chosen={chosen} choose={show} /></aside>
      </div>
      <p><Button onClick={() => scrollTo(0, 0)}>{words('form.top')}</Button></p>
    </div>
  );
}
