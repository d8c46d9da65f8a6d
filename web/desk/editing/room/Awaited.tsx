import type { ReactNode } from 'react';
import { Refused } from '../learning/Refused.tsx';
import type { Loaded } from '../learning/use-loaded.ts';
import { PageWait } from './on-demand.tsx';

/** What a page shows of something that is loaded: that it is on its way, that it did not come, or what it is. */
export function Awaited<Value>({ loaded: { value, failed, again }, children }: { loaded: Loaded<Value>; children(value: Value): ReactNode }) {
  if (failed !== null) return <Refused says="learning.failed" code={failed} again={again} />;
  return value === null ? <PageWait /> : children(value);
}
