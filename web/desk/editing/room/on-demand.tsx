import { Button, Skeleton, SkeletonItem } from '@fluentui/react-components';
import { Component, lazy, Suspense, useRef, useState, type ComponentType, type ReactNode } from 'react';
import { api } from '../../api.ts';
import { useWords } from '../../words.ts';

/** The code of a page did not come. */
class NotFetched extends Error {}

/**
 * A page whose code comes when it is first shown. A fault of it, or no line, leaves the rest of the screen as it is, and it can
 * be tried again; where the service answers and the code is gone, a newer version is there and the whole page is loaded anew.
 */
export function onDemand<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  const begin = () => lazy(async () => ({ default: await load().catch((reason: unknown) => { throw new NotFetched(String(reason)); }) }));
  let Page = begin();
  return function OnDemand(props) {
    const [round, setRound] = useState(0);
    const busy = useRef(false);
    const renew = (): void => {
      busy.current = false;
      Page = begin();
      setRound((before) => before + 1);
    };
    const again = (fetched: boolean): void => {
      if (busy.current) return;
      busy.current = true;
      if (fetched) renew();
      else load().then(renew, () => api.whoAmI().then(() => location.reload(), renew));
    };
    return <Held key={round} again={again}><Suspense fallback={<PageWait />}><Page {...props} /></Suspense></Held>;
  };
}

class Held extends Component<{ children: ReactNode; again(fetched: boolean): void }, { failed: null | 'fault' | 'not-fetched' }> {
  override state: { failed: null | 'fault' | 'not-fetched' } = { failed: null };

  static getDerivedStateFromError(error: unknown): { failed: 'fault' | 'not-fetched' } {
    return { failed: error instanceof NotFetched ? 'not-fetched' : 'fault' };
  }

  override render(): ReactNode {
    const { failed } = this.state;
    return failed === null ? this.props.children : <Failed fetched={failed === 'fault'} again={() => this.props.again(failed === 'fault')} />;
  }
}

function Failed({ fetched, again }: { fetched: boolean; again(): void }) {
  const words = useWords();
  return <div className="failed-part"><p role="alert">{words(fetched ? 'part.failed' : 'room.not-fetched')}</p><Button onClick={again}>{words('part.again')}</Button></div>;
}

/** In the place of a page that is on its way. */
export function PageWait() {
  const words = useWords();
  return <Skeleton className="page-wait" aria-label={words('room.loading')}><SkeletonItem size={32} /><SkeletonItem size={96} /><SkeletonItem size={96} /></Skeleton>;
}
