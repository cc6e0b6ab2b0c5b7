import { Component, type ReactNode } from 'react';
import { ErrorNotice } from '../../ui/error-notice.tsx';

interface State {
  readonly error: Error | null;
}

/** A page that fails to draw says so; the rest of the window lives. */
export class PageBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: Error): State {
    return { error };
  }

  override render(): ReactNode {
    if (this.state.error === null) return this.props.children;
    return (
      <div className="page">
        <ErrorNotice error={this.state.error} onRetry={() => this.setState({ error: null })} />
      </div>
    );
  }
}
