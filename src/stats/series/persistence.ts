import type { Values } from '../regression/vectors.ts';

/** Longer-lasting than this cannot be told from a level that wanders. */
const MOST = 0.9;
/** Many short series can look as if one period undid the last one, and so far that is taken for what it looks. */
const LEAST = -0.5;
/** Shorter series say nothing of it. */
const FEWEST = 6;
/**
 * Kendall's 1, for the mean that was taken off, and half as much again: one short series tells little of ρ, and too small
 * a ρ costs more false alarms than too large a one loses (docs/calibration.md). Many series together tell more.
 */
const CAUTION = 1.5;
/** A variance keeps so many degrees of freedom, however long deviations last. */
const FEWEST_DF = 2;

/**
 * How long deviations last: the correlation of one period's with the next one's, corrected for short series.
 *
 * The lag-one correlation r of series of n periods falls short of the truth by about (1 + 3ρ)/n where their mean was
 * estimated from them; (n r + 1)/(n − 3) undoes that, here with a little more on the side of caution.
 *
 * @param series  deviations from what was expected, by unit, in the order of time, without gaps
 * @returns from 0 to 0.9; 0 for series of fewer than 6 periods, and where nothing deviates
 * @see Kendall 1954, Biometrika 41; Marriott & Pope 1954, Biometrika 41
 * @example persistenceOf([[1, 1, 1, 1, -1, -1, -1, -1]]) // => 0.9
 * @example persistenceOf([[1, -1, 1, -1, 1, -1, 1, -1]]) // => 0
 */
export function persistenceOf(series: readonly Values[]): number {
  return Math.max(
    0,
    corrected(series, (used) => CAUTION / used),
  );
}

/**
 * The same without caution, and with its sign: Kendall's (n r + 1)/(n − 3) of series that have a mean each. Where nothing
 * lasts it is below 0 as often as above, so that a variance made with it is right on average; one that is never below 0
 * would be too large.
 *
 * @param series  deviations from what was expected, by unit, in the order of time, without gaps
 * @returns from −0.5 to 0.9; 0 for series of fewer than 6 periods, and where nothing deviates
 * @see Kendall 1954, Biometrika 41; Marriott & Pope 1954, Biometrika 41
 * @example signedPersistence([[1, 1, 1, 1, -1, -1, -1, -1]]) // => 0.9
 * @example signedPersistence([[1, -1, 1, -1, 1, -1, 1, -1]]) // => -0.5
 */
export function signedPersistence(series: readonly Values[]): number {
  return Math.max(
    LEAST,
    corrected(series, () => 1),
  );
}

/** @param added  to n r, by how many series there are */
function corrected(series: readonly Values[], added: (used: number) => number): number {
  let [products, squares, periods, used] = [0, 0, 0, 0];
  for (const values of series) {
    if (values.length < FEWEST) continue;
    used += 1;
    periods += values.length;
    for (let place = 0; place < values.length; place += 1) {
      const value = values[place] ?? 0;
      squares += value * value;
      if (place > 0) products += value * (values[place - 1] ?? 0);
    }
  }
  if (squares === 0) return 0;
  const n = periods / used;
  return Math.min(MOST, (n * (products / squares) + added(used)) / (n - 3));
}

/**
 * How much more the sum of some periods in a row varies than if one's deviation said nothing of the next one's.
 *
 * 1 + 2 Σ (1 − k/m) ρᵏ over the lags k below m: 1 for a single period, and towards (1 + ρ)/(1 − ρ) for many.
 *
 * @param persistence  ρ, the correlation of neighbouring periods, in [0, 1)
 * @param periods      m, 1 or more
 * @see Bayley & Hammersley 1946, Supplement to JRSS 8:184, on how many independent observations a mean is worth
 * @example lastingFactor(0.5, 1) // => 1
 * @example lastingFactor(0.5, 2) // => 1.5
 */
export function lastingFactor(persistence: number, periods: number): number {
  let factor = 1;
  let correlation = 1;
  for (let lag = 1; lag < periods; lag += 1) {
    correlation *= persistence;
    factor += 2 * (1 - lag / periods) * correlation;
  }
  return factor;
}

/**
 * The same of counts: what chance alone has them vary by does not last, and all the rest may.
 *
 * With variance φ over mean, 1 of it is that of Poisson counts, so that a share s = 1 − 1/φ lasts, with the correlation ρ/s
 * from one period to the next: further than ρ alone would have it.
 *
 * @param dispersion  φ
 * @example countsLastingFactor({ dispersion: 1, persistence: 0.5 }, 4) // => 1
 * @example countsLastingFactor({ dispersion: 2, persistence: 0.25 }, 2) // => 1.25
 */
export function countsLastingFactor(
  { dispersion, persistence }: { readonly dispersion: number; readonly persistence: number },
  periods: number,
): number {
  const share = 1 - 1 / dispersion;
  if (!(share > 0)) return 1;
  return 1 - share + share * lastingFactor(Math.min(MOST, persistence / share), periods);
}

/**
 * Degrees of freedom that a variance has where deviations last: as of n (1 − ρ²)/(1 + ρ²) independent ones; 2 at least,
 * where it had as many.
 *
 * @see Bayley & Hammersley 1946, Supplement to JRSS 8
 * @example lastingDf(12, 0.5) // => 7.2
 */
export function lastingDf(df: number, persistence: number): number {
  const square = persistence * persistence;
  return Math.max(Math.min(df, FEWEST_DF), (df * (1 - square)) / (1 + square));
}
