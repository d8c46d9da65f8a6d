import type { PictureStore } from '../knowledge/editing/ports.ts';
import type { Database } from './engine.ts';

/** Pictures that editors have uploaded. */
export function pictureStore(db: Database): PictureStore {
  return {
    async keepPicture(picture) {
      await db.insertInto('pictures').values(picture).onConflict((conflict) => conflict.doNothing()).execute();
    },
    picture: (name) => db.selectFrom('pictures').selectAll().where('name', '=', name).executeTakeFirst(),
    pictureNames: async () => (await db.selectFrom('pictures').select('name').orderBy('name').execute()).map(({ name }) => name),
  };
}
