import { useCallback, useEffect, useRef, useState } from 'react';
import { codeOf } from '../../api.ts';

export interface Loaded<Value> {
  /** Null until it is there; what was there before stays while other things are loaded. */
  value: Value | null;
  loading: boolean;
  /** Code of what went wrong; null for nothing. */
  failed: string | null;
  again(): void;
}

/** Loads something when the page is shown, and anew whenever `about` changes; of several answers the one asked for last holds. */
export function useLoaded<Value>(load: () => Promise<Value>, about: string): Loaded<Value> {
  const [value, setValue] = useState<Value | null>(null);
  const [loading, setLoading] = useState(true);
  const [failed, setFailed] = useState<string | null>(null);
  const newest = useRef(0);
  const again = useCallback(() => {
    const mine = (newest.current += 1);
    setLoading(true);
    setFailed(null);
    load().then(
      (found) => { if (mine === newest.current) { setValue(found); setLoading(false); } },
      (reason: unknown) => { if (mine === newest.current) { setFailed(codeOf(reason)); setLoading(false); } },
    );
  }, [about]);
  useEffect(() => {
    again();
    return () => { newest.current += 1; };
  }, [again]);
  return { value, loading, failed, again };
}
