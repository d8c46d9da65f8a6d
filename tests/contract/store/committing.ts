import { writeSync } from 'node:fs';
import { openStore } from '../../../storage/open.ts';
import type { StoreOptions } from '../../../storage/open.ts';
import { change, conversation } from './make.ts';

/** Eight conversations at once until somebody kills this process; each acknowledged turn is printed at once. */
const store = await openStore(JSON.parse(process.argv[2] ?? '{}') as StoreOptions);

async function talk(): Promise<void> {
  let current = conversation();
  for (let turn = 1; ; turn += 1) {
    const done = await store.commit(change(current, [`sagt ${turn}`, `svar ${turn}`], { clientIds: [`klient-${turn}`] }));
    writeSync(1, `${done.conversation.id} ${turn}\n`);
    current = turn % 20 === 0 ? conversation() : done.conversation;
  }
}

await Promise.all(Array.from({ length: 8 }, talk));
