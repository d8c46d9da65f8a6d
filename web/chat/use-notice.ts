import { useEffect, useRef, useState } from 'preact/hooks';
import { chime } from '../chime.ts';

/**
 * How many answers came while the page was out of sight; 0 as soon as it is looked at.
 * @param answers how many messages of the robot or a person there are
 */
export function useNotice(answers: number, wanted: boolean): number {
  const [missed, setMissed] = useState(0);
  const seen = useRef(answers);
  useEffect(() => {
    const fresh = answers - seen.current;
    seen.current = answers;
    if (fresh <= 0 || !wanted || document.visibilityState === 'visible') return;
    setMissed((before) => before + fresh);
    chime();
  }, [answers]);
  useEffect(() => {
    const look = (): void => { if (document.visibilityState === 'visible') setMissed(0); };
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, []);
  return missed;
}
