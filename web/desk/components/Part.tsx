import { Button } from '@fluentui/react-components';
import { Component, type ReactNode } from 'react';
import { useWords } from '../words.ts';

/** A part of the page whose fault leaves the others as they are; it can be tried again. */
export class Part extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? <Failed again={() => this.setState({ failed: false })} /> : this.props.children;
  }
}

function Failed({ again }: { again(): void }) {
  const words = useWords();
  return <div className="failed-part"><p role="alert">{words('part.failed')}</p><Button onClick={again}>{words('part.again')}</Button></div>;
}
