import type { Design, DesignOutcome, DesignPanel, DesignTerms } from './design.ts';
import { likeRows } from './facts.ts';
import { withAreas } from './panel-edits.ts';
import { preLaunch, rowsOf } from './pre-launch.ts';

/** Designs that compare areas as they are: a mixture, and a difference that asks for like levels, choose their own. */
const comparing: readonly Design['id'][] = ['staggered-adoption', 'difference-in-differences', 'interrupted-series'];

/**
 * The same design once more, with comparison areas of like level alone: a two-way model of unlike areas can pass its
 * placebo and still depend on which areas are compared.
 *
 * @returns null where there are no comparison areas, or all of them are of like level already
 */
export function likeLevelOutcome(design: Design, panel: DesignPanel, terms: DesignTerms): DesignOutcome | null {
  if (!comparing.includes(design.id)) return null;
  const like = new Set(likeRows(preLaunch(panel)));
  if (rowsOf(panel, 'comparison').every((row) => like.has(row))) return null;
  return design.estimate(
    withAreas(panel, ({ role }, row) => role !== 'comparison' || like.has(row)),
    terms,
  );
}
