import { shared as everybody } from '../../../common/editing-api.ts';
import type { FactView, FactViews, OutageView, OutageViews } from '../../../common/editing-api.ts';
import { HouseError } from '../../../common/errors.ts';
import { danishTime } from '../../../common/local-time.ts';
import type { Fact } from '../../fact.ts';
import { Service } from '../../guide.ts';
import { outageNotice, type Outage } from '../../outage.ts';
import { monthsLater } from '../check-facts.ts';
import type { FactMark } from '../ports.ts';
import type { Editor, RoomNeeds } from './needs.ts';
import type { Keeping } from './room.ts';

/** Facts, and notices that services are down. */
export function keeping(needs: RoomNeeds): Keeping {
  const { store, shelf, changed, now, newId } = needs;

  function facts(editor: Editor): FactViews {
    const uses = new Map<string, { id: string; title: string }[]>();
    for (const guide of shelf.all(editor.libraryId)) {
      for (const id of guide.facts) uses.set(id, [...(uses.get(id) ?? []), { id: guide.id, title: guide.languages['da']?.title ?? guide.id }]);
    }
    return { facts: shelf.facts(editor.libraryId).map((fact) => viewOf(fact, uses.get(fact.id) ?? [])) };
  }

  async function outages(libraryId: string, mostHours: number | null): Promise<OutageViews> {
    const all = (await store.outages(now().toISOString())).filter((each) => each.libraryId === null || each.libraryId === libraryId);
    return { outages: all.map((each) => noticeOf(each, libraryId)), services: [...Service.options], mostHours };
  }

  return {
    facts,
    async confirmFact(editor, id, { by, on, correction }) {
      const fact = shelf.fact(editor.libraryId, id);
      if (fact === undefined) throw new HouseError('NotFound');
      if (on > danishTime(now()).date) throw new HouseError('BadArgument', 'on: the day has not come yet.');
      // A mark is about the shared fact: when that says something new, the mark holds no more.
      const below = editor.libraryId === everybody ? fact : shelf.fact(everybody, id);
      await store.setFactMark({ libraryId: editor.libraryId, factId: id, by, on, of: below?.value ?? fact.value, correction: correction ?? ownValueOf(fact) });
      changed();
      await shelf.refresh();
      return facts(editor);
    },
    outages,
    async setOutage(libraryId, { service, until, words }, mostHours) {
      const known = Service.safeParse(service);
      const from = now();
      if (!known.success) throw new HouseError('BadArgument', `service: there are ${Service.options.join(', ')}.`);
      if (until !== null && until <= from.toISOString()) throw new HouseError('BadArgument', 'until: this time has passed.');
      const latest = mostHours === null ? null : new Date(from.getTime() + mostHours * 3600_000).toISOString();
      if (latest !== null && (until === null || until > latest)) throw new HouseError('BadArgument', `until: ${mostHours} hours from now at most.`);
      await store.setOutage({ id: newId(), service: known.data, libraryId, from: from.toISOString(), until, words });
      return outages(libraryId, mostHours);
    },
    async liftOutage(libraryId, id, mostHours) {
      const notice = (await store.outages(now().toISOString())).find((each) => each.id === id && each.libraryId === libraryId);
      if (notice !== undefined) await store.setOutage({ ...notice, until: now().toISOString() });
      return outages(libraryId, mostHours);
    },
  };
}

/** Whoever confirms a fact that the library has corrected confirms the correction. */
function ownValueOf({ corrected, value, da, en, sources }: Fact): FactMark['correction'] {
  const [source] = sources;
  return corrected === true && source !== undefined ? { value, da, en, source: source.url } : null;
}

function viewOf(fact: Fact, guides: FactView['guides']): FactView {
  const { id, kind, value, da, en, sources, status, conflict, checkedOn, confirmation, reviewMonths } = fact;
  return { id, kind, value, da, en, sources, status, conflict, checkedOn, dueOn: monthsLater(checkedOn, reviewMonths), confirmation, corrected: fact.corrected === true, guides };
}

const noticeOf = (outage: Outage, libraryId: string): OutageView => ({
  id: outage.id, service: outage.service, from: outage.from, until: outage.until, words: outage.words,
  notice: { da: outageNotice(outage, 'da'), en: outageNotice(outage, 'en') }, own: outage.libraryId === libraryId,
});
