import digamma from '@stdlib/math-base-special-digamma';
import trigamma from '@stdlib/math-base-special-trigamma';

/** R's .Machine$double.eps^0.25: MASS stops its search for θ when a step is no longer than this. */
const STEP = 2 ** -13;

/**
 * The standard error of θ as MASS prints it: from the information at the last but one step of its search, which starts
 * from the moments anew at the final means. Ours is from the information at the end; in the fifth digit the two differ.
 */
export function thetaErrorOfMass(response: readonly number[], means: ArrayLike<number>): number {
  const rows = response.map((y, row) => ({ y, mean: means[row] as number }));
  let theta = rows.length / rows.reduce((sum, { y, mean }) => sum + (y / mean - 1) ** 2, 0);
  let information = Number.NaN;
  for (let step = 0; step < 25; step += 1) {
    theta = Math.abs(theta);
    let score = 0;
    information = 0;
    for (const { y, mean } of rows) {
      const ratio = (y + theta) / (mean + theta);
      score += digamma(theta + y) - digamma(theta) + Math.log(theta / (theta + mean)) + 1 - ratio;
      information += trigamma(theta) - trigamma(theta + y) - 1 / theta + 2 / (mean + theta) - ratio / (mean + theta);
    }
    theta += score / information;
    if (Math.abs(score / information) <= STEP) break;
  }
  return 1 / Math.sqrt(information);
}
