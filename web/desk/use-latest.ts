import { useRef, type RefObject } from 'react';

/** The newest value, for callbacks that outlive the drawing in which they were made. */
export function useLatest<Value>(value: Value): RefObject<Value> {
  const latest = useRef(value);
  latest.current = value;
  return latest;
}
