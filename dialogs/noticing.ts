import { commandOf } from './command.ts';
import { withEffects, type Effect, type Outcome, type Tally } from './outcome.ts';
import type { Input } from './situation.ts';
import type { ConversationState, GuideFrame } from './state.ts';

/** Who turns to something else within so many turns after a guide was shown was not asking for that guide. */
const atOnce = 2;

type Led = NonNullable<ConversationState['led']>[number];
type Why = Extract<Effect, { kind: 'question' }>['why'];

/**
 * What a turn says of the robot's help: words it did not understand, words that led to another guide than was meant, guides
 * that were given up. It adds the questions and counts to what happens, and changes nothing that the citizen sees.
 * @param before the state in which the flows met the input
 */
export function noticed(before: ConversationState, input: Input, outcome: Outcome): Outcome {
  if (input.kind === 'start') return outcome;
  const { state, effects } = outcome;
  const led = (before.led ?? []).map((each) => ({ ...each, turns: each.turns + 1 }));
  const found: Effect[] = [];
  const told = new Set<Led>();
  const frames = guidesOf(before);
  const began = countOf(effects, 'guide-started')?.guideId;

  const ask = (why: Why, text: string, frame: Pick<GuideFrame, 'guideId' | 'stepId'> | undefined, language: string = state.language): void =>
    void found.push({ kind: 'question', why, text, language, guideId: frame?.guideId ?? null, stepId: frame?.stepId ?? null });
  const askOf = (why: Why, words: Led | undefined, frame: Pick<GuideFrame, 'guideId' | 'stepId'> | undefined): void => {
    if (words === undefined || told.has(words)) return;
    told.add(words);
    ask(why, words.words, frame);
  };
  const count = (event: Tally, { guideId, stepId }: GuideFrame): void => void found.push({ kind: 'count', event, guideId, stepId });
  const wordsFor = ({ guideId }: Pick<GuideFrame, 'guideId'>): Led | undefined => led.find((each) => each.guideId === guideId);

  const newest = led.at(-1);
  const fresh = newest !== undefined && newest.turns <= atOnce && newest.guideId !== began ? newest : undefined;
  const elsewhere = began !== undefined && state.question !== null && state.question !== fresh?.words;
  const denies = input.kind === 'text' && commandOf(input.text) === 'none';
  if (elsewhere || (denies && before.stack.at(-1)?.dialog === 'guide')) askOf('misunderstood', fresh, fresh && frames.find(({ guideId }) => guideId === fresh.guideId));
  // Whoever waits for a librarian may be writing to them.
  else if (input.kind === 'text' && !denies && before.handoff === null && countOf(effects, 'not-understood') !== undefined) {
    const top = state.stack.at(-1);
    ask('not-understood', input.text, top?.dialog === 'guide' ? top : undefined, isRead(input.decision.language) ? state.language : input.decision.language);
  }

  const failed = countOf(effects, 'guide-failed');
  if (failed !== undefined) askOf('given-up', wordsFor(failed), failed);
  for (const frame of leftBy(before, outcome, began)) {
    count('guide-left', frame);
    askOf('given-up', wordsFor(frame), frame);
  }
  const top = before.stack.at(-1);
  if (top?.dialog === 'guide' && failed === undefined && wantsPerson(before, outcome)) {
    count('guide-person', top);
    askOf('given-up', wordsFor(top), top);
  }

  const under = new Set(guidesOf(state).map(({ guideId }) => guideId));
  const kept = led.filter((each) => !told.has(each) && under.has(each.guideId) && each.guideId !== began);
  if (began !== undefined && state.question !== null && before.handoff === null && under.has(began)) kept.push({ guideId: began, words: state.question, turns: 0 });
  const next: Outcome = before.led === undefined && kept.length === 0 ? outcome : { ...outcome, state: { ...state, led: kept } };
  return found.length === 0 ? next : withEffects(next, ...found);
}

const isRead = (language: string): boolean => language === 'da' || language === 'en';
const guidesOf = ({ stack }: ConversationState): GuideFrame[] => stack.filter((frame) => frame.dialog === 'guide');
const countOf = (effects: readonly Effect[], event: Tally): Extract<Effect, { kind: 'count' }> | undefined => effects.find((effect) => effect.kind === 'count' && effect.event === event) as Extract<Effect, { kind: 'count' }> | undefined;

/** Guides that are no longer under way, although nobody said that they worked, they were not at their end, and they did not lead on to another. */
function leftBy(before: ConversationState, { state, effects }: Outcome, began: string | undefined): GuideFrame[] {
  if (began !== undefined) return [];
  const under = new Set(guidesOf(state).map(({ guideId }) => guideId));
  const worked = countOf(effects, 'guide-worked')?.guideId;
  return guidesOf(before).filter(({ guideId, phase }) => !under.has(guideId) && guideId !== worked && phase !== 'finished');
}

/** A wish for a person, whether it opens a request or asks first how they are to be reached. */
const wantsPerson = (before: ConversationState, { state, effects }: Outcome): boolean =>
  effects.some(({ kind }) => kind === 'open-handoff') || (before.handoff === null && ['ways', 'letter'].includes(state.stack.at(-1)?.dialog ?? ''));
