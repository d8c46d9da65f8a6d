import type { Guide, Target } from '../knowledge/guide.ts';
import { placesOf, trailTo } from '../knowledge/place.ts';
import { nextOf, stepOf } from '../knowledge/way.ts';
import { filled } from '../knowledge/wording.ts';
import { speaksForAnother } from './another.ts';
import { mayGuide, silent } from './bad-day.ts';
import { askAfterGuide } from './feedback.ts';
import type { Flow } from './flow.ts';
import { showGuide, topGuide } from './guide-view.ts';
import { openHandoff } from './handoff.ts';
import { liveAnswer } from './library.ts';
import { choice, counted, line, message, stay, then, wayOut, withoutTop, withTop, type Outcome } from './outcome.ts';
import { askToResume } from './resume.ts';
import { say } from './say.ts';
import type { Situation } from './situation.ts';
import type { ConversationState, GuideFrame } from './state.ts';
import { wordsOf } from './wording.ts';

/**
 * The guide flow: one step at a time.
 *
 *   ahead ──here, beginning──▶ step ──next, option──▶ step … ──▶ finished ──worked──▶ feedback
 *                              │ ▲                                 │
 *                simpler, stuck └─worked, repeat── stuck           └─failed──▶ handoff
 */

/** Starts a guide, or goes on with it where it already is under way. Another guide under way is kept below it. */
export function startGuide(state: ConversationState, guideId: string, situation: Situation): Outcome {
  if (!mayGuide(guideId, situation)) return silent(state, situation);
  const flows = state.stack.filter((frame) => frame.dialog === 'guide');
  const known = flows.find((frame) => frame.guideId === guideId);
  const guide = situation.guide(guideId, known?.revision);
  const first = guide?.steps[0];
  if (guide === undefined || first === undefined) return stay(state, message(state, 'guide.gone'));
  const others = flows.filter((frame) => frame !== known);
  // What waits to be finished later stays below the guides: a letter half written, a word on the librarian.
  const below = state.stack.filter((frame) => frame.dialog === 'letter' || (frame.dialog === 'feedback' && frame.about === 'librarian'));
  const frame: GuideFrame = known ?? firstFrame(guide, first.id, state, situation);
  const started: ConversationState = { ...state, stack: [...below, ...others, frame] };
  const words = wordsOf(guide, state);
  if (known !== undefined) return then(stay(started, line(state, 'guide.continue', { title: words.title })), showGuide(started, situation));
  const paused = others.at(-1);
  const pausedGuide = paused === undefined ? undefined : situation.guide(paused.guideId, paused.revision);
  const intro = [say(state.language, 'guide.intro', { title: words.title, answer: filled(words.answer, guide, state.language, situation) })];
  const live = liveAnswer(guide, state, situation);
  if (live !== null) intro.push(live);
  if (words.ready.length > 0) intro.push([say(state.language, 'guide.ready'), ...words.ready.map((each) => `– ${filled(each, guide, state.language, situation)}`)].join('\n'));
  const helper = guide.helpers.find(({ who }) => who === 'relative');
  if (state.helper || speaksForAnother(state.question ?? '')) intro.push(say(state.language, 'guide.for-another', { how: helper?.[state.language] ?? say(state.language, 'guide.for-another.how') }));
  if (pausedGuide !== undefined) intro.push(say(state.language, 'guide.paused', { title: wordsOf(pausedGuide, state).title }));
  return counted(then(stay(started, { text: intro.join('\n\n'), choices: [] }), showGuide(started, situation)), 'guide-started', guideId);
}

/** Where to begin: at the first step, or a question whether to begin where the citizen's words say they are. */
function firstFrame(guide: Guide, firstId: string, state: ConversationState, situation: Situation): GuideFrame {
  const [place, ...others] = state.question === null ? [] : placesOf(guide, state.question);
  const revision = situation.revisionOf(guide.id);
  if (place === undefined) return { dialog: 'guide', guideId: guide.id, revision, stepId: firstId, trail: [], phase: 'step', others: [] };
  return { dialog: 'guide', guideId: guide.id, revision, ...place, phase: 'ahead', others: others.map(({ stepId }) => stepId) };
}

