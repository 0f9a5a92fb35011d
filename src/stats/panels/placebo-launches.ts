import { type Interval, requirePositive } from '../counts/rate-count.ts';
import { type CountPanel, NEVER } from './count-panel.ts';

/** How many periods earlier launches are pretended unless told otherwise. */
export const PLACEBO_PERIODS = 8;

/** What a placebo says of the comparison; only `failed` takes from the evidence. */
export type PlaceboVerdict = 'supported' | 'failed' | 'inconclusive';

/**
 * A panel in which launches came earlier than they did, cut off before they did.
 *
 * What is estimated from it is the effect of nothing: the pretended launches change only where treated and comparison
 * areas drift apart by themselves. Areas that have no period before the pretended launch come out without an expected
 * count, as they do in any estimate.
 *
 * @param panel    as described at `CountPanel`
 * @param options  periods by which to pretend (8 unless given), and the anticipation of the estimate that it is to
 *                 support: those periods are cut off as well
 * @returns the panel with other launches and fewer rows that count; areas without a launch in it stay as they are
 * @throws {RangeError} when the periods are not a whole number above 0
 * @example [...placeboPanel({ areaNames: ['a', 'b', 'c'], periodNames: ['1', '2'], area: Int32Array.of(0, 0, 1, 1, 2, 2), period: Int32Array.of(0, 1, 0, 1, 0, 1), events: Float64Array.of(10, 6, 20, 16, 10, 8), exposure: new Float64Array(6).fill(1), launch: Int32Array.of(1, 9, 9), kept: new Uint8Array(6).fill(1) }, { periods: 1 }).kept] // => [1, 0, 1, 1, 1, 1]
 */
export function placeboPanel(
  panel: CountPanel,
  { periods = PLACEBO_PERIODS, anticipation = 0 }: { readonly periods?: number; readonly anticipation?: number } = {},
): CountPanel {
  if (!(Number.isInteger(periods) && periods > 0)) {
    throw new RangeError(`periods: must be a whole number above 0 (got ${periods})`);
  }
  const ends = panel.launch.map((launch) => (launch < panel.periodNames.length ? launch - anticipation : NEVER));
  return {
    ...panel,
    launch: ends.map((end) => (end === NEVER ? NEVER : end - periods)),
    kept: panel.kept.map((kept, row) =>
      kept === 1 && (panel.period[row] ?? 0) < (ends[panel.area[row] ?? 0] ?? NEVER) ? 1 : 0,
    ),
  };
}

/**
 * What the effect of pretended launches says about the comparison.
 *
 * Supported when its interval lies inside ± half of the smallest worthwhile change; failed when it lies outside and
 * excludes no effect; inconclusive otherwise, as it is for most small programmes.
 *
 * @param interval    of the placebo's ratio
 * @param worthwhile  smallest change that would matter, as a share: 0.2 for a fifth
 * @throws {RangeError} when the smallest worthwhile change is not positive
 * @example judgePlacebo({ low: 0.95, high: 1.04 }, 0.2) // => 'supported'
 * @example judgePlacebo({ low: 0.7, high: 0.9 }, 0.2) // => 'failed'
 * @example judgePlacebo({ low: 0.8, high: 1.2 }, 0.2) // => 'inconclusive'
 */
export function judgePlacebo({ low, high }: Interval, worthwhile: number): PlaceboVerdict {
  requirePositive(worthwhile, 'worthwhile');
  if (low >= 1 - worthwhile / 2 && high <= 1 + worthwhile / 2) return 'supported';
  return low > 1 || high < 1 ? 'failed' : 'inconclusive';
}
