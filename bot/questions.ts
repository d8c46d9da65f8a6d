import type { Activity } from '../common/activity.ts';
import { hideContactDetails } from '../common/contact-details.ts';
import { mask, maskSecrets } from '../common/secrets.ts';
import { say } from '../dialogs/say.ts';
import type { Decision } from '../knowledge/understanding/decision.ts';
import type { HandoffRequest, Question } from './ports.ts';
import type { World } from './world.ts';

/** What an editor needs to see of a question, and of an answer, in UTF-16 units. */
const [longestQuestion, longestAnswer] = [1_000, 2_000];

/** A question as it is kept, what must not be in it hidden; empty where nothing is left that could be learnt from. */
export function questionOf(noticed: Omit<Question, 'id' | 'at'>, { now, newId }: Pick<World, 'now' | 'newId'>): Question[] {
  const text = hidden(noticed.text, longestQuestion);
  if (!/\p{L}{2}/u.test(text.replaceAll(mask, ''))) return [];
  return [{ ...noticed, id: newId(), at: now().toISOString(), text, answer: noticed.answer === null ? null : hidden(noticed.answer, longestAnswer) }];
}

/** What a librarian has answered by hand, with the question it was for. */
export function answeredByHand(request: HandoffRequest, transcript: readonly Activity[], decide: (text: string) => Decision, world: Pick<World, 'now' | 'newId'>): Question[] {
  if (request.outcome === 'abuse' || request.outcome === 'gone') return [];
  const answer = transcript.flatMap(({ type, text, timestamp, channelData }) =>
    (type === 'message' && channelData?.role === 'librarian' && channelData.step === undefined && text !== undefined && timestamp >= request.openedAt ? [text] : [])).join('\n');
  const question = [request.reason, ...transcript.map(typed)].find((text) => text !== null && isQuestion(text, decide));
  if (answer === '' || question === undefined || question === null) return [];
  const { libraryId, conversationId, language, stuckAt } = request;
  return questionOf({ libraryId, conversationId, why: 'by-hand', text: question, language, guideId: stuckAt?.guideId ?? null, stepId: stuckAt?.stepId ?? null, answer }, world);
}

const hidden = (text: string, longest: number): string => {
  const whole = hideContactDetails(maskSecrets(text).text);
  return whole.length <= longest ? whole : `${whole.slice(0, longest - 1).trimEnd()}…`;
};

/** What the transcript keeps in the place of how to reach somebody. */
const keptElsewhere = new Set((['da', 'en'] as const).map((language) => say(language, 'letter.contact-kept')));

/** The citizen's own words; null for a button, for others' words and for contact details. */
const typed = ({ type, text, value, channelData }: Activity): string | null =>
  (type === 'message' && channelData?.role === 'citizen' && value === undefined && text !== undefined && !keptElsewhere.has(text) ? text : null);

/** Greetings and the wish for a person are none, and what somebody tells of danger, illness or an own case is not for editors. */
const isQuestion = (text: string, decide: (text: string) => Decision): boolean => ['guide', 'clarify', 'unknown'].includes(decide(text).kind);
