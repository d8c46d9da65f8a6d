import { Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import type { Explained } from '../../../common/editing-api.ts';
import { useWords } from '../words.ts';
import { AlikePhrases } from './learning/AlikePhrases.tsx';
import { answerWords, languageWords } from './learning/answer-words.ts';
import { Candidates } from './learning/Candidates.tsx';
import { Refused } from './learning/Refused.tsx';
import { longestQuestion, useExplained } from './learning/use-explained.ts';
import { WordWeights } from './learning/WordWeights.tsx';
import './learning.css';

/** What the robot would answer to a question, and what led it there. Nothing is kept. */
export function WhyPage() {
  const words = useWords();
  const [text, setText] = useState('');
  const { about, explained, failed, again } = useExplained(text);
  return (
    <div className="learning-page">
      <h2>{words('why')}</h2>
      <p>{words('why.intro')}</p>
      <Field label={words('why.question')} hint={words('why.example')} className="why-question">
        <Input size="large" value={text} maxLength={longestQuestion} autoComplete="off" onChange={(_, { value }) => setText(value)} />
      </Field>
      {failed !== null && <Refused says="why.failed" code={failed} again={again} />}
      {explained === null ? failed === null && <p className="quiet">{words('why.empty')}</p> : <Reasons explained={explained} />}
      <div className="for-readers" role="status" aria-live="polite">{explained !== null && about !== '' ? answerWords(words, explained) : ''}</div>
    </div>
  );
}

function Reasons({ explained }: { explained: Explained }) {
  const words = useWords();
  const { candidates, about, language, phrases } = explained;
  const title = candidates.find(({ id }) => id === about)?.title ?? null;
  const spoken = languageWords(words, language);
  return (
    <div className="reasons">
      <section className="reason answer-shown" aria-labelledby="why-answer">
        <h3 id="why-answer">{words('why.answer')}</h3>
        <p className="answer-words">{answerWords(words, explained)}</p>
        <p className="quiet">{spoken === null ? '' : `${spoken} `}{words('why.rules')}</p>
      </section>
      <section className="reason sure" aria-labelledby="why-candidates">
        <h3 id="why-candidates">{words('why.candidates')}</h3>
        <Candidates candidates={candidates} />
      </section>
      <section className="reason" aria-labelledby="why-words">
        <h3 id="why-words">{words('why.words')}</h3>
        <WordWeights words={explained.words} title={title} />
      </section>
      <section className="reason" aria-labelledby="why-phrases">
        <h3 id="why-phrases">{words('why.phrases')}</h3>
        <AlikePhrases phrases={phrases} guide={about !== null && title !== null ? { id: about, title } : null} />
      </section>
    </div>
  );
}
