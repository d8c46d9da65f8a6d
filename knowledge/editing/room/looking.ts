import type { DraftGuide } from '../../../common/guide-draft.ts';
import { HouseError } from '../../../common/errors.ts';
import { Guide, GuideText } from '../../guide.ts';
import { differencesOf } from '../difference.ts';
import { isForEverybody } from './views.ts';
import { scaffoldMark } from '../check-words.ts';
import { zipOf } from '../zip.ts';
import type { Checker } from './findings.ts';
import type { RoomNeeds } from './needs.ts';
import { onShared } from './on-shared.ts';
import { rehearsalOf } from './rehearsal.ts';
import type { Looking } from './room.ts';
import type { Views } from './views.ts';
import { workOf } from './work.ts';

/** What there is to see. */
export function looking(needs: RoomNeeds, views: Views, checker: Checker): Looking {
  const { store, shelf, learner, library } = needs;
  const titleOf = (libraryId: string, id: string): string => shelf.get(libraryId, id)?.languages['da']?.title ?? id;

  return {
    guides: async (editor) => ({ guides: await views.lines(editor), secondPair: library(editor.libraryId)?.secondPair ?? isForEverybody(editor) }),
    guide: views.one,

    async differences(editor, id) {
      const { guide, live, shared } = await views.one(editor, id);
      return { differences: differencesOf(live ?? shared, guide) };
    },

    async history(editor, id) {
      const edition = await store.edition(editor.libraryId, id);
      if (edition === undefined && shelf.standing(editor.libraryId, id).below === undefined) throw new HouseError('GuideNotFound');
      const events = edition?.events ?? [];
      const shownBy = events.findLastIndex(({ what, revision }) => (what === 'published' || what === 'accepted') && revision === edition?.live);
      return { lines: events.map((event, at) => ({ ...event, live: edition?.live != null && edition.withdrawn === null && at === shownBy })).reverse() };
    },

    async revision(editor, id, number) {
      const revision = await store.revision(editor.libraryId, id, number);
      if (revision === undefined) throw new HouseError('GuideNotFound');
      const before = (number > 1 ? (await store.revision(editor.libraryId, id, number - 1))?.guide : undefined) ?? revision.base;
      const { at, by, note, guide } = revision;
      return { number, at, by, note, guide, differences: differencesOf(before, guide) };
    },

    work: (editor) => workOf(editor, needs, views),

    explain(editor, text) {
      const { decision, label, words, phrases } = learner.of(editor.libraryId).explain(text);
      return {
        kind: decision.kind, topic: decision.topic ?? null, language: decision.language, about: label ?? null, phrases,
        candidates: decision.candidates.map(({ id, score }) => ({ id, title: titleOf(editor.libraryId, id), score })),
        words: words.map(({ word, weight, readAs }) => ({ word, weight, readAs: readAs ?? null })),
      };
    },

    async weigh(editor, { guideId, language, text }) {
      const { guide } = await views.one(editor, guideId);
      const near = checker.book(editor.libraryId, guideId).like(text, guideId).map(({ guideId: other, phrase, likeness }) => ({ guideId: other, title: titleOf(editor.libraryId, other), phrase, likeness }));
      return { near: near.slice(0, 5), rehearsal: await rehearsalOf(editor, withPhrase(guide, language, text), needs, checker) };
    },

    async draft(libraryId, id) {
      const draft = (await store.edition(libraryId, id))?.draft;
      const shown = draft == null ? shelf.get(libraryId, id) : onShared(draft, shelf.standing(libraryId, id).below).guide;
      return shown === undefined ? undefined : readable(shown);
    },

    picture: (name) => store.picture(name),

    takeOut(editor, own) {
      const standings = shelf.standings(editor.libraryId).filter(({ edition }) => !own || edition?.own === true || edition?.live != null);
      return zipOf(standings.flatMap(({ shown }) => shown?.guide ?? []));
    },
  };
}

/** The draft with one more phrase; one that is there already stays once. */
export function withPhrase(guide: DraftGuide, language: string, text: string): DraftGuide {
  return { ...guide, phrases: { ...guide.phrases, [language]: [...new Set([...(guide.phrases[language] ?? []), text])] } };
}

/** A draft as citizens would read it, what is missing marked; undefined where nothing can be shown of it yet. */
function readable(draft: DraftGuide): Guide | undefined {
  const known = Guide.safeParse({ ...draft, approval: null });
  if (known.success) return known.data;
  const steps = draft.steps.map(({ link, picture, ...step }) => ({ ...step, ...(picture === undefined ? {} : { picture }), ...(link?.startsWith('https://') === true ? { link } : {}) }));
  const languages = Object.fromEntries(Object.entries(draft.languages).map(([language, words]) => [language, {
    ...words,
    title: words.title.slice(0, 70) || scaffoldMark, question: words.question.slice(0, 90) || scaffoldMark, answer: words.answer.slice(0, 300) || scaffoldMark,
    stuck: words.stuck.length === 0 ? [scaffoldMark] : words.stuck,
    steps: Object.fromEntries(steps.map(({ id }) => [id, { ...words.steps[id], text: words.steps[id]?.text.slice(0, 400) || scaffoldMark }])),
  } satisfies GuideText]));
  const filled = Guide.safeParse({
    ...draft, steps, languages, approval: null,
    address: draft.address.startsWith('https://') ? draft.address : 'https://www.borger.dk',
    sources: [{ url: 'https://www.borger.dk', age: scaffoldMark }],
    helpers: draft.helpers.length === 0 ? [{ who: 'library', da: scaffoldMark, en: scaffoldMark }] : draft.helpers,
  });
  return filled.success ? filled.data : undefined;
}
