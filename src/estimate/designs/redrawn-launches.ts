import { levelStrata, redrawnLaunches, seededDraws } from '../../stats/index.ts';
import { countPanelOf } from './count-panel-of.ts';
import type { DesignOutcome, DesignTerms } from './design.ts';
import { type Imputation, imputedParts } from './imputation.ts';

/**
 * Inference for few areas: what the effect would have looked like had the launches come to other areas.
 *
 * The effect is estimated anew for every way to give the launches to areas (or a seeded sample of the ways), by two
 * statistics, ΣO/ΣM and Σ(O − M)/√M; the larger p counts, and the interval holds the ratios that would not be rejected.
 * Launches move within strata of baseline level where there are enough areas for that. It assumes that launches might as
 * well have come to the other areas of a stratum. Withheld where the smallest p that so few areas can give exceeds alpha: no
 * result could then be told from chance.
 *
 * @see Imbens & Rubin 2015, ch. 5; MacKinnon & Webb 2020
 */
export function redrawn(made: Imputation, { alpha, seed }: DesignTerms): DesignOutcome {
  const { counts } = countPanelOf(made.merged);
  const strata = levelStrata(counts, { level: 1 - alpha });
  const found = redrawnLaunches(counts, { strata, draw: seededDraws(seed) });
  if (found === null) return { status: 'withheld', reason: 'too-few-events' };
  if (found.smallest > alpha + 1e-9) return { status: 'withheld', reason: 'p-cannot-reach-alpha' };
  const { p, at, smallest } = found;
  return {
    status: 'estimated',
    effect: {
      ...imputedParts(made),
      estimate: made.effects.overall.ratio ?? found.ratio,
      p,
      at,
      inference: 'randomisation',
      df: null,
      standardError: null,
      smallestP: smallest,
    },
  };
}
