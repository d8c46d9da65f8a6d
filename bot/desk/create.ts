import type { Finishing } from '../finishing.ts';
import type { Desk } from './desk.ts';
import { ending } from './ending.ts';
import { helping } from './helping.ts';
import type { DeskNeeds } from './needs.ts';
import { queueing } from './queueing.ts';
import { talking } from './talking.ts';
import { teamwork } from './teamwork.ts';
import { DeskWork } from './work.ts';

/** The desk's use cases: each changes the conversation and its request in one commit. */
export function createDesk(needs: DeskNeeds, finishing: Finishing): Desk {
  const work = new DeskWork(needs);
  const queues = queueing(work);
  const talk = talking(work);
  return { ...queues, ...talk, ...helping(work), ...ending(work, finishing, queues, talk), ...teamwork(work) };
}
