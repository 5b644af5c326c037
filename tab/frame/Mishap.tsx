import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { Component, type ReactNode } from 'react';
import type { Words } from '../words/words';

/** Keeps a fault of one page from blanking the tab; React offers this to classes alone. */
export class Mishap extends Component<{ words: Words; children: ReactNode }, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError(): { hasFailed: boolean } {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    const { words, children } = this.props;
    if (!this.state.hasFailed) return children;
    return (
      <main className="page">
        <MessageBar intent="error" layout="multiline" role="alert">
          <MessageBarBody>{words('tab:trouble.broken')}</MessageBarBody>
          <MessageBarActions>
            <Button size="small" onClick={() => window.location.reload()}>
              {words('tab:retry')}
            </Button>
          </MessageBarActions>
        </MessageBar>
      </main>
    );
  }
}
