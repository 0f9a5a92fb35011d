import type { ComponentChildren, JSX } from 'preact';

interface Props {
  readonly id: string;
  /** Width and height. */
  readonly size?: string;
  readonly children: ComponentChildren;
}

/** A mark is drawn once on a page, and shown by its name wherever it is needed: a large report has hundreds. */
export const Shape = ({ id, size = '20 20', children }: Props): JSX.Element => (
  <symbol id={`is-${id}`} viewBox={`0 0 ${size}`}>
    {children}
  </symbol>
);

/** The word stands beside it, so it is silent to screen readers. The size is for where the stylesheet is dropped. */
export const Icon = ({ id }: Pick<Props, 'id'>): JSX.Element => (
  <svg aria-hidden="true" width="20" height="20">
    <use href={`#is-${id}`} />
  </svg>
);
