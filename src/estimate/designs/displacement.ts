import type { EstimatedEffect, Reason } from '../../spec/index.ts';
import { weightedDisplacementQuotient } from '../../stats/index.ts';
import { confidence } from '../confidence.ts';
import {
  cellAt,
  cellState,
  type Design,
  type DesignArea,
  type DesignEffect,
  type DesignPanel,
  type DesignTerms,
} from './design.ts';
import { buffersAsProgram } from './panel-edits.ts';
import { rowsOf } from './pre-launch.ts';

type Displacement = EstimatedEffect['displacement'];

/**
 * Did it move next door? Neighbouring areas in the place of the programme areas, with their launches, by the same design
 * against the same comparison areas: how many events more (or fewer) than expected.
 *
 * @param panel   with its buffers
 * @param effect  of the programme areas; without comparison areas nothing can be said of neighbours
 */
export function displacementOf(
  design: Design,
  { panel, effect, terms }: { readonly panel: DesignPanel; readonly effect: DesignEffect; readonly terms: DesignTerms },
): Displacement {
  const buffers = rowsOf(panel, 'buffer');
  if (buffers.length === 0) return withheld('no-buffer-areas');
  if (effect.areas.comparison === 0) return withheld('no-comparison-areas');
  const outcome = design.estimate(buffersAsProgram(panel), terms);
  if (outcome.status === 'withheld') return outcome;
  const moved = movedEvents(outcome.effect);
  if (moved === null) return withheld('not-estimable');
  return { status: 'estimated', ...moved, quotient: terms.levels === null ? quotientOf(panel) : null };
}

const withheld = (reason: Reason): Displacement => ({ status: 'withheld', reason });

/** Events more than expected; of a ratio, from its ends, as for events averted. */
function movedEvents({
  scale,
  estimate,
  observed,
  expected,
  at,
}: DesignEffect): { readonly estimate: number; readonly low: number; readonly high: number } | null {
  const { low, high } = at(confidence);
  if (scale === 'difference') return { estimate, low, high };
  const ends = { estimate: observed - expected, low: observed - observed / low, high: observed - observed / high };
  return Number.isFinite(ends.low) ? ends : null;
}

/**
 * Bowers and Johnson's quotient of sums before and after, over the periods in which all programme areas are in one state.
 * It means something only where the programme areas did better than the comparison areas.
 */
function quotientOf(panel: DesignPanel): number | null {
  const program = rowsOf(panel, 'program');
  const sums = (role: DesignArea['role'], wanted: number): number => {
    const rows = rowsOf(panel, role);
    let total = 0;
    for (let column = 0; column < panel.periods.length; column += 1) {
      const isSide = program.every((row) => panel.state[cellAt(panel, row, column)] === wanted);
      if (!isSide) continue;
      for (const row of rows) total += panel.events[cellAt(panel, row, column)] ?? 0;
    }
    return total;
  };
  const arm = (role: DesignArea['role']) => ({
    before: sums(role, cellState.untreated),
    after: sums(role, cellState.treated),
  });
  const { quotient, success } = weightedDisplacementQuotient({
    action: arm('program'),
    buffer: arm('buffer'),
    control: arm('comparison'),
  });
  return success !== null && success < 0 ? quotient : null;
}
