import type { ComponentChildren, JSX } from 'preact';
import type { Drawing } from '../view.ts';

interface Props {
  readonly drawing: Drawing;
  /** What the chart says. */
  readonly title: string;
  /** What is plotted, and in which unit. */
  readonly plotted: string;
  /** Key, and the table behind the chart. */
  readonly children?: ComponentChildren;
}

/** A chart in two widths (the stylesheet shows the one for phones), its caption, and whatever stands behind it. The SVG is our own and already escaped. */
export function Figure({ drawing, title, plotted, children }: Props): JSX.Element {
  return (
    <figure>
      <figcaption>
        <strong>{title}</strong> {plotted}
      </figcaption>
      <div class="drawing-wide" dangerouslySetInnerHTML={{ __html: drawing.wide }} />
      <div class="drawing-narrow" hidden dangerouslySetInnerHTML={{ __html: drawing.narrow }} />
      {children}
    </figure>
  );
}
