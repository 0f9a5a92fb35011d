import type { JSX } from 'preact';
import type { EstimatedChange, Finding, Movement } from '../../spec/findings.ts';
import { estimatedChange } from '../select.ts';
import { Icon, Shape } from './icon.tsx';

export type Direction = 'up' | 'down';

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

interface Moved {
  readonly movement: Movement;
  readonly direction: Direction;
}

/** Only what is better or worse may have gone either way. */
const idOf = ({ movement, direction }: Moved): string =>
  movement === 'better' || movement === 'worse' ? `${movement}-${direction}` : movement;

export const MovementIcon = (moved: Moved): JSX.Element => <Icon id={idOf(moved)} />;

/** Shapes differ without colour: filled triangle, triangle in a filled square, arrow, dash, dotted ring, hatched square. */
export function MovementShape(moved: Moved): JSX.Element {
  const { movement, direction } = moved;
  const id = idOf(moved);
  switch (movement) {
    case 'better':
      return (
        <Shape id={id}>
          <path class="f-better" d={triangle[direction]} />
        </Shape>
      );
    case 'worse':
      return (
        <Shape id={id}>
          <rect class="f-worse" x="1" y="1" width="18" height="18" rx="2" />
          <path class="f-paper" d={inner[direction]} />
        </Shape>
      );
    case 'changed-up':
    case 'changed-down':
      return (
        <Shape id={id}>
          <path class="s-ink" fill="none" stroke-width="2.4" d={arrow[movement === 'changed-up' ? 'up' : 'down']} />
        </Shape>
      );
    case 'no-clear-change':
      return (
        <Shape id={id}>
          <path class="s-muted" stroke-width="3.2" stroke-linecap="round" d="M3 10h14" />
        </Shape>
      );
    case 'too-few':
      return (
        <Shape id={id}>
          <circle class="s-muted" cx="10" cy="10" r="7.5" fill="none" stroke-width="2.2" stroke-dasharray="2.2 2.5" />
        </Shape>
      );
    case 'not-comparable':
      return (
        <Shape id={id}>
          <path class="s-muted" fill="none" stroke-width="1.5" d="M2 2h16v16H2ZM2 10l8-8M2 18 18 2M10 18l8-8" />
        </Shape>
      );
    case 'monitoring':
      return (
        <Shape id={id}>
          <circle class="s-muted" cx="10" cy="10" r="7.5" fill="none" stroke-width="1.6" />
          <path class="s-muted" fill="none" stroke-width="1.6" d="M10 5.5V10l3 2" />
        </Shape>
      );
    case 'withheld':
      return (
        <Shape id={id}>
          <circle class="s-muted" cx="10" cy="10" r="7.5" fill="none" stroke-width="1.6" />
          <path class="s-muted" stroke-width="1.6" d="m5 15 10-10" />
        </Shape>
      );
  }
}
