import type { Outage } from './outage.ts';

export type { Outage };

export interface OutageStore {
  /** Notices that have not ended at `at` (ISO 8601), those to come among them. */
  outages(at: string): Promise<Outage[]>;
  /** Stores a notice, or changes the one with its id; it is durable when this resolves. */
  setOutage(outage: Outage): Promise<void>;
}
