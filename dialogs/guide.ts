import type { Guide, Target } from '../knowledge/guide.ts';
import { nextOf, stepOf } from '../knowledge/way.ts';
import { filled } from '../knowledge/wording.ts';
import { speaksForAnother } from './another.ts';
import { showGuide, topGuide, withoutTop } from './guide-view.ts';
import { openHandoff } from './handoff.ts';
import { message, stay, then, withEffects, type Outcome, type Reply } from './outcome.ts';
import { askToResume } from './resume.ts';
import { say } from './say.ts';
import type { Situation } from './situation.ts';
import type { ConversationState, GuideFrame } from './state.ts';
import { wordsOf } from './wording.ts';

/**
 * The guide flow: one step at a time.
 *
 *   step ──next, option──▶ step … ──▶ finished ──worked──▶ (flow below, or open)
 *     │ ▲                                 │
 *   stuck └─worked, repeat── stuck        └─failed──▶ handoff
 */

/** Starts a guide, or goes on with it where it already is under way. Another guide under way is kept below it. */
export function startGuide(state: ConversationState, guideId: string, situation: Situation): Outcome {
  const guide = situation.guide(guideId);
  const first = guide?.steps[0];
  if (guide === undefined || first === undefined) return stay(state, message(state, 'guide.gone'));
  const flows = state.stack.filter((frame) => frame.dialog === 'guide');
  const known = flows.find((frame) => frame.guideId === guideId);
  const others = flows.filter((frame) => frame !== known);
  const frame: GuideFrame = known ?? { dialog: 'guide', guideId, stepId: first.id, trail: [], phase: 'step' };
  const started: ConversationState = { ...state, stack: [...others, frame] };
  const words = wordsOf(guide, state);
  if (known !== undefined) {
    return then(stay(started, { text: say(state.language, 'guide.continue', { title: words.title }), choices: [] }), showGuide(started, situation));
  }
  const paused = others.at(-1);
  const pausedGuide = paused === undefined ? undefined : situation.guide(paused.guideId);
  const intro = [say(state.language, 'guide.intro', { title: words.title, answer: filled(words.answer, guide, state.language, situation) })];
  if (words.ready.length > 0) intro.push([say(state.language, 'guide.ready'), ...words.ready.map((line) => `– ${filled(line, guide, state.language, situation)}`)].join('\n'));
  const helper = guide.helpers.find(({ who }) => who === 'relative');
  if (speaksForAnother(state.question ?? '')) intro.push(say(state.language, 'guide.for-another', { how: helper?.[state.language] ?? say(state.language, 'guide.for-another.how') }));
  if (pausedGuide !== undefined) intro.push(say(state.language, 'guide.paused', { title: wordsOf(pausedGuide, state).title }));
  return withEffects(
    then(stay(started, { text: intro.join('\n\n'), choices: [] }), showGuide(started, situation)),
    { kind: 'count', event: 'guide-started', guideId, stepId: '' },
  );
}

/** A pressed button, or words that mean one. @returns undefined where this flow does not know the choice. */
export function chooseInGuide(state: ConversationState, choiceId: string, situation: Situation): Outcome | undefined {
  const top = topGuide(state, situation);
  if (top === undefined) return undefined;
  const { frame, guide } = top;
  const move = (change: Partial<GuideFrame>): Outcome => showGuide(withTop(state, { ...frame, ...change }), situation);
  const option = /^option:(.+)$/.exec(choiceId)?.[1];
  const step = stepOf(guide, frame.stepId);
  if (option !== undefined) {
    const target = step?.choices?.find((each) => each.id === option)?.to;
    return target === undefined ? undefined : goTo(state, frame, target, situation);
  }
  switch (choiceId) {
    case 'next':
      if (step === undefined || frame.phase === 'finished') return move({});
      if (step.choices !== undefined) return move({ phase: 'step' });
      return goTo(state, frame, nextOf(guide, step), situation);
    case 'back': {
      if (frame.phase !== 'step') return move({ phase: 'step' });
      const previous = frame.trail.at(-1);
      return previous === undefined ? move({}) : move({ stepId: previous, trail: frame.trail.slice(0, -1) });
    }
    case 'stuck':
      return move({ phase: 'stuck' });
    case 'repeat':
      return move({ phase: 'step' });
    case 'worked':
      return worked(state, frame, guide, situation);
    case 'failed':
      // Somebody who writes that a step does not work gets help with it before a queue.
      if (frame.phase === 'step') return move({ phase: 'stuck' });
      return withEffects(
        openHandoff(state, null, situation),
        { kind: 'count', event: 'guide-failed', guideId: guide.id, stepId: frame.stepId },
      );
    case 'stop':
      return then(
        stay(withoutTop(state), { text: say(state.language, 'guide.left', { title: wordsOf(guide, state).title }), choices: [] }),
        askToResume(withoutTop(state), situation),
      );
    default:
      return undefined;
  }
}

function worked(state: ConversationState, frame: GuideFrame, guide: Guide, situation: Situation): Outcome {
  const step = stepOf(guide, frame.stepId);
  if (frame.phase !== 'finished' && step !== undefined) {
    if (step.choices !== undefined) return showGuide(withTop(state, { ...frame, phase: 'step' }), situation);
    return goTo(state, frame, nextOf(guide, step), situation);
  }
  const after = withoutTop(state);
  const praise: Reply = { text: say(state.language, 'guide.worked', { title: wordsOf(guide, state).title }), choices: [] };
  return withEffects(
    then(stay(after, praise), askToResume(after, situation)),
    { kind: 'count', event: 'guide-worked', guideId: guide.id, stepId: frame.stepId },
  );
}

function goTo(state: ConversationState, frame: GuideFrame, target: Target, situation: Situation): Outcome {
  if (target === 'done') return showGuide(withTop(state, { ...frame, phase: 'finished' }), situation);
  if (target === 'person') return openHandoff(state, null, situation);
  if (target.startsWith('guide:')) {
    const guideId = target.slice('guide:'.length);
    if (situation.guide(guideId) !== undefined) return startGuide(withoutTop(state), guideId, situation);
    return then(stay(state, { text: say(state.language, 'guide.missing'), choices: [] }), showGuide(state, situation));
  }
  // A way that comes back to an earlier step is walked on from there, so that it never grows longer than the guide.
  const walked = [...frame.trail, frame.stepId];
  const before = walked.indexOf(target);
  const trail = before === -1 ? walked : walked.slice(0, before);
  return showGuide(withTop(state, { ...frame, stepId: target, trail, phase: 'step' }), situation);
}

const withTop = (state: ConversationState, frame: GuideFrame): ConversationState => ({ ...state, stack: [...state.stack.slice(0, -1), frame] });
