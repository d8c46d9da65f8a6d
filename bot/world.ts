/** Clock, ids and the points at which tests may stop the process; injected so that turns can be replayed. */
export interface World {
  now(): Date;
  newId(): string;
  /** A whole number from 0 up to, not including, `below`. */
  randomInt(below: number): number;
  /** Called as a turn passes a point of its journey. */
  passed(point: Checkpoint): void;
}

export type Checkpoint = 'before-commit' | 'after-commit' | 'after-send' | 'after-acknowledgement';
