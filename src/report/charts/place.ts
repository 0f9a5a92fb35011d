/** Mean width of a character of the system fonts, as a share of the font size: Node has nothing to measure with. */
const characterWidth = 0.56;

export function textWidth(text: string, fontSize: number): number {
  return text.length * fontSize * characterWidth;
}

export interface Wanted {
  readonly text: string;
  /** Where the label would stand, in pixels along its axis. */
  readonly at: number;
}

export interface Placed extends Wanted {
  readonly row: number;
  readonly anchor: 'start' | 'end';
}

interface Span {
  readonly from: number;
  readonly to: number;
}

function spanOf(label: Wanted, anchor: Placed['anchor'], fontSize: number): Span {
  const size = textWidth(label.text, fontSize) + 8;
  return anchor === 'start' ? { from: label.at - 1, to: label.at + size } : { from: label.at - size, to: label.at + 1 };
}

/** A rule runs from its label down to the plot, so it must not cross text that stands lower, nor be text over a taller rule. */
function isFree(span: Span, row: number, at: number, placed: readonly (Placed & { readonly span: Span })[]): boolean {
  return placed.every((other) => {
    const touches = span.to > other.span.from && span.from < other.span.to;
    if (other.row === row) return !touches;
    if (other.row < row) return at <= other.span.from || at >= other.span.to;
    return other.at <= span.from || other.at >= span.to;
  });
}

/**
 * Labels above a plot, in rows, so that neither text touches text nor a rule crosses text. From right to left:
 * a label that would touch one on its right goes a row up, and its rule passes on the left of all that stand lower.
 *
 * @param room pixels from the plot's left edge that text may fill
 */
export function placeInRows<Label extends Wanted>(
  wanted: readonly Label[],
  room: number,
  fontSize: number,
): readonly (Label & Placed)[] {
  const placed: (Label & Placed & { readonly span: Span })[] = [];
  for (const label of wanted.toSorted((a, b) => b.at - a.at)) {
    const anchor = spanOf(label, 'start', fontSize).to > room ? 'end' : 'start';
    const span = spanOf(label, anchor, fontSize);
    let row = 0;
    while (row < wanted.length && !isFree(span, row, label.at, placed)) row += 1;
    placed.push({ ...label, anchor, row, span });
  }
  return placed.map(({ span, ...label }) => label as unknown as Label & Placed);
}

/** Push labels apart down an axis until none stands closer than `gap`; order is kept. */
export function spread<Label extends { readonly at: number }>(
  labels: readonly Label[],
  gap: number,
  end: number,
): readonly Label[] {
  const sorted = labels.toSorted((a, b) => a.at - b.at);
  const placed: Label[] = [];
  for (const label of sorted) {
    const before = placed.at(-1);
    placed.push(before === undefined ? label : { ...label, at: Math.max(label.at, before.at + gap) });
  }
  const overflow = Math.max(0, (placed.at(-1)?.at ?? 0) - end);
  return overflow === 0
    ? placed
    : placed.map((label, index) => ({ ...label, at: Math.min(label.at, end - gap * (placed.length - 1 - index)) }));
}

/** Words broken into lines of at most `most` characters; a longer word stands alone. */
export function wrapped(text: string, most: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** A name in as many lines as it needs, as a text mark takes it. */
export function inLines(text: string, most: number): string | readonly string[] {
  const lines = wrapped(text, most);
  return lines.length > 1 ? lines : text;
}

export const lineCount = (text: unknown): number => (Array.isArray(text) ? text.length : 1);

/** A name cut to fit, with the cut marked. The full name stands in the table behind the chart. */
export function shortened(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, Math.max(1, most - 1)).trimEnd()}…`;
}
