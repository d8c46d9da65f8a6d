import { useEffect, useState } from 'preact/hooks';

/** Seconds between the question and forgetting. */
export const patience = 60;

const signs = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const;

/**
 * Watches a public computer: after `minutes` without a sign of life it asks, and a minute later it forgets.
 * @param watching false while the citizen waits for or talks to a person, who may take their time
 * @param spoken changes with every new message; reading an answer takes time too
 * @returns seconds left to answer; null while nothing is asked
 */
export function useIdle(watching: boolean, minutes: number, spoken: string, forget: () => void): { left: number | null; stay(): void } {
  const [left, setLeft] = useState<number | null>(null);
  const [round, setRound] = useState(0);
  useEffect(() => {
    if (!watching) return setLeft(null);
    const timer = setTimeout(() => setLeft(patience), minutes * 60_000);
    return () => clearTimeout(timer);
  }, [watching, minutes, round, spoken]);
  useEffect(() => {
    if (!watching || left !== null) return;
    const stir = (): void => setRound((before) => before + 1);
    for (const sign of signs) addEventListener(sign, stir, { passive: true });
    return () => { for (const sign of signs) removeEventListener(sign, stir); };
  }, [watching, left === null]);
  useEffect(() => {
    if (left === null) return;
    if (left === 0) return forget();
    const timer = setTimeout(() => setLeft(left - 1), 1000);
    return () => clearTimeout(timer);
  }, [left]);
  return { left, stay: () => { setLeft(null); setRound((before) => before + 1); } };
}
