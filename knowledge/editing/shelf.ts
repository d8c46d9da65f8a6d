import { shared as everybody } from '../../common/editing-api.ts';
import type { Fact } from '../fact.ts';
import { Guide } from '../guide.ts';
import { markedFact } from './fact-mark.ts';
import { merge } from './merge.ts';
import type { Edition, EditionStore, FactMark, FactMarkStore, Revision } from './ports.ts';
import { isSound } from './sound.ts';
import { textHash } from './text-hash.ts';

/** What another instance publishes is seen after so many milliseconds at most, also where its news got lost. */
const refreshPause = 1_000;
/** Versions that somebody may be in the middle of, kept in memory. */
const versionsKept = 500;

/** A guide as a library's citizens find it. */
export interface Shown {
  guide: Guide;
  /** Which version it is: the live revisions of the installation's edition and of the library's, `0` for none. */
  revision: string;
}

/** What stands between a library and one guide. */
export interface Standing {
  /** The guide below the library's edition: the shared one, undefined where there is none or it is withdrawn for everybody. */
  below: Guide | undefined;
  edition: Edition | undefined;
  shown: Shown | undefined;
  /** The library's changes no longer fit the shared guide; what was published stands as it was. */
  broken: boolean;
}

/** The guides and facts as the libraries' citizens find them, in memory, so that no turn waits; read anew when editors change them. */
export interface Shelf {
  all(libraryId: string): Guide[];
  get(libraryId: string, id: string): Guide | undefined;
  /** The version that `get` gives; '' where it gives none. */
  revisionOf(libraryId: string, id: string): string;
  /** A version that somebody is in the middle of; the live one where it can't be had any more, undefined once the guide is withdrawn. Call `prepare` first. */
  at(libraryId: string, id: string, revision: string): Guide | undefined;
  /** Reads versions that are no longer live. */
  prepare(libraryId: string, wanted: readonly { guideId: string; revision: string }[]): Promise<void>;
  fact(libraryId: string, id: string): Fact | undefined;
  facts(libraryId: string): Fact[];
  standing(libraryId: string, id: string): Standing;
  /** Every guide there is for a library, hidden and unpublished ones among them. */
  standings(libraryId: string): ({ id: string } & Standing)[];
  /** All editions of the installation, as they were read last. */
  editions(): readonly Edition[];
  /** What the understanding learns from: each guide once, in the first library's words and with the phrases of all; `instead` stands in the place of what a library has. */
  lessons(instead?: { libraryId: string; guide: Guide }): Guide[];
  /** The guides as they come along, before any edition. */
  shipped(): readonly Guide[];
  /** Reads what was changed; resolves once it is what citizens see. */
  refresh(): Promise<void>;
  /** Hears of every change, after it is what citizens see. */
  subscribe(listener: () => void): () => void;
  close(): void;
}

export interface ShelfNeeds {
  store: Pick<EditionStore, 'editions' | 'liveRevisions' | 'revision' | 'guidePosition'> & Pick<FactMarkStore, 'factMarks'>;
  guides: readonly Guide[];
  facts: readonly Fact[];
  libraryIds: readonly string[];
  /** Calls when somebody says that guides have changed; answers how to stop that. */
  hear(changed: () => void): () => void;
  failed(error: unknown): void;
}

interface State {
  position: number;
  editions: Map<string, Edition>;
  revisions: Map<string, Revision>;
  marks: Map<string, FactMark>;
  /** By library, made when it is first asked for. */
  libraries: Map<string, Map<string, Standing>>;
}

const keyOf = (libraryId: string, id: string): string => `${libraryId}/${id}`;

