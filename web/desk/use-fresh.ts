import { useEffect, useState } from 'react';

/** A sign of typing lasts so many milliseconds. */
const lasts = 6000;

/** Whether something was seen a moment ago. @param at milliseconds since 1970; 0 for never */
export function useFresh(at: number): boolean {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const left = at + lasts - Date.now();
    setNow(Date.now());
    if (left <= 0) return undefined;
    const timer = setTimeout(() => setNow(Date.now()), left);
    return () => clearTimeout(timer);
  }, [at]);
  return now - at < lasts;
}
