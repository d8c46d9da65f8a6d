import { HouseError } from '../common/errors.ts';
import type { Edition, EditionStore, Revision } from '../knowledge/editing/ports.ts';
import type { Engine, Writing } from './engine.ts';
import { guidePosition, moveGuidePosition } from './guide-position.ts';
import type { EditionRecord, RevisionRecord } from './tables.ts';

/** What libraries make of guides. */
export function editionStore({ db, faultOf }: Engine): EditionStore {
  return {
    editions: async () => (await db.selectFrom('editions').selectAll().orderBy('library_id').orderBy('guide_id').execute()).map(toEdition),
    async edition(libraryId, guideId) {
      const row = await db.selectFrom('editions').selectAll().where('library_id', '=', libraryId).where('guide_id', '=', guideId).executeTakeFirst();
      return row && toEdition(row);
    },
    async changeEdition(edition, { revision, quiet = false } = {}) {
      try {
        return await db.transaction().execute(async (trx) => {
          await write(trx, edition);
          if (revision !== undefined) await trx.insertInto('revisions').values(fromRevision(revision)).execute();
          // Last: whoever moves it keeps it locked until the commit.
          if (!quiet) await moveGuidePosition(trx);
          return { ...edition, version: edition.version + 1 };
        });
      } catch (error) {
        // Two first changes, or two revisions of one number, at once: one of them was there first.
        if (['taken', 'overtaken'].includes(faultOf(error))) throw new HouseError('Conflict');
        throw error;
      }
    },
    async revision(libraryId, guideId, number) {
      const row = await db.selectFrom('revisions').selectAll().where('library_id', '=', libraryId).where('guide_id', '=', guideId).where('number', '=', number).executeTakeFirst();
      return row && toRevision(row);
    },
    async revisions(libraryId, guideId) {
      const rows = await db.selectFrom('revisions').selectAll().where('library_id', '=', libraryId).where('guide_id', '=', guideId).orderBy('number', 'desc').execute();
      return rows.map(toRevision);
    },
    async liveRevisions() {
      const rows = await db.selectFrom('editions')
        .innerJoin('revisions', (join) => join.onRef('revisions.library_id', '=', 'editions.library_id').onRef('revisions.guide_id', '=', 'editions.guide_id').onRef('revisions.number', '=', 'editions.live'))
        .selectAll('revisions').orderBy('revisions.library_id').orderBy('revisions.guide_id').execute();
      return rows.map(toRevision);
    },
    guidePosition: () => guidePosition(db),
  };
}

/** @throws HouseError `Conflict` where the edition has another version than the one read. */
async function write(trx: Writing, edition: Edition): Promise<void> {
  const { libraryId, guideId, version, live } = edition;
  const record: EditionRecord = { library_id: libraryId, guide_id: guideId, version: version + 1, live, json: JSON.stringify(edition) };
  if (version === 0) return void (await trx.insertInto('editions').values(record).execute());
  const { numUpdatedRows } = await trx.updateTable('editions').set(record)
    .where('library_id', '=', libraryId).where('guide_id', '=', guideId).where('version', '=', version).executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new HouseError('Conflict');
}

const toEdition = ({ json, version }: EditionRecord): Edition => ({ ...(JSON.parse(json) as Edition), version });
const toRevision = ({ json }: RevisionRecord): Revision => JSON.parse(json) as Revision;
const fromRevision = (revision: Revision): RevisionRecord => ({ library_id: revision.libraryId, guide_id: revision.guideId, number: revision.number, json: JSON.stringify(revision) });
