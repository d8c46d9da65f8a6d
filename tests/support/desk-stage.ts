import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StaffMember } from '../../common/desk-api.ts';
import type { HandoffRequest } from '../../handoff/request.ts';
import type { Library } from '../../libraries/library.ts';
import type { Surroundings } from '../../house.ts';
import { saveAccount } from '../../identity/account.ts';
import { DirectLineClient } from './direct-line.ts';
import { newDataDir, startTestService, type RunningService } from './service.ts';
import { randomBytes } from 'node:crypto';

/** Two libraries with an agreement, and one outside of it; a clock to turn; citizens and librarians. */
export interface DeskStage {
  service: RunningService;
  clock: { aheadMinutes: number };
  /** Somebody with an account whose desk is open. */
  arrives(firstName: string, change?: Partial<StaffMember>): Promise<StaffMember>;
  /** The desk of this librarian is still open. */
  stays(staff: StaffMember): Promise<void>;
  /** A citizen who asks for a person in these words. */
  citizen(text?: string, library?: string): Promise<{ citizen: DirectLineClient; requestId: string }>;
  request(id: string): Promise<HandoffRequest>;
  /** What a citizen was told since the last look, one text. */
  told(citizen: DirectLineClient): Promise<string>;
  stop(): Promise<void>;
}

const library = (id: string, name: string, answering: Partial<Library['answering']> = {}): { id: string } => Object({
  id, name, municipality: name, website: `https://${id}.example.dk`, phone: '11 22 33 44', municipalityPage: `https://${id}-kommune.example.dk`, municipalityPhone: null, pinLength: null, answering, accent: '#1f5a7a',
});

/** @param answering of the library `naestby`. */
export async function openDeskStage({ answering = {}, ...surroundings }: Surroundings & { answering?: Partial<Library['answering']> } = {}): Promise<DeskStage> {
  const dataDir = newDataDir();
  const write = (folder: string, document: { id: string }): void => {
    mkdirSync(join(dataDir, folder), { recursive: true });
    writeFileSync(join(dataDir, folder, `${document.id}.json`), JSON.stringify(document));
  };
  write('libraries', library('naestby', 'Næstby Bibliotek', answering));
  write('libraries', library('faxeby', 'Faxeby Bibliotek'));
  write('pools', Object({ id: 'syd', name: { da: 'bibliotekerne på Sydsjælland', en: 'the libraries of South Zealand' }, libraries: ['naestby', 'faxeby'], agreement: { reference: 'Aftale 12/2026', signedOn: '2026-01-15' } }));
  const clock = { aheadMinutes: 0 };
  const service = await startTestService({ DATA_DIR: dataDir, DEFAULT_LIBRARY: 'naestby' }, { world: { now: () => new Date(Date.now() + clock.aheadMinutes * 60_000) }, ...surroundings });
  const { store, desk, world } = service.house;
  let hired = 0;
  return {
    service, clock,
    async arrives(firstName, change = {}) {
      hired += 1;
      const { staff } = await saveAccount(
        { email: `${firstName.toLowerCase()}${hired}@example.dk`, firstName, role: change.role ?? 'librarian', libraryId: change.libraryId ?? 'naestby', password: randomBytes(12).toString('hex') },
        { store, now: world.now, newId: world.newId, randomBytes },
      );
      await desk.seen(staff);
      return staff;
    },
    stays: (staff) => desk.seen(staff),
    async citizen(text = 'jeg vil tale med et menneske', of = 'naestby') {
      const citizen = await DirectLineClient.start(service.base, { library: of });
      await citizen.says(text);
      const [request] = (await store.allOpenRequests()).filter(({ conversationId }) => conversationId === citizen.conversationId);
      if (request === undefined) throw new Error('The robot opened no request.');
      return { citizen, requestId: request.id };
    },
    async request(id) {
      const request = await store.request(id);
      if (request === undefined) throw new Error(`There is no request ${id}.`);
      return request;
    },
    async told(citizen) {
      // A token that has expired would look like nothing new.
      const { status } = await citizen.call('GET', citizen.path);
      if (status !== 200) throw new Error(`The citizen cannot read: ${status}.`);
      return (await citizen.read()).map(({ text }) => text ?? '').join('\n');
    },
    stop: () => service.stop(),
  };
}
