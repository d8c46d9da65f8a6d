import { shared } from '../../../common/editing-api.ts';
import type { FindingView } from '../../../common/editing-api.ts';
import type { DraftGuide } from '../../../common/guide-draft.ts';
import { danishTime } from '../../../common/local-time.ts';
import { Guide } from '../../guide.ts';
import { PhraseBook } from '../check-phrases.ts';
import { checkGuide, type Surroundings } from '../check.ts';
import type { RoomNeeds } from './needs.ts';

/** A library's own guide has few phrases at first; the robot learns more from what citizens write. */
const gentle = new Set(['phrases-few']);

/** What the check says of a draft, the same as `npm run guides -- check` says. */
export interface Checker {
  findings(libraryId: string, draft: DraftGuide): FindingView[];
  /** The phrases of all guides but one, as a library has them. */
  book(libraryId: string, butFor: string): PhraseBook;
  /** An editor has uploaded a picture of this name. */
  pictureAdded(name: string): void;
}

export function createChecker({ store, shelf, library, hosts, catalogue, drawings, now }: RoomNeeds): Checker {
  let books = new Map<string, PhraseBook>();
  const pictures = new Set<string>();
  const readPictures = async (): Promise<void> => { for (const name of await store.pictureNames()) pictures.add(name); };
  void readPictures().catch(() => undefined);
  shelf.subscribe(() => {
    books = new Map();
    // What was uploaded at another instance is known before a guide that shows it is checked here.
    void readPictures().catch(() => undefined);
  });

  function book(libraryId: string, butFor: string): PhraseBook {
    const key = `${libraryId}/${butFor}`;
    const known = books.get(key) ?? new PhraseBook(shelf.all(libraryId).filter(({ id }) => id !== butFor));
    // Only the guide that is being written is asked for again and again.
    books = new Map([...books].slice(-3)).set(key, known);
    return known;
  }

  function surroundings(libraryId: string): Surroundings {
    const own = library(libraryId);
    return {
      facts: shelf.facts(libraryId),
      hosts: own === undefined ? hosts : [...hosts, hostOf(own.website), hostOf(own.municipalityPage)],
      catalogue,
      pictures: [...drawings, ...pictures],
      shipped: (id) => libraryId === shared || shelf.standing(libraryId, id).below !== undefined,
      today: danishTime(now()).date,
    };
  }

  return {
    book,
    pictureAdded: (name) => void pictures.add(name),
    findings(libraryId, draft) {
      const guide = Guide.safeParse({ ...draft, approval: null });
      if (!guide.success) return guide.error.issues.map(({ path, code }) => ({ rule: 'form', level: 'error' as const, place: path.map(String).join('.'), found: { code } }));
      const ids = shelf.standings(libraryId).map(({ id }) => id);
      const own = shelf.standing(libraryId, draft.id).below === undefined;
      return checkGuide(guide.data, { ids, book: book(libraryId, draft.id) }, surroundings(libraryId))
        .map(({ rule, level, place, found }) => ({ rule, level: own && gentle.has(rule) ? 'warning' as const : level, place, found }));
    },
  };
}

const hostOf = (address: string): string => new URL(address).hostname.replace(/^www\./, '');
