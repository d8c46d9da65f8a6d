import { useState } from 'react';

const kept = new Map<string, unknown>();

/** State that is there again when somebody comes back to a page, for as long as the desk is open. */
export function useKept<Value>(key: string, initial: Value): [Value, (value: Value) => void] {
  const [value, setValue] = useState<Value>(() => (kept.has(key) ? (kept.get(key) as Value) : initial));
  return [value, (next) => {
    kept.set(key, next);
    setValue(next);
  }];
}
