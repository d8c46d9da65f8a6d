import { HouseError } from '../common/errors.ts';
import type { Edition, EditionStore, FactMark, FactMarkStore, Revision } from '../knowledge/editing/ports.ts';
import type { Database, Engine, Writing } from './engine.ts';
import type { EditionRecord, RevisionRecord } from './tables.ts';

/** What libraries make of guides and facts. */
export function editionStore({ db, faultOf }: Engine): EditionStore & FactMarkStore {
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
          if (!quiet) await move(trx);
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
      const live = (await db.selectFrom('editions').selectAll().execute()).map(toEdition).filter((edition) => edition.live !== null);
      const rows = await Promise.all(live.map(({ libraryId, guideId, live: number }) => db.selectFrom('revisions').selectAll()
        .where('library_id', '=', libraryId).where('guide_id', '=', guideId).where('number', '=', number ?? 0).executeTakeFirst()));
      return rows.flatMap((row) => (row === undefined ? [] : [toRevision(row)]));
    },
    guidePosition: async () => (await db.selectFrom('guide_position').select('position').executeTakeFirstOrThrow()).position,

    factMarks: async () => (await db.selectFrom('fact_marks').select('json').orderBy('library_id').orderBy('fact_id').execute()).map(({ json }) => JSON.parse(json) as FactMark),
    async setFactMark(mark) {
      await db.transaction().execute(async (trx) => {
        const record = { library_id: mark.libraryId, fact_id: mark.factId, json: JSON.stringify(mark) };
        await trx.insertInto('fact_marks').values(record).onConflict((conflict) => conflict.columns(['library_id', 'fact_id']).doUpdateSet(record)).execute();
        await move(trx);
      });
    },
  };
}

/** @throws HouseError `Conflict` where the edition has another version than the one read. */
async function write(trx: Writing, edition: Edition): Promise<void> {
  const record: EditionRecord = { library_id: edition.libraryId, guide_id: edition.guideId, version: edition.version + 1, json: JSON.stringify(edition) };
  if (edition.version === 0) return void (await trx.insertInto('editions').values(record).execute());
  const { numUpdatedRows } = await trx.updateTable('editions').set({ version: record.version, json: record.json })
    .where('library_id', '=', record.library_id).where('guide_id', '=', record.guide_id).where('version', '=', edition.version).executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new HouseError('Conflict');
}

async function move(trx: Writing | Database): Promise<void> {
  await trx.updateTable('guide_position').set((eb) => ({ position: eb('position', '+', 1) })).execute();
}

const toEdition = ({ json, version }: EditionRecord): Edition => ({ ...(JSON.parse(json) as Edition), version });
const toRevision = ({ json }: RevisionRecord): Revision => JSON.parse(json) as Revision;
const fromRevision = (revision: Revision): RevisionRecord => ({ library_id: revision.libraryId, guide_id: revision.guideId, number: revision.number, json: JSON.stringify(revision) });
