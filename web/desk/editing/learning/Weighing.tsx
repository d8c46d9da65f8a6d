import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import type { MovedQuestion, Weighed } from '../../../../common/editing-api.ts';
import { counted, useWords } from '../../words.ts';
import { percentOf } from './percent.ts';
import { holderOf, verdictOf } from './verdict.ts';

/** What a phrase would do, before it is kept. */
export function Weighing({ text, weighed }: { text: string; weighed: Weighed }) {
  const words = useWords();
  const { near, rehearsal: { asked, lost, won } } = weighed;
  const verdict = verdictOf(text, weighed);
  return (
    <div className="weighing">
      <h4>{words('phrase.result')}</h4>
      {verdict === 'same' && <MessageBar intent="error" role="alert" layout="multiline"><MessageBarBody>{words('phrase.result.same', { guide: holderOf(text, weighed)?.title ?? '' })}</MessageBarBody></MessageBar>}
      {verdict === 'fine' && <MessageBar intent="success" layout="multiline"><MessageBarBody>{words('phrase.result.fine')}</MessageBarBody></MessageBar>}
      {verdict === 'untried' && <MessageBar intent="info" layout="multiline"><MessageBarBody>{words('phrase.result.untried')}</MessageBarBody></MessageBar>}
      {verdict === 'unasked' && <MessageBar intent="info" layout="multiline"><MessageBarBody>{words('phrase.result.none-asked')}</MessageBarBody></MessageBar>}
      {near.length > 0 && verdict !== 'same' && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            {words('phrase.result.near')}
            <ul>{near.map(({ guideId, title, phrase, likeness }) => <li key={`${guideId} ${phrase}`}>{words('phrase.result.near-line', { phrase, guide: title })} <span className="learning-number">({words('phrase.result.alike', { percent: percentOf(likeness) })})</span></li>)}</ul>
          </MessageBarBody>
        </MessageBar>
      )}
      <Moved says={counted(words, 'phrase.result.lost', lost.length)} intent="warning" questions={lost} />
      <Moved says={counted(words, 'phrase.result.won', won.length)} intent="success" questions={won} />
      {asked > 0 && <p className="quiet">{counted(words, 'phrase.result.asked', asked)}</p>}
    </div>
  );
}

/** Saved questions that would be answered otherwise. */
function Moved({ says, intent, questions }: { says: string; intent: 'warning' | 'success'; questions: readonly MovedQuestion[] }) {
  const words = useWords();
  if (questions.length === 0) return null;
  const answer = (title: string | null): string => (title === null ? words('phrase.result.nothing') : words('phrase.result.guide', { title }));
  return (
    <MessageBar intent={intent} layout="multiline">
      <MessageBarBody>
        {says}
        <ul>{questions.map(({ text, before, after }) => <li key={text}><strong>»{text}«</strong> {words('phrase.result.moved', { before: answer(before), after: answer(after) })}</li>)}</ul>
      </MessageBarBody>
    </MessageBar>
  );
}
