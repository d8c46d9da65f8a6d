import { AsyncLocalStorage } from 'node:async_hooks';

const silent = new AsyncLocalStorage<true>();
const print = console.error.bind(console);

console.error = (...values: unknown[]): void => {
  if (silent.getStore() === undefined) print(...values);
};

/**
 * Runs `work` with `console.error` muted for it alone, whatever runs beside it. The SDK prints
 * the errors of tokens it refuses, and the key they failed against; anybody could fill the log with that.
 */
export const quietly = <T>(work: () => Promise<T>): Promise<T> => silent.run(true, work);
