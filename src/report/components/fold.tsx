import type { ComponentChildren, JSX } from 'preact';
import type { View } from '../view.ts';

interface Props {
  readonly view: View;
  readonly summary: string;
  /** Printed as well; what is closed is else left out on paper. */
  readonly onPaper?: boolean;
  readonly children: ComponentChildren;
}

/** What a board can do without at first: closed in a plain report, in its place in a full one. No script opens it. */
export function Fold({ view, summary, onPaper = false, children }: Props): JSX.Element {
  if (view.report.detail === 'full') return <>{children}</>;
  return (
    <details class={onPaper ? 'fold on-paper' : 'fold'}>
      <summary>{summary}</summary>
      {children}
    </details>
  );
}