function choose(state: ConversationState, choiceId: string, situation: Situation): Outcome | undefined {
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
  const wanted = /^step:(\d+)$/.exec(choiceId)?.[1];
  if (wanted !== undefined) return jump(state, frame, guide, Number(wanted), situation);
  if (choiceId === 'stop') return then(stay(withoutTop(state), line(state, 'guide.left', { title: wordsOf(guide, state).title })), askToResume(withoutTop(state), situation));
  if (frame.phase === 'ahead') return chooseAhead(frame, guide, choiceId, move);
  switch (choiceId) {
    case 'next':
      if (step === undefined || frame.phase === 'finished') return move({});
      if (step.choices !== undefined) return move({ phase: 'step' });
      return goTo(state, frame, nextOf(guide, step), situation);
    case 'skip':
      if (step === undefined || frame.phase === 'finished') return move({});
      if (step.choices !== undefined) return then(stay(state, line(state, 'guide.skip-fork')), move({ phase: 'step' }));
      return goTo(state, frame, nextOf(guide, step), situation);
    case 'back': {
      if (frame.phase !== 'step') return move({ phase: 'step' });
      const previous = frame.trail.at(-1);
      return previous === undefined ? move({}) : move({ stepId: previous, trail: frame.trail.slice(0, -1) });
    }
    case 'stuck':
      return move({ phase: 'stuck' });
    case 'simpler':
      return move({ phase: 'simpler' });
    case 'repeat':
      return move({ phase: 'step' });
    case 'picture':
      return step?.picture === undefined ? then(stay(state, line(state, 'guide.no-picture')), move({})) : showGuide(withTop(state, { ...frame, phase: 'step' }), situation, { large: true });
    case 'pause':
      return stay({ ...state, stack: [...state.stack, { dialog: 'resume' }] }, {
        text: say(state.language, 'guide.pause', { title: wordsOf(guide, state).title }),
        choices: [choice(state, 'resume'), wayOut(state)],
      });
    case 'worked':
      return worked(state, frame, guide, situation);
    case 'failed':
      // Somebody who writes that a step does not work gets help with it before a queue.
      if (frame.phase === 'step' || frame.phase === 'simpler') return move({ phase: 'stuck' });
      return counted(openHandoff(state, null, situation), 'guide-failed', guide.id, frame.stepId);
    default:
      return undefined;
  }
}

export const guideFlow: Flow = { show: (state, situation) => showGuide(state, situation), choose, passing: false };

function chooseAhead(frame: GuideFrame, guide: Guide, choiceId: string, move: (change: Partial<GuideFrame>) => Outcome): Outcome | undefined {
  const at = [frame.stepId, ...frame.others].find((stepId) => choiceId === `at:${stepId}`);
  if (at !== undefined) return move({ stepId: at, trail: trailTo(guide, at) ?? [], phase: 'step', others: [] });
  switch (choiceId) {
    case 'here': case 'resume': case 'next': return move({ phase: 'step' });
    case 'beginning': case 'from-start': case 'no-resume': case 'back': return move({ stepId: guide.steps[0]?.id ?? frame.stepId, trail: [], phase: 'step', others: [] });
    case 'stuck': case 'simpler': return move({ phase: choiceId });
    default: return undefined;
  }
}

function worked(state: ConversationState, frame: GuideFrame, guide: Guide, situation: Situation): Outcome {
  const step = stepOf(guide, frame.stepId);
  if (frame.phase !== 'finished' && step !== undefined) {
    if (step.choices !== undefined) return showGuide(withTop(state, { ...frame, phase: 'step' }), situation);
    return goTo(state, frame, nextOf(guide, step), situation);
  }
  return counted(askAfterGuide(withoutTop(state), guide), 'guide-worked', guide.id, frame.stepId);
}

function goTo(state: ConversationState, frame: GuideFrame, target: Target, situation: Situation): Outcome {
  if (target === 'done') return showGuide(withTop(state, { ...frame, phase: 'finished' }), situation);
  if (target === 'person') return openHandoff(state, null, situation);
  if (target.startsWith('guide:')) {
    const guideId = target.slice('guide:'.length);
    if (!mayGuide(guideId, situation)) return silent(state, situation);
    if (situation.guide(guideId) !== undefined) return startGuide({ ...withoutTop(state), question: null }, guideId, situation);
    return then(stay(state, line(state, 'guide.missing')), showGuide(state, situation));
  }
  // A way that comes back to an earlier step is walked on from there, so that it never grows longer than the guide.
  const walked = [...frame.trail, frame.stepId];
  const before = walked.indexOf(target);
  const trail = before === -1 ? walked : walked.slice(0, before);
  return showGuide(withTop(state, { ...frame, stepId: target, trail, phase: 'step' }), situation);
}

/** To the step with this number, on the way walked or straight ahead; where the way forks first, the fork is shown. */
function jump(state: ConversationState, frame: GuideFrame, guide: Guide, number: number, situation: Situation): Outcome {
  const walked = [...frame.trail, frame.stepId];
  while (walked.length < number) {
    const step = stepOf(guide, walked.at(-1) ?? '');
    const target = step === undefined || step.choices !== undefined ? undefined : nextOf(guide, step);
    if (target === undefined || stepOf(guide, target) === undefined || walked.includes(target)) break;
    walked.push(target);
  }
  const reached = Math.max(1, Math.min(number, walked.length));
  const shown = showGuide(withTop(state, { ...frame, stepId: walked[reached - 1] ?? frame.stepId, trail: walked.slice(0, reached - 1), phase: 'step' }), situation);
  return reached === number ? shown : then(stay(state, line(state, 'guide.no-step', { number })), shown);
}
