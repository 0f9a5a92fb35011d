import { normalTwoSidedP, studentTwoSidedP } from '../../stats/index.ts';
import type { Scatter } from './measure.ts';
import { plainQuantiles, type Quantiles } from './quantiles.ts';

/** How many standard errors an interval reaches, and what p so many are: t where scatter was estimated, else normal. */
export interface Reach {
  readonly at: (level: number) => number;
  readonly p: (errors: number) => number;
}

/** Of estimates whose standard errors already hold the scatter, by the degrees of freedom that it rests on. */
export const reachOf = ({ dispersion, df }: Scatter, { normal, student }: Quantiles = plainQuantiles): Reach =>
  dispersion > 1 && df > 0
    ? { at: (level) => student((1 + level) / 2, df), p: (errors) => studentTwoSidedP(errors, df) }
    : { at: (level) => normal((1 + level) / 2), p: normalTwoSidedP };
