import { Button, Skeleton, SkeletonItem } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { counted, useWords } from '../words.ts';
import { editingApi } from './api.ts';
import { undoFor } from './learning/departures.ts';
import { GroupCard } from './learning/GroupCard.tsx';
import { GroupReceipt } from './learning/GroupReceipt.tsx';
import { countsOf, groupsOf, headOf, type Why } from './learning/question-list.ts';
import { Refused } from './learning/Refused.tsx';
import { useLoaded } from './learning/use-loaded.ts';
import { useQuestions, type Fate } from './learning/use-questions.ts';
import { WhyFilter } from './learning/WhyFilter.tsx';
import './learning.css';

const isDone = (fate: Fate | undefined): fate is Extract<Fate, { kind: 'dismissed' | 'kept' }> => fate?.kind === 'dismissed' || fate?.kind === 'kept';

/** Guides that a citizen can be led to, now or once they are published. */
const reachable = async () => (await editingApi.guides()).guides.filter(({ shown }) => shown === 'live' || shown === 'unpublished');

/** What the robot could not help with: it becomes a phrase of a guide, a guide of its own, or is put aside. */
export function QuestionsPage() {
  const words = useWords();
  const { value, failed, again, fates, dismiss, undo, kept } = useQuestions();
  const guides = useLoaded(reachable, '');
  const [why, setWhy] = useState<Why | null>(null);
  const [said, setSaid] = useState('');
  const groups = value?.groups ?? [];
  const open = groups.filter(({ id }) => !isDone(fates[id]));
  const shown = groupsOf(groups, why);
  useEffect(() => { if (value !== null) setSaid(counted(words, 'questions.shown', groupsOf(open, why).length)); }, [value, why]);
  return (
    <div className="learning-page">
      <h2>{words('questions')}</h2>
      <p>{words('questions.intro')}</p>
      {value !== null && <p className="quiet">{words('questions.private', { days: value.keptDays })}</p>}
      {failed !== null && <Refused says="learning.failed" code={failed} again={again} />}
      {value === null && failed === null && <Skeleton aria-label={words('learning.loading')} className="learning-wait"><SkeletonItem size={128} /><SkeletonItem size={128} /></Skeleton>}
      {value !== null && groups.length === 0 && <section className="learning-empty" aria-labelledby="questions-empty"><h3 id="questions-empty">{words('questions.empty')}</h3><p>{words('questions.empty.text')}</p></section>}
      {groups.length > 0 && (
        <>
          <WhyFilter counts={countsOf(open)} all={open.length} chosen={why} choose={setWhy} />
          {shown.length === 0 && <p>{words('questions.empty.filtered')} <Button onClick={() => setWhy(null)}>{words('questions.empty.show-all')}</Button></p>}
          <ul className="question-groups">
            {shown.map((group) => {
              const fate = fates[group.id];
              return (
                <li key={group.id}>
                  {isDone(fate)
                    ? <GroupReceipt head={headOf(group)} fate={fate} undo={() => { undo(group.id); setSaid(words('questions.undone')); }} />
                    : (
                      <GroupCard
                        group={group} fate={fate} guides={guides}
                        dismiss={() => { dismiss(group); setSaid(words('questions.dismissed.announce', { seconds: undoFor / 1000 })); }}
                        kept={(text, guide) => { kept(group.id, text, guide); setSaid(`${words('questions.kept', { text, guide: guide.title })} ${words('questions.kept.publish')}`); }}
                      />
                    )}
                </li>
              );
            })}
          </ul>
        </>
      )}
      <div className="for-readers" role="status" aria-live="polite">{said}</div>
    </div>
  );
}
