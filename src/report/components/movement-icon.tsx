import type { ComponentChildren, JSX } from 'preact';
import type { EstimatedChange, Finding, Movement } from '../../spec/findings.ts';
import { estimatedChange } from '../select.ts';

type Direction = 'up' | 'down';

function Frame({ children }: { readonly children: ComponentChildren }): JSX.Element {
  return (
    <svg viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      {children}
    </svg>
  );
}

/** From none to some is a rise. */
function isFall({ scale, estimate }: EstimatedChange): boolean {
  return typeof estimate === 'number' && estimate < (scale === 'ratio' ? 1 : 0);
}

/** Where the number went; down for a ratio under 1. */
export function directionOf(finding: Pick<Finding, 'better' | 'movement'> & Partial<Finding>): Direction {
  if (finding.movement === 'changed-up') return 'up';
  if (finding.movement === 'changed-down') return 'down';
  const change = finding.changes === undefined ? null : estimatedChange(finding as Finding);
  if (change !== null) return isFall(change) ? 'down' : 'up';
  const good: Direction = finding.better === 'lower' ? 'down' : 'up';
  const bad: Direction = good === 'down' ? 'up' : 'down';
  return finding.movement === 'worse' ? bad : good;
}

const triangle: Readonly<Record<Direction, string>> = { up: 'M10 3 18 17H2Z', down: 'M10 17 2 3h16Z' };
const inner: Readonly<Record<Direction, string>> = { up: 'M10 5.5 15 14H5Z', down: 'M10 14.5 5 6h10Z' };
const arrow: Readonly<Record<Direction, string>> = { up: 'M10 17V4M5 9l5-5 5 5', down: 'M10 3v13M5 11l5 5 5-5' };

/** Shapes differ without colour: filled triangle, triangle in a filled square, arrow, dash, dotted ring, hatched square. */
export function MovementIcon({
  movement,
  direction,
}: {
  readonly movement: Movement;
  readonly direction: Direction;
}): JSX.Element {
  switch (movement) {
    case 'better':
      return (
        <Frame>
          <path class="f-better" d={triangle[direction]} />
        </Frame>
      );
    case 'worse':
      return (
        <Frame>
          <rect class="f-worse" x="1" y="1" width="18" height="18" rx="2" />
          <path class="f-paper" d={inner[direction]} />
        </Frame>
      );
    case 'changed-up':
    case 'changed-down':
      return (
        <Frame>
          <path class="s-ink" fill="none" stroke-width="2.4" d={arrow[direction]} />
        </Frame>
      );
    case 'no-clear-change':
      return (
        <Frame>
          <path class="s-muted" stroke-width="3.2" stroke-linecap="round" d="M3 10h14" />
        </Frame>
      );
    case 'too-few':
      return (
        <Frame>
          <circle class="s-muted" cx="10" cy="10" r="7.5" fill="none" stroke-width="2.2" stroke-dasharray="2.2 2.5" />
        </Frame>
      );
    case 'not-comparable':
      return (
        <Frame>
          <path class="s-muted" fill="none" stroke-width="1.5" d="M2 2h16v16H2ZM2 10l8-8M2 18 18 2M10 18l8-8" />
        </Frame>
      );
    case 'monitoring':
      return (
        <Frame>
          <circle class="s-muted" cx="10" cy="10" r="7.5" fill="none" stroke-width="1.6" />
          <path class="s-muted" fill="none" stroke-width="1.6" d="M10 5.5V10l3 2" />
        </Frame>
      );
    case 'withheld':
      return (
        <Frame>
          <circle class="s-muted" cx="10" cy="10" r="7.5" fill="none" stroke-width="1.6" />
          <path class="s-muted" stroke-width="1.6" d="m5 15 10-10" />
        </Frame>
      );
  }
}
