import * as stats from '../../src/stats/index.ts';

/** A generalised linear model as R's glm leaves it. */
export type SettledFit = { readonly fit: stats.Fit; readonly means: readonly number[] };

/**
 * A generalised linear model stopped where R's glm stops: when its deviance has settled to 1e-8.
 *
 * R's weights, and with them its covariances, are those of the last step's start, a step behind its means; our own fits
 * go on until nothing moves. In the sixth digit the two differ.
 */
export function settledFit({
  family,
  response,
  columns,
  weights,
}: Required<Omit<stats.GlmInput, 'offset' | 'absorb' | 'start'>>): SettledFit {
  const rows = Array.from(response, (y, row) => ({ y, weight: weights[row] ?? 0 }));
  let means = rows.map(({ y, weight }) => family.start(y, weight));
  let before = Infinity;
  for (let step = 0; step < 25; step += 1) {
    const slopes = means.map(family.slope);
    const fit = stats.leastSquares({
      response: rows.map(({ y }, row) => family.link(means[row]!) + (y - means[row]!) / slopes[row]!),
      columns,
      weights: rows.map(({ weight }, row) => (weight * slopes[row]! ** 2) / family.variance(means[row]!)),
    });
    means = Array.from(fit.fitted, family.mean);
    const deviance = rows.reduce((sum, { y, weight }, row) => sum + weight * family.deviance(y, means[row]!), 0);
    const isSettled = Math.abs(deviance - before) / (Math.abs(deviance) + 0.1) < 1e-8;
    before = deviance;
    if (!isSettled && step < 24) continue;
    const scaledResiduals = fit.scaledResiduals.map(
      (_, row) => (Math.sqrt(fit.weights?.[row] ?? 1) * (rows[row]!.y - means[row]!)) / family.slope(means[row]!),
    );
    return { fit: { ...fit, scaledResiduals }, means };
  }
  throw new RangeError('response: must have rows');
}
