import { Badge, Button } from '@fluentui/react-components';
import { useId, useState } from 'react';
import type { QuestionGroup } from '../../../../common/editing-api.ts';
import { moment } from '../../dates.ts';
import { counted, useWords } from '../../words.ts';
import { placeKey } from './question-list.ts';

/** More of them than these are shown when asked for. */
const first = 3;

/** Each question of a group: its words (where it is not alone, and named by them), why it is here, when, what was shown, and what a librarian answered. */
export function QuestionLines({ questions }: { questions: QuestionGroup['questions'] }) {
  const words = useWords();
  const list = useId();
  const [all, setAll] = useState(false);
  const more = questions.length - first;
  return (
    <>
      <ul className="question-lines" id={list} aria-label={words('questions.lines')}>
        {(all ? questions : questions.slice(0, first)).map((question) => (
          <li key={question.id}>
            {questions.length > 1 && <p className="question-words">»{question.text}«</p>}
            <p className="question-fate">
              <Badge appearance="outline" color="informative">{words(`questions.why.${question.why}`)}</Badge>
              <span>{words(placeKey(question), { guide: question.guide?.title ?? '', step: question.guide?.step ?? '' })}</span>
              <time dateTime={question.at}>{moment(words, question.at, Date.now())}</time>
            </p>
            {question.answer !== null && <blockquote className="question-answer"><span className="question-answer-by">{words('questions.answer')}: </span>{question.answer}</blockquote>}
          </li>
        ))}
      </ul>
      {more > 0 && <Button appearance="transparent" className="question-more" aria-expanded={all} aria-controls={list} onClick={() => setAll(!all)}>{all ? words('questions.fewer') : counted(words, 'questions.more', more)}</Button>}
    </>
  );
}
