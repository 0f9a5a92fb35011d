import { type Interval, requireEvents } from '../counts/rate-count.ts';
import { type Share, wilsonInterval } from '../shares/proportion-interval.ts';
import type { CensoredHistogram } from './censored-histogram.ts';

export type WithinTarget = {
  /** Calls that should have met the target. */
  readonly eligible: number;
  /** Calls known to have met it, and those of which it is not known. */
  readonly within: number;
  readonly unknown: number;
  /** Share of the calls of which it is known, with Wilson's interval; null where it is known of none. */
  readonly known: (Interval & { readonly share: number }) | null;
  /** Share of all eligible calls if none of the unknown met it, and if all did. */
  readonly worst: number;
  readonly best: number;
  /** From the low end of the worst case to the high end of the best: holds the truth whatever the unknown calls did. */
  readonly bounds: Interval;
};

/**
 * Share of all eligible calls that met a target, when some have no arrival.
 *
 * A call without an arrival is not one that met the target, nor a call to leave out: what is known of the others holds
 * only if both kinds are alike. So the share is given with both extremes. A call still open past the target has missed
 * it; one last seen before it is unknown.
 *
 * @param calls    durations that ended, and those still open when last seen
 * @param target   on the scale of the durations; a duration equal to it has met it
 * @param options  eligible calls without any time (whole), and the confidence level, in (0, 1)
 * @throws {RangeError} without calls, or for an input outside its range
 * @see Horowitz & Manski 2000, JASA 95:77; Wilson 1927
 * @example withinTarget({ values: [240, 600], n: [8, 1], censored: null }, 240, { missing: 1, level: 0.95 }).worst // => 0.8
 */
export function withinTarget(
  calls: CensoredHistogram,
  target: number,
  options: { readonly missing: number; readonly level: number },
): WithinTarget {
  requireEvents(options.missing, 'missing');
  if (Number.isNaN(target)) throw new RangeError('target: must be a number (got NaN)');
  let [within, beyond, unknown] = [0, 0, options.missing];
  for (const [at, value] of calls.values.entries()) {
    const [n, censored] = [calls.n[at] ?? 0, calls.censored?.[at] ?? 0];
    if (value <= target) within += n;
    else beyond += n;
    if (value < target) unknown += censored;
    else beyond += censored;
  }
  const eligible = within + beyond + unknown;
  const [worst, best]: readonly [Share, Share] = [
    { hits: within, n: eligible },
    { hits: within + unknown, n: eligible },
  ];
  const known = { hits: within, n: within + beyond };
  return {
    eligible,
    within,
    unknown,
    known: known.n === 0 ? null : { share: known.hits / known.n, ...wilsonInterval(known, options.level) },
    worst: worst.hits / eligible,
    best: best.hits / eligible,
    bounds: { low: wilsonInterval(worst, options.level).low, high: wilsonInterval(best, options.level).high },
  };
}
