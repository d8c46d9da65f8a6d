import { HouseError } from '../common/errors.ts';

/** A turn whose conversation another instance changed meanwhile is made again, at most so often. */
const attempts = 8;

/** Runs `task` until it meets no `Conflict`; the task must read afresh what it changes. */
export async function again<T>(task: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await task();
    } catch (error) {
      if (!(error instanceof HouseError) || error.code !== 'Conflict' || attempt === attempts) throw error;
    }
  }
}