/** Opens the shelf. @throws what the store says when it can't be read at the start; afterwards the last reading stands and `failed` hears of it. */
export async function openShelf({ store, guides, facts, libraryIds, hear, failed }: ShelfNeeds): Promise<Shelf> {
  const files = new Map(guides.map((guide) => [guide.id, guide]));
  const factFiles = new Map(facts.map((fact) => [fact.id, fact]));
  const listeners = new Set<() => void>();
  const versions = new Map<string, Guide | undefined>();
  let state = await read();
  let reading: Promise<void> | undefined;
  let again = false;

  async function read(): Promise<State> {
    // The position comes first: what is written while the rest is read is read once more.
    const position = await store.guidePosition();
    const [editions, revisions, marks] = await Promise.all([store.editions(), store.liveRevisions(), store.factMarks()]);
    return {
      position,
      editions: new Map(editions.map((edition) => [keyOf(edition.libraryId, edition.guideId), edition])),
      revisions: new Map(revisions.map((revision) => [keyOf(revision.libraryId, revision.guideId), revision])),
      marks: new Map(marks.map((mark) => [keyOf(mark.libraryId, mark.factId), mark])),
      libraries: new Map(),
    };
  }

  function refresh(): Promise<void> {
    again = reading !== undefined;
    reading ??= load();
    return reading;
  }

  async function load(): Promise<void> {
    try {
      do {
        again = false;
        if ((await store.guidePosition()) !== state.position) {
          state = await read();
          for (const listener of listeners) listener();
        }
      } while (again);
    } finally {
      reading = undefined;
    }
  }

  const editionOf = (libraryId: string, id: string): Edition | undefined => state.editions.get(keyOf(libraryId, id));

  /** A library's edition laid over what lies below it. */
  function laid(libraryId: string, id: string, below: Shown | undefined): Standing {
    const edition = editionOf(libraryId, id);
    const foundation = below?.guide;
    if (edition === undefined) return { below: foundation, edition, shown: below, broken: false };
    if (edition.withdrawn !== null || (!edition.own && foundation === undefined)) return { below: foundation, edition, shown: undefined, broken: false };
    const revision = state.revisions.get(keyOf(libraryId, id));
    const fits = revision === undefined ? { guide: foundation, broken: false } : over(revision, foundation);
    const guide = fits.guide === undefined ? undefined : approved(fits.guide, edition, foundation);
    const shown = guide === undefined || edition.hidden ? undefined : { guide, revision: stampOf(libraryId, below, edition.live) };
    return { below: foundation, edition, shown, broken: fits.broken };
  }

  const stampOf = (libraryId: string, below: Shown | undefined, live: number | null): string =>
    (libraryId === everybody ? `${live ?? 0}.0` : `${below?.revision.split('.')[0] ?? 0}.${live ?? 0}`);

  function standingsOf(libraryId: string): Map<string, Standing> {
    const known = state.libraries.get(libraryId);
    if (known !== undefined) return known;
    const under = libraryId === everybody ? undefined : standingsOf(everybody);
    const ids = new Set([...files.keys(), ...(under?.keys() ?? []), ...[...state.editions.values()].filter((edition) => edition.libraryId === libraryId).map(({ guideId }) => guideId)]);
    const all = new Map([...ids].map((id): [string, Standing] => {
      const file = files.get(id);
      return [id, laid(libraryId, id, under === undefined ? file && { guide: file, revision: '0.0' } : under.get(id)?.shown)];
    }));
    state.libraries.set(libraryId, all);
    return all;
  }

  const standing = (libraryId: string, id: string): Standing => standingsOf(libraryId).get(id) ?? { below: undefined, edition: undefined, shown: undefined, broken: false };
  const get = (libraryId: string, id: string): Guide | undefined => standing(libraryId, id).shown?.guide;

  /** A version that is no longer live: the revisions of both layers as they were, over the shared guide of now. */
  async function versionOf(libraryId: string, id: string, stamp: string): Promise<Guide | undefined> {
    const [under = 0, own = 0] = stamp.split('.').map(Number);
    const layer = async (of: string, number: number, below: Guide | undefined): Promise<Guide | undefined> => {
      const revision = number === 0 ? undefined : await store.revision(of, id, number);
      return revision === undefined ? below : over(revision, below).guide;
    };
    return layer(libraryId, own, await layer(everybody, under, files.get(id)));
  }

  const versionKey = (libraryId: string, id: string, revision: string): string => `${keyOf(libraryId, id)} ${revision}`;
  const isWithdrawn = (libraryId: string, id: string): boolean => [libraryId, everybody].some((of) => editionOf(of, id)?.withdrawn != null);

  const stop = hear(() => void refresh().catch(failed));
  const timer = setInterval(() => void refresh().catch(failed), refreshPause);
  timer.unref();

  return {
    all: (libraryId) => [...standingsOf(libraryId).values()].flatMap(({ shown }) => shown?.guide ?? []),
    get,
    revisionOf: (libraryId, id) => standing(libraryId, id).shown?.revision ?? '',
    at(libraryId, id, revision) {
      const { shown } = standing(libraryId, id);
      if (revision === '' || shown?.revision === revision) return shown?.guide;
      return isWithdrawn(libraryId, id) ? undefined : (versions.get(versionKey(libraryId, id, revision)) ?? shown?.guide);
    },
    async prepare(libraryId, wanted) {
      for (const { guideId, revision } of wanted) {
        const key = versionKey(libraryId, guideId, revision);
        if (revision === '' || standing(libraryId, guideId).shown?.revision === revision || versions.has(key)) continue;
        versions.set(key, await versionOf(libraryId, guideId, revision));
        for (const oldest of versions.keys()) {
          if (versions.size <= versionsKept) break;
          versions.delete(oldest);
        }
      }
    },
    fact: (libraryId, id) => factOf(libraryId, factFiles.get(id)),
    facts: (libraryId) => facts.flatMap((fact) => factOf(libraryId, fact) ?? []),
    standing,
    standings: (libraryId) => [...standingsOf(libraryId)].map(([id, each]) => ({ id, ...each })),
    editions: () => [...state.editions.values()],
    lessons(instead) {
      const lessons = new Map<string, Guide>();
      const shared = instead?.libraryId === everybody ? standing(everybody, instead.guide.id).shown?.guide : undefined;
      const lessonOf = (libraryId: string, guide: Guide): Guide => (guide.id === instead?.guide.id && (libraryId === instead.libraryId || guide === shared) ? instead.guide : guide);
      for (const libraryId of libraryIds) {
        const shown = [...standingsOf(libraryId).values()].flatMap((each) => (each.shown === undefined ? [] : [lessonOf(libraryId, each.shown.guide)]));
        for (const guide of shown) lessons.set(guide.id, withPhrases(lessons.get(guide.id), guide));
      }
      // A guide that nobody has yet stands where its edition will put it.
      if (instead !== undefined && !lessons.has(instead.guide.id)) lessons.set(instead.guide.id, instead.guide);
      return [...lessons.values()];
    },
    shipped: () => guides,
    refresh,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close() {
      clearInterval(timer);
      stop();
    },
  };

  function factOf(libraryId: string, fact: Fact | undefined): Fact | undefined {
    if (fact === undefined) return undefined;
    const marks = [everybody, libraryId].flatMap((of) => state.marks.get(keyOf(of, fact.id)) ?? []);
    return marks.reduce(markedFact, fact);
  }
}

