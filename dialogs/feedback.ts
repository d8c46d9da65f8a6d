import type { Guide } from '../knowledge/guide.ts';
import type { Flow } from './flow.ts';
import { choice, counted, line, push, stay, then, wayOut, withEffects, withoutTop, withTop, type Choice, type Outcome } from './outcome.ts';
import { askToResume } from './resume.ts';
import { say } from './say.ts';
import type { Situation, TextInput } from './situation.ts';
import type { ConversationState, FeedbackFrame } from './state.ts';
import { wordsOf } from './wording.ts';

/**
 * How it went. Every question is one tap, none has to be answered, and it can be given again.
 *
 *   (guide worked) ──▶ alone ──yes, maybe, no──▶ rate ──good, partly, bad──▶ rated ──comment──▶ comment ──words──▶ (flow below)
 *   (librarian done) ───────────────────────────▶ rate
 */

/** After a guide that worked: can you do it yourself next time? */
export function askAfterGuide(state: ConversationState, guide: Guide): Outcome {
  const asked = push(state, { dialog: 'feedback', about: 'guide', guideId: guide.id, phase: 'alone', rating: null });
  const { title } = wordsOf(guide, state);
  return stay(asked, {
    text: say(state.language, state.helper ? 'guide.worked.helper' : 'guide.worked', { title }),
    choices: [choice(asked, 'alone-yes'), choice(asked, 'alone-maybe'), choice(asked, 'alone-no'), wayOut(asked)],
  });
}

/** Whenever the citizen wants to say how it is. */
export const startFeedback = (state: ConversationState, situation: Situation): Outcome =>
  show(push(state, { dialog: 'feedback', about: 'guide', guideId: state.stack.findLast((frame) => frame.dialog === 'guide')?.guideId ?? '', phase: 'rate', rating: null }), situation);

function show(state: ConversationState, situation: Situation): Outcome {
  const frame = topOf(state);
  if (frame === undefined) return stay(state);
  const { language } = state;
  switch (frame.phase) {
    case 'alone': {
      const guide = situation.guide(frame.guideId);
      return guide === undefined ? leave(state, situation) : askAfterGuide(withoutTop(state), guide);
    }
    case 'rate':
      return stay(state, { text: say(language, `feedback.rate-${frame.about}`), choices: [choice(state, 'rating-good'), choice(state, 'rating-partly'), choice(state, 'rating-bad'), leaveChoice(state), wayOut(state)] });
    case 'rated':
      return stay(state, { text: say(language, 'feedback.rated'), choices: [choice(state, 'comment'), leaveChoice(state), wayOut(state)] });
    case 'comment':
      return stay(state, { text: say(language, 'feedback.comment'), choices: [leaveChoice(state), wayOut(state)] });
  }
}

function choose(state: ConversationState, choiceId: string, situation: Situation): Outcome | undefined {
  const frame = topOf(state);
  if (frame === undefined) return undefined;
  const alone = /^alone-(yes|maybe|no)$/.exec(choiceId)?.[1] ?? (frame.phase === 'alone' ? { resume: 'yes', 'no-resume': 'no' }[choiceId] : undefined);
  if (frame.phase === 'alone' && (alone === 'yes' || alone === 'maybe' || alone === 'no')) {
    const next = show(withTop(state, { ...frame, phase: 'rate' }), situation);
    return counted(then(stay(state, line(state, `feedback.alone-${alone}`)), next), `alone-${alone}`, frame.guideId);
  }
  const rating = /^rating-(good|partly|bad)$/.exec(choiceId)?.[1];
  if (rating === 'good' || rating === 'partly' || rating === 'bad') {
    return counted(show(withTop(state, { ...frame, phase: 'rated', rating }), situation), `rating-${rating}`, frame.guideId, frame.about);
  }
  switch (choiceId) {
    case 'comment': return show(withTop(state, { ...frame, phase: 'comment' }), situation);
    case 'feedback-done': case 'stop': case 'no-resume': case 'resume': case 'next': return leave(state, situation);
    default: return undefined;
  }
}

/** Words are a comment only where the citizen has pressed for it; anywhere else they are a question. */
function hear(state: ConversationState, { text }: TextInput, situation: Situation): Outcome | undefined {
  const frame = topOf(state);
  if (frame?.phase !== 'comment') return undefined;
  return withEffects(
    then(stay(state, line(state, 'feedback.thanks')), leave(state, situation)),
    { kind: 'comment', about: frame.about, guideId: frame.guideId, rating: frame.rating ?? 'partly', text },
  );
}

/** Back to what lies below: after a librarian straight to the step, after a guide with the question whether to go on. */
function leave(state: ConversationState, situation: Situation): Outcome {
  const below = withoutTop(state);
  return topOf(state)?.about === 'librarian' && below.stack.length > 0 ? stay(below) : askToResume(below, situation);
}

const leaveChoice = (state: ConversationState): Choice => ({ id: 'feedback-done', label: say(state.language, state.stack.length > 1 ? 'choice.feedback-on' : 'choice.feedback-done') });

function topOf(state: ConversationState): FeedbackFrame | undefined {
  const frame = state.stack.at(-1);
  return frame?.dialog === 'feedback' ? frame : undefined;
}

export const feedbackFlow: Flow = { show, choose, hear, passing: true };
