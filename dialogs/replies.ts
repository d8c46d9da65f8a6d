import { reachLines } from './ways.ts';
import { refer } from './referral.ts';
import { fill, say } from './say.ts';
import type { Situation } from './situation.ts';
import type { ConversationState } from './state.ts';

/** What librarians often write, in the order in which a conversation goes. */
const shipped = ['hello', 'moment', 'device', 'screen', 'codes', 'own-hands', 'again', 'come-by', 'goodbye'] as const;

/** Ready-made replies in the citizen's language, the approved help for somebody in despair first; the library's own come last. */
export function readyReplies(state: ConversationState, situation: Situation, librarian: string): { id: string; title: string; text: string }[] {
  const { language } = state;
  const { library } = situation;
  const params = { library: library.name, website: library.website, librarian, phone: situation.today.helpPhone?.number ?? library.website };
  const despair = refer(state, { kind: 'referral', topic: 'despair', language, candidates: [] }, situation)?.replies.map(({ text }) => text).join('\n');
  return [
    ...(despair === undefined ? [] : [{ id: 'despair', title: say(language, 'reply.despair.title'), text: despair }]),
    ...shipped.map((id) => ({ id, title: say(language, `reply.${id}.title`), text: id === 'come-by' ? [say(language, 'reply.come-by'), ...reachLines(state, situation, true)].join('\n') : say(language, `reply.${id}`, params) })),
    ...library.replies.map((own, index) => ({ id: `own-${index}`, title: own.title, text: fill(own[language], params) })),
  ];
}
