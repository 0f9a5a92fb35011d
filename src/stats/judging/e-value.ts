import type { Interval } from '../counts/rate-count.ts';

/** Ratio that an unmeasured cause would need with both programme and outcome to explain away one ratio. */
function eValueOfRatio(ratio: number): number {
  if (!(ratio > 0)) return Infinity;
  const away = ratio < 1 ? 1 / ratio : ratio;
  return away === Infinity ? Infinity : away + Math.sqrt(away * (away - 1));
}

/**
 * E-value of a ratio and of the end of its interval nearest 1.
 *
 * Not a probability: the strength, as a ratio, that an unmeasured cause would need. For ratios of rare outcomes.
 *
 * @param ratio     rate or risk ratio, > 0
 * @param interval  its interval, or null when there is none
 * @returns `point`, and `limit`: 1 when the interval covers 1, null without an interval
 * @throws {RangeError} when the ratio is negative or not a number
 * @see VanderWeele & Ding 2017; R EValue::evalues.RR
 * @example eValue(3.9, { low: 1.8, high: 8.7 }) // => { point: 7.263034344160046, limit: 3 }
 */
export function eValue(
  ratio: number,
  interval: Interval | null,
): { readonly point: number; readonly limit: number | null } {
  if (!(ratio >= 0)) throw new RangeError(`ratio: must be zero or more (got ${ratio})`);
  return { point: eValueOfRatio(ratio), limit: interval === null ? null : limitOf(interval) };
}

function limitOf({ low, high }: Interval): number {
  if (low <= 1 && high >= 1) return 1;
  return eValueOfRatio(low > 1 ? low : high);
}
