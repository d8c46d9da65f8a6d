import type { GuideLine } from '../../../../common/editing-api.ts';
import { serviceNow } from '../../clock.ts';
import { moment } from '../../dates.ts';
import { useWords } from '../../words.ts';
import { momentWords } from './days.ts';

/** What citizens see of a guide, and what goes on with it, in words. */
export function GuideFate({ line: { shown, draft, submitted, scheduledAt, sharedChanged, approval, reviewOn, editing }, today }: { line: GuideLine; today: string }) {
  const words = useWords();
  const now = serviceNow();
  const notes = [
    ...editing.map(({ firstName }) => words('guides.fate.editing', { name: firstName })),
    ...(submitted === null ? [] : [words('guides.fate.submitted', { name: submitted.by.firstName })]),
    ...(scheduledAt === null ? [] : [words('guides.fate.scheduled', { moment: momentWords(words, scheduledAt) })]),
    ...(draft === null ? [] : [words('guides.fate.draft', { name: draft.by.firstName, moment: moment(words, draft.at, now) })]),
    ...(sharedChanged ? [words('guides.fate.shared-changed')] : []),
    ...(shown === 'live' && reviewOn <= today ? [words('guides.is.review-due')] : []),
  ];
  return (
    <div className="fate">
      <span className={`fate-shown ${shown}`}>{words(`guides.shown.${shown}`)}</span>
      {notes.length > 0 && <ul>{notes.map((note) => <li key={note}>{note}</li>)}</ul>}
      {shown === 'live' && approval === null && <span className="quiet">{words('guides.is.not-approved')}</span>}
    </div>
  );
}
