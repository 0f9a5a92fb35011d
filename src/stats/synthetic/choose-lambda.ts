import { type DonorPanel, requireDonorPanel } from './donor-panel.ts';
import { nearestMixture } from './nearest-mixture.ts';
import { ridgeInverse, ridgeSystem } from './ridge.ts';
import { difference, dot, mix } from './vectors.ts';

/** How well a λ foretells periods that were held out. */
export type LambdaError = {
  readonly lambda: number;
  /** Mean squared error over the periods held out. */
  readonly error: number;
  readonly standardError: number;
};

/** Steps from the largest λ to the smallest, each a factor of 10^(−8/20). */
const steps = 20;
const smallest = 1e-8;

/**
 * λ of a ridge-augmented synthetic control, by foretelling each period before the launch from the others.
 *
 * The largest λ whose error is within one standard error of the least: augment no more than the data ask for. As in
 * augsynth, the grid falls from the largest eigenvalue of the donors' products to 1e-8 of it, and the last period is
 * never held out.
 *
 * @param panel  as for `syntheticControl`, with three periods or more before the launch
 * @returns λ in squared units of the outcome, and the error of every λ tried, largest first
 * @throws {RangeError} as `syntheticControl`, and with fewer than three periods before the launch
 * @see Ben-Michael, Feller & Rothstein 2021; R augsynth
 * @example chooseLambda({ treated: { unit: 't', values: [3, 5, 4, 9] }, donors: [{ unit: 'a', values: [2, 5, 3, 6] }, { unit: 'b', values: [6, 8, 7, 7] }], prePeriods: 3 }).tried.length // => 21
 */
export function chooseLambda(panel: DonorPanel): {
  readonly lambda: number;
  readonly tried: readonly LambdaError[];
} {
  requireDonorPanel(panel);
  const { donors, prePeriods } = panel;
  if (prePeriods < 3) throw new RangeError(`prePeriods: must be three or more to choose λ (got ${prePeriods})`);
  const system = ridgeSystem(donors, prePeriods);
  const imbalances = Array.from({ length: prePeriods - 1 }, (_, period) => heldOutImbalance(panel, period));
  const products = system.centred.map((left) => Float64Array.from(system.centred, (right) => dot(left, right)));
  const largest = Math.max(...system.eigenvalues);
  const tried = Array.from({ length: steps + 1 }, (_, step) => {
    const lambda = largest * smallest ** (step / steps);
    const inverse = ridgeInverse(system, lambda);
    const squares = imbalances.map((imbalance, out) => heldOutError({ imbalance, out, inverse, products }) ** 2);
    return { lambda, ...meanAndError(squares) };
  });
  const best = tried.reduce((least, one) => (one.error < least.error ? one : least));
  const within = tried.filter(({ error }) => error <= best.error + best.standardError);
  return { lambda: Math.max(...within.map(({ lambda }) => lambda)), tried };
}

/** Outcomes before the launch less the mixture fitted without one period. */
function heldOutImbalance({ treated, donors, prePeriods }: DonorPanel, out: number): Float64Array {
  const others = (values: readonly number[]) => values.slice(0, prePeriods).filter((_, period) => period !== out);
  const weights = nearestMixture(
    donors.map(({ values }) => others(values)),
    others(treated.values),
  );
  const mixture = mix(
    donors.map(({ values }) => Float64Array.from(values.slice(0, prePeriods))),
    weights,
  );
  return difference(treated.values.slice(0, prePeriods), mixture);
}

/** Error of the augmented mixture in the period held out: (G + λI)⁻¹ without that period comes from the whole inverse. */
function heldOutError({
  imbalance,
  out,
  inverse,
  products,
}: {
  readonly imbalance: Float64Array;
  readonly out: number;
  readonly inverse: readonly Float64Array[];
  readonly products: readonly Float64Array[];
}): number {
  const seen = imbalance.slice();
  seen[out] = 0;
  const row = inverse[out] ?? seen;
  const pull = dot(row, seen) / (row[out] ?? 1);
  let augmented = 0;
  for (const [period, other] of inverse.entries()) {
    if (period !== out) augmented += (products[out]?.[period] ?? 0) * (dot(other, seen) - pull * (row[period] ?? 0));
  }
  return (imbalance[out] ?? 0) - augmented;
}

function meanAndError(values: readonly number[]): { readonly error: number; readonly standardError: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { error: mean, standardError: Math.sqrt(squares / (values.length - 1) / values.length) };
}
