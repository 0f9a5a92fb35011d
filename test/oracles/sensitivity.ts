import * as stats from '../../src/stats/index.ts';
import { type Input, type Method, nullableNumbers, number } from './input.ts';

const multipleComparisons: Method = (input) => {
  const ps = nullableNumbers(input, 'p');
  return {
    BH: stats.adjustBenjaminiHochberg(ps),
    BY: stats.adjustBenjaminiYekutieli(ps),
    holm: stats.adjustHolm(ps),
    hochberg: stats.adjustHochberg(ps),
    bonferroni: stats.adjustBonferroni(ps),
  };
};

/** The oracle's `baseline_mean` is per unit of exposure. */
function design(input: Input): stats.ExactDesign {
  const [t1, t0] = [number(input, 't1', 1), number(input, 't0', 1)];
  const mean = number(input, 'baseline_mean');
  return {
    baselineMean: mean * t0,
    unchangedMean: mean * t1,
    nullShare: t1 / (t1 + t0),
    alpha: number(input, 'alpha', 0.05),
    dispersion: number(input, 'dispersion', 1),
  };
}

const power: Method = (input) => ({
  power_wald: stats.ratePower(design(input), number(input, 'rate_ratio')),
  power_exact_central: stats.exactRatePower(design(input), number(input, 'rate_ratio')),
});

const detectable: Method = (input) => {
  const wanted = { power: number(input, 'power', 0.8), side: 'lower' } as const;
  const wald = stats.waldDetectableRatio(design(input), wanted);
  // The exact test is of Poisson counts: the oracle gives no exact value for overdispersed ones.
  const poisson = number(input, 'dispersion', 1) === 1;
  return {
    mde_ratio: wald,
    mde_percent: wald === null ? null : (wald - 1) * 100,
    mde_ratio_null_se: stats.nullDetectableRatio(design(input), wanted),
    mde_ratio_exact_central: poisson ? stats.exactDetectableRatio(design(input), wanted) : null,
    power_if_eliminated_exact: poisson ? stats.exactRatePower(design(input), 0) : null,
  };
};

const eValue: Method = (input) => {
  const limits = input['lower'] === undefined || input['upper'] === undefined;
  const interval = limits ? null : { low: number(input, 'lower'), high: number(input, 'upper') };
  const { point, limit } = stats.eValue(number(input, 'rr'), interval);
  return { e_point: point, e_ci: limit };
};

/** Families of tests, what could have been seen, and what could explain it away. */
export const sensitivity: Readonly<Record<string, Method>> = {
  multiple_comparisons: multipleComparisons,
  power_poisson_rate_ratio: power,
  mde_poisson: detectable,
  e_value: eValue,
};