/** A revision over what lies below it now; where its changes no longer fit, as it was when it was published. */
function over({ guide, base }: Revision, below: Guide | undefined): { guide: Guide | undefined; broken: boolean } {
  if (base === null) return { guide, broken: false };
  if (below === undefined) return { guide: undefined, broken: false };
  const merged = Guide.safeParse({ ...merge({ base, edited: guide, shared: below }).guide, approval: null });
  return merged.success && isSound(merged.data) ? { guide: merged.data, broken: false } : { guide, broken: true };
}

/** An approval holds for the words that were approved; what the shared guide was approved for holds as long as nothing of it was changed. */
function approved(guide: Guide, { approval }: Edition, below: Guide | undefined): Guide {
  const of = textHash(guide);
  if (approval?.of === of) return { ...guide, approval: { by: approval.by, on: approval.on } };
  return { ...guide, approval: below !== undefined && textHash(below) === of ? below.approval : null };
}

function withPhrases(known: Guide | undefined, guide: Guide): Guide {
  if (known === undefined || known === guide) return guide;
  const languages = new Set([...Object.keys(known.phrases), ...Object.keys(guide.phrases)]);
  const phrases = Object.fromEntries([...languages].map((language) => [language, [...new Set([...(known.phrases[language] ?? []), ...(guide.phrases[language] ?? [])])]]));
  return { ...known, phrases };
}
