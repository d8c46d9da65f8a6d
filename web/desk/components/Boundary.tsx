import { Component, type ReactNode } from 'react';
import { wordsIn } from '../words.ts';

/** A fault of the page shows a sentence and a way on, never a blank. */
export class Boundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    const words = wordsIn(document.documentElement.lang === 'en' ? 'en' : 'da');
    return (
      <main className="crash">
        <p role="alert">{words('crash')}</p>
        <button type="button" onClick={() => location.reload()}>{words('crash.reload')}</button>
      </main>
    );
  }
}
