import { useEffect } from 'preact/hooks';
import { frameMessages } from './frame-messages.ts';

/**
 * Inside the widget's frame: Escape closes it, and opening it calls `onOpened`.
 * @returns what the close button does
 */
export function useFrame(embedded: boolean, onOpened: () => void): () => void {
  const close = (): void => parent.postMessage(frameMessages.close, '*');
  useEffect(() => {
    if (!embedded) return undefined;
    const onKey = (event: KeyboardEvent): void => { if (event.key === 'Escape' && !event.isComposing) close(); };
    const onMessage = ({ source, data }: MessageEvent): void => { if (source === parent && data === frameMessages.opened) onOpened(); };
    addEventListener('keydown', onKey);
    addEventListener('message', onMessage);
    return () => {
      removeEventListener('keydown', onKey);
      removeEventListener('message', onMessage);
    };
  }, [embedded]);
  return close;
}
