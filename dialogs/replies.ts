import { reachLines } from './ways.ts';
import { refer } from './referral.ts';
import { fill, say } from './say.ts';
import type { Situation } from './situation.ts';
import type { ConversationState } from './state.ts';

/** What librarians often write, in the order in which a conversation goes. */
const shipped = ['hello', 'moment', 'device', 'screen', 'codes', 'own-hands', 'again', 'come-by', 'goodbye'] as const;

/** Ready-made replies in the citizen's language, the approved help for somebody in despair first; the library's own come last. */
export function readyReplies(state: ConversationState, situation: Situation, librarian: string): { id: string; title: string; text: string; of: 'all' | 'library' }[] {
  const { language } = state;
  const { library } = situation;
  const params = paramsOf(situation, librarian);
  return [
    { id: 'despair', title: say(language, 'reply.despair.title'), text: careCard(state, situation).text, of: 'all' },
    ...shipped.map((id) => ({ of: 'all' as const, id, title: say(language, `reply.${id}.title`), text: id === 'come-by' ? [say(language, 'reply.come-by'), ...reachLines(state, situation, true)].join('\n') : say(language, `reply.${id}`, params) })),
    ...library.replies.map((own, index) => ({ of: 'library' as const, id: `own-${index}`, title: own.title, text: fill(own[language], params) })),
  ];
}

/** The approved words for somebody in despair, in the citizen's language. */
export function careCard(state: ConversationState, situation: Situation): { title: string; text: string } {
  const { language } = state;
  const referral = refer(state, { kind: 'referral', topic: 'despair', language, candidates: [] }, situation);
  return { title: say(language, 'reply.care.title'), text: (referral?.replies ?? []).map(({ text }) => text).join('\n') };
}

/** A librarian's own reply with its placeholders filled. */
export const filledReply = (text: string, situation: Situation, librarian: string): string => fill(text, paramsOf(situation, librarian));

const paramsOf = ({ library, today }: Situation, librarian: string): Record<string, string> =>
  ({ library: library.name, website: library.website, librarian, phone: today.helpPhone?.number ?? library.website });
