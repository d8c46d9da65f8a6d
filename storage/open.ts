import { Committer } from './commit/committer.ts';
import { listenerStore } from './attendance.ts';
import { conversationStore } from './conversations.ts';
import { insightStore } from './counts.ts';
import { deskLog } from './desk-log.ts';
import { editingStore } from './editing.ts';
import { editionStore } from './editions.ts';
import type { Engine, FaultListener } from './engine.ts';
import { factMarkStore } from './fact-marks.ts';
import { linkStore } from './link-checks.ts';
import { migrate } from './migrations/migrate.ts';
import { dutyStore } from './presence.ts';
import { commentStore, contactStore } from './letters.ts';
import { handoffStore } from './requests.ts';
import { calendarStore } from './calendars.ts';
import { moveStore } from './moves.ts';
import { modelStore } from './models.ts';
import { noteStore } from './notes.ts';
import { outageStore } from './outages.ts';
import { pictureStore } from './pictures.ts';
import { questionStore } from './questions.ts';
import { readStore } from './read-marks.ts';
import { replyStore } from './replies.ts';
import { retentionStore } from './retention.ts';
import { savedQuestionStore } from './saved-questions.ts';
import { secretStore } from './secrets.ts';
import { identityStore } from './staff.ts';
import type { Store } from './store.ts';
import { switchStore } from './switches.ts';

export interface StoreOptions {
  /** `postgres://…`; without it the embedded database in `dataDir` is used. */
  databaseUrl?: string | null | undefined;
  dataDir: string;
  /** Hears of faults that no caller waits for: a listener that threw, a lost connection. */
  onFault?: FaultListener;
}

/** Opens the store and brings its tables up to date. @throws Error when the database cannot be opened. */
export async function openStore(options: StoreOptions): Promise<Store> {
  const engine = await openEngine(options);
  try {
    await migrate(engine);
    await engine.listen();
  } catch (error) {
    await engine.close();
    throw error;
  }
  const { db } = engine;
  const committer = new Committer(engine);
  return {
    ...conversationStore(db),
    ...handoffStore(db),
    ...contactStore(db),
    ...commentStore(db),
    ...noteStore(db),
    ...replyStore(db),
    ...readStore(db),
    ...switchStore(db),
    ...listenerStore(db),
    ...dutyStore(db),
    ...deskLog(db),
    ...identityStore(engine),
    ...secretStore(db),
    ...insightStore(db),
    ...outageStore(db),
    ...calendarStore(db),
    ...moveStore(db),
    ...editionStore(engine),
    ...factMarkStore(db),
    ...editingStore(db),
    ...savedQuestionStore(db),
    ...linkStore(db),
    ...pictureStore(db),
    ...modelStore(db),
    ...questionStore(db),
    ...retentionStore(engine),
    commit: (change) => committer.commit(change),
    outbox: engine.news,
    ready: () => db.selectFrom('migrations').select('number').limit(1).execute().then(() => true, () => false),
    async close() {
      await committer.close();
      await engine.close();
    },
  };
}

/** The database that the settings name, without migrating it and without hearing other instances. */
export async function openEngine({ databaseUrl, dataDir, onFault = console.error }: StoreOptions): Promise<Engine> {
  if (databaseUrl) return (await import('./postgres/open.ts')).openPostgres(databaseUrl, onFault);
  return (await import('./sqlite/open.ts')).openSqlite(dataDir, onFault);
}
