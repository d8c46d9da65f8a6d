import { flows } from './flows.ts';
import type { Outcome } from './outcome.ts';
import { respond } from './respond.ts';
import { say } from './say.ts';
import type { Language } from '../common/language.ts';
import type { Situation } from './situation.ts';
import { newState, type ConversationState, type Frame } from './state.ts';

/** A state of a flow as it is drawn: its dialog and, where it has one, its phase or topic. */
export type FlowState = string;

export interface Transition {
  from: FlowState;
  /** The button's label. */
  on: string;
  to: FlowState;
}

/** Where the conversation is open, and every flow begins and ends. */
export const openState = 'open';

/** More states than this no flow has; the walk ends in any case. */
const mostSteps = 20_000;

/**
 * Every transition that pressing buttons makes, found by pressing them all: what is drawn is what
 * happens. `beginnings` are states to start from, besides the open conversation.
 */
export function transitionsOf(situations: readonly Situation[], language: Language, beginnings: readonly ConversationState[] = []): Transition[] {
  const found = new Map<string, Transition>();
  walkButtons(situations, language, beginnings, (state, on, { state: after }) => {
    const transition = { from: nameOf(state), on, to: nameOf(after) };
    found.set(JSON.stringify(transition), transition);
  });
  return [...found.values()];
}

/** Presses every button of every state that pressing buttons reaches, and tells of each what came of it. */
export function walkButtons(situations: readonly Situation[], language: Language, beginnings: readonly ConversationState[], pressed: (before: ConversationState, label: string, outcome: Outcome, situation: Situation) => void): void {
  const seen = new Set<string>();
  for (const situation of situations) {
    const todo = [newState(language), ...beginnings];
    for (let steps = 0; todo.length > 0 && steps < mostSteps; steps += 1) {
      const state = todo.shift();
      if (state === undefined) break;
      const shown = respond(state, { kind: 'choice', id: 'help', prompt: null }, situation);
      for (const { id, label } of [...shown.replies.flatMap(({ choices }) => choices), { id: 'stop', label: say(language, 'choice.stop') }]) {
        const outcome = respond(state, { kind: 'choice', id, prompt: null }, situation);
        pressed(state, label, outcome, situation);
        const next = stored(outcome.state);
        const key = keyOf(next, situations.indexOf(situation));
        if (!seen.has(key)) todo.push(next);
        seen.add(key);
      }
    }
  }
}

/** The name under which a state is drawn. */
export function nameOf(state: ConversationState): FlowState {
  const frame = state.stack.at(-1);
  if (frame === undefined) return state.handoff === null ? openState : `handoff ${state.handoff.phase}`;
  const part = partOf(frame);
  return part === '' ? frame.dialog : `${frame.dialog} ${part}`;
}

export const dialogNames = Object.keys(flows) as Frame['dialog'][];

const partOf = (frame: Frame): string => ('phase' in frame ? frame.phase : 'topic' in frame ? frame.topic : '');

/** As the store keeps it: a request that was opened has got its id. */
const stored = (state: ConversationState): ConversationState => (state.handoff === null || state.handoff.requestId !== null ? state : { ...state, handoff: { ...state.handoff, requestId: 'request' } });

/** States that differ only in what no flow looks at are one. */
const keyOf = ({ stack, handoff }: ConversationState, situation: number): string =>
  JSON.stringify([situation, handoff?.kind, stack.slice(-2).map((frame) => [frame.dialog, partOf(frame), frame.dialog === 'guide' ? frame.stepId : ''])]);

/** One flow's transitions, or all of them, as a Mermaid state diagram (https://mermaid.js.org/syntax/stateDiagram.html). */
export function drawFlow(transitions: readonly Transition[], dialog?: Frame['dialog']): string {
  const of = (state: FlowState): string => state.split(' ')[0] ?? state;
  const shown = transitions.filter(({ from, to }) => (dialog === undefined || of(from) === dialog || of(to) === dialog) && from !== to);
  const between = new Map<string, string[]>();
  for (const { from, on, to } of shown) between.set(`${from}\n${to}`, [...(between.get(`${from}\n${to}`) ?? []), on]);
  const id = (state: FlowState): string => (state === openState ? '[*]' : state.replaceAll(/[ -]/g, '_'));
  return ['stateDiagram-v2', '  direction LR', ...[...between].map(([ends, labels]) => {
    const [from = '', to = ''] = ends.split('\n');
    return `  ${id(from)} --> ${id(to)}: ${labels.map((label) => label.replaceAll(/[:;]/g, ' ')).join(' / ')}`;
  }), ''].join('\n');
}
