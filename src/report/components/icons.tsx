import type { JSX } from 'preact';
import { movements, promises } from '../../spec/findings.ts';
import { type Direction, MovementShape } from './movement-icon.tsx';
import { PromiseShape } from './promise-icon.tsx';
import { KeyShapes } from './trend-key.tsx';

const directions: readonly Direction[] = ['up', 'down'];

/** Every mark of a verdict and of a key, for those who show them. */
export function Icons(): JSX.Element {
  return (
    <svg class="hidden" aria-hidden="true" width="0" height="0">
      {movements.flatMap((movement) =>
        directions
          .filter((direction) => direction === 'up' || movement === 'better' || movement === 'worse')
          .map((direction) => <MovementShape movement={movement} direction={direction} />),
      )}
      <KeyShapes />
      {promises.map((promise) => (
        <PromiseShape promise={promise} />
      ))}
    </svg>
  );
}
