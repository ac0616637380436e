// A page that breaks takes neither the frame nor another page's work with it.
import { Component, type ReactNode } from 'react';
import { toUserError } from '../platform/errors.ts';
import { ErrorNotice } from '../ui/notices/ErrorNotice.tsx';
import css from './PageErrorBoundary.module.css';

interface State {
  thrown: unknown;
  failed: boolean;
}

export class PageErrorBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { thrown: null, failed: false };

  static getDerivedStateFromError(thrown: unknown): State {
    return { thrown, failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    const { message } = toUserError(this.state.thrown);
    const cause = this.state.thrown instanceof Error ? this.state.thrown.message : message;
    return (
      <div className={css.place}>
        <ErrorNotice
          error={{
            message: 'This page could not be displayed.',
            meaning: cause,
            fix: 'Your saved data is untouched. Try again, or reload the window.',
          }}
          onRetry={() => this.setState({ thrown: null, failed: false })}
        />
      </div>
    );
  }
}
