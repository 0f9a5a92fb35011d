import type { ComponentChildren, JSX } from 'preact';
import type { Drawing } from '../view.ts';
import { useWords } from './use-words.ts';

interface Props {
  readonly drawing: Drawing;
  /** What the table is of, for whoever hears the page. */
  readonly label: string;
  /** Too wide for two columns on paper. */
  readonly wide?: boolean;
  readonly children: ComponentChildren;
}

/** The table behind a chart, and where its specification is. */
export function Behind({ drawing, label, wide = false, children }: Props): JSX.Element {
  const { figureWords } = useWords();
  return (
    <details>
      <summary>{figureWords.behind}</summary>
      <section class={wide ? 'scroll' : 'scroll narrow'} tabIndex={0} aria-label={label}>
        {children}
      </section>
      <p class="small muted">
        {figureWords.specification} <code>{drawing.path}</code>
      </p>
    </details>
  );
}
