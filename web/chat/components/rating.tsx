import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Rating as Given } from '../directline.ts';
import type { Translate } from '../messages.ts';

interface RatingProps {
  /** Answers whether it came through. */
  onRate(rating: Given): Promise<boolean>;
  t: Translate;
}

/** How the librarian's help was: one tap, and words for whoever wants to. It can be given again. */
export function Rating({ onRate, t }: RatingProps): JSX.Element {
  const [given, setGiven] = useState<Given['rating'] | null>(null);
  const [comment, setComment] = useState('');
  const [state, setState] = useState<'open' | 'sending' | 'failed' | 'done'>('open');
  const thanks = useRef<HTMLParagraphElement>(null);
  useEffect(() => { if (given !== null || state === 'done') thanks.current?.focus({ preventScroll: true }); }, [given, state]);

  const give = async (rating: Given, then: () => void): Promise<void> => {
    setState('sending');
    const came = await onRate(rating);
    setState(came ? 'open' : 'failed');
    if (came) then();
  };

  const failed = state === 'failed' ? <p role="alert">{t('ratingFailed')}</p> : null;
  if (state === 'done') return <p class="rating" ref={thanks} tabIndex={-1}>{t('ratingThanks')}</p>;
  if (given === null) {
    return (
      <div class="rating" role="group" aria-label={t('ratingAsk')}>
        <p>{t('ratingAsk')}</p>
        <div class="choices">
          {(['good', 'partly', 'bad'] as const).map((rating) => (
            <button key={rating} type="button" class="choice" disabled={state === 'sending'} onClick={() => void give({ rating }, () => setGiven(rating))}>{t(ratingWords[rating])}</button>
          ))}
        </div>
        {failed}
      </div>
    );
  }
  return (
    <form class="rating" onSubmit={(event) => { event.preventDefault(); if (comment.trim() !== '') void give({ rating: given, comment: comment.trim() }, () => setState('done')); }}>
      <p ref={thanks} tabIndex={-1}>{t('ratingGiven')}</p>
      <label for="comment">{t('ratingComment')}</label>
      <textarea id="comment" rows={3} maxLength={1000} value={comment} onInput={(event) => setComment(event.currentTarget.value)} />
      {failed}
      <div class="choices">
        <button type="submit" class="choice" disabled={state === 'sending'}>{t('ratingSend')}</button>
        <button type="button" class="choice quiet" onClick={() => setGiven(null)}>{t('ratingAgain')}</button>
      </div>
    </form>
  );
}

const ratingWords = { good: 'ratingGood', partly: 'ratingPartly', bad: 'ratingBad' } as const;
