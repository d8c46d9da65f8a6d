import type { Guide } from '../knowledge/guide.ts';
import { outageNotice } from '../knowledge/outage.ts';
import { simplerOf } from '../knowledge/simpler.ts';
import { choicesOf, stepOf } from '../knowledge/way.ts';
import { filled } from '../knowledge/wording.ts';
import { choice, message, stay, wayOut, withoutTop, type Choice, type Outcome, type Reply, type StuckAt } from './outcome.ts';
import { say } from './say.ts';
import type { Situation } from './situation.ts';
import type { ConversationState, GuideFrame } from './state.ts';
import { markOf, stepAsText, stepWords, wordsOf } from './wording.ts';

/** Says again where the citizen stands in the guide on top of the stack. */
export function showGuide(state: ConversationState, situation: Situation, { large = false }: { large?: boolean } = {}): Outcome {
  const top = topGuide(state, situation);
  if (top === undefined) return stay(withoutTop(state), message(state, 'guide.gone'));
  const { frame, guide } = top;
  const reply = { step: showStep, simpler: showSimpler, stuck: showStuck, finished: showFinished, ahead: showAhead }[frame.phase](state, frame, guide, situation);
  const shown: Reply = large && reply.step?.picture !== undefined ? { ...reply, step: { ...reply.step, picture: { ...reply.step.picture, large } } } : reply;
  const news = situation.outages.filter(({ id, service }) => guide.services.includes(service) && !state.noticed.includes(id));
  if (news.length === 0) return stay(state, shown);
  const notice: Reply = { text: news.map((outage) => outageNotice(outage, state.language)).join('\n'), choices: [] };
  return stay({ ...state, noticed: [...state.noticed, ...news.map(({ id }) => id)] }, notice, shown);
}

/** Where the citizen stands in the newest guide, for the librarian; null when there is none. */
export function stuckAt(state: ConversationState, situation: Situation): StuckAt | null {
  const frame = state.stack.findLast((each) => each.dialog === 'guide');
  const guide = frame === undefined ? undefined : situation.guide(frame.guideId, frame.revision);
  if (frame === undefined || guide === undefined || stepOf(guide, frame.stepId) === undefined) return null;
  const mark = markOf(guide, frame, state, situation);
  return { guideId: guide.id, guideTitle: mark.guideTitle, stepId: frame.stepId, number: mark.number, stepText: mark.text };
}

function showStep(state: ConversationState, frame: GuideFrame, guide: Guide, situation: Situation): Reply {
  const mark = markOf(guide, frame, state, situation);
  return { text: stepAsText(mark, state.language), step: mark, choices: [...onwards(state, frame, guide, situation), choice(state, 'simpler'), ...around(state, frame)] };
}

/** The same step, one short sentence a line, and what its hard words mean. */
function showSimpler(state: ConversationState, frame: GuideFrame, guide: Guide, situation: Situation): Reply {
  const mark = markOf(guide, frame, state, situation);
  const { sentences, words } = simplerOf(mark.text, state.language);
  const text = [...sentences, ...words.map((each) => say(state.language, 'guide.word', each))].join('\n');
  const step = { ...mark, text };
  return { text: stepAsText(step, state.language), step, choices: [...onwards(state, frame, guide, situation), ...around(state, frame)] };
}

function onwards(state: ConversationState, frame: GuideFrame, guide: Guide, situation: Situation): Choice[] {
  const words = stepWords(guide, frame.stepId, state);
  const step = stepOf(guide, frame.stepId);
  const options = step?.choices === undefined ? undefined : choicesOf(step, (id) => situation.guide(id)).map((each): Choice => ({ id: `option:${each.id}`, label: words.choices?.[each.id] ?? each.id }));
  // A guide's own way to a person may say the same as the button that every message has.
  return options?.filter(({ label }) => label !== wayOut(state).label) ?? [choice(state, 'next')];
}

const around = (state: ConversationState, frame: GuideFrame): Choice[] => [...(frame.trail.length > 0 ? [choice(state, 'back')] : []), choice(state, 'stuck'), wayOut(state)];

function showStuck(state: ConversationState, frame: GuideFrame, guide: Guide, situation: Situation): Reply {
  const own = stepWords(guide, frame.stepId, state).stuck;
  const hints = own === undefined ? wordsOf(guide, state).stuck.map((each) => `– ${each}`) : [own];
  const lines = hints.map((each) => filled(each, guide, state.language, situation));
  return {
    text: [say(state.language, 'guide.stuck'), ...lines, say(state.language, 'guide.stuck.ask')].join('\n'),
    choices: [choice(state, 'worked'), choice(state, 'failed'), choice(state, 'simpler'), choice(state, 'repeat'), wayOut(state)],
  };
}

function showFinished(state: ConversationState, _frame: GuideFrame, guide: Guide): Reply {
  return {
    text: say(state.language, 'guide.finished', { title: wordsOf(guide, state).title }),
    choices: [choice(state, 'worked'), choice(state, 'failed'), choice(state, 'back'), wayOut(state)],
  };
}

/** The citizen's words say how far they are: they are asked, because a wrong place costs more than one press. */
function showAhead(state: ConversationState, frame: GuideFrame, guide: Guide, situation: Situation): Reply {
  const { text } = markOf(guide, frame, state, situation);
  if (frame.others.length > 0) {
    const places = [frame.stepId, ...frame.others].flatMap((stepId) => (stepOf(guide, stepId) === undefined ? [] : [{ id: `at:${stepId}`, label: shortened(markOf(guide, { ...frame, stepId }, state, situation).text) }]));
    return { text: say(state.language, 'guide.ahead-where', { title: wordsOf(guide, state).title }), choices: [...places, choice(state, 'from-start'), wayOut(state)] };
  }
  return {
    text: say(state.language, 'guide.ahead', { title: wordsOf(guide, state).title, text }),
    choices: [choice(state, 'here'), choice(state, 'beginning'), wayOut(state)],
  };
}

const longestLabel = 80;

/** A step as a button: its first sentence, or as much of it as fits. */
function shortened(text: string): string {
  const [first = text] = text.split(/(?<=[.?!])\s/);
  return first.length <= longestLabel ? first : `${first.slice(0, longestLabel).replace(/\s+\S*$/, '')} …`;
}

/** The guide on top of the stack and its frame; undefined where another flow is, or the guide or step is gone. */
export function topGuide(state: ConversationState, situation: Situation): { frame: GuideFrame; guide: Guide } | undefined {
  const frame = state.stack.at(-1);
  if (frame?.dialog !== 'guide') return undefined;
  const guide = situation.guide(frame.guideId, frame.revision);
  return guide === undefined || stepOf(guide, frame.stepId) === undefined ? undefined : { frame, guide };
}
