import { requirePositive } from '../counts/rate-count.ts';
import { type CountPanel, NEVER } from './count-panel.ts';

/** How many times a comparison area's level may be that of the treated areas, or the other way round. */
export const LIKE_FACTOR = 3;

/** A panel without the comparison areas that are unlike the treated ones. */
export type LikeAreas = {
  readonly panel: CountPanel;
  /** Median of the treated areas' means before the first launch, in events per unit of exposure. */
  readonly median: number;
  readonly kept: readonly string[];
  readonly dropped: readonly string[];
};

/**
 * Mean of each area before anyone's launch, in events per unit of exposure.
 *
 * @param panel         as described at `CountPanel`
 * @param anticipation  periods before the first launch to leave out; 0 unless given
 * @returns one for each area; null for an area without a row there
 * @example levelsBefore({ areaNames: ['a', 'b', 'c'], periodNames: ['1', '2'], area: Int32Array.of(0, 0, 1, 1, 2, 2), period: Int32Array.of(0, 1, 0, 1, 0, 1), events: Float64Array.of(10, 6, 20, 16, 10, 8), exposure: new Float64Array(6).fill(1), launch: Int32Array.of(1, 9, 9), kept: new Uint8Array(6).fill(1) }) // => [10, 20, 10]
 */
export function levelsBefore(panel: CountPanel, anticipation = 0): readonly (number | null)[] {
  const end = panel.launch.reduce((first, launch) => Math.min(first, launch), NEVER) - anticipation;
  const events = new Float64Array(panel.areaNames.length);
  const exposure = new Float64Array(panel.areaNames.length);
  for (const [row, area] of panel.area.entries()) {
    if (panel.kept[row] !== 1 || (panel.period[row] ?? 0) >= end) continue;
    events[area] = (events[area] ?? 0) + (panel.events[row] ?? 0);
    exposure[area] = (exposure[area] ?? 0) + (panel.exposure[row] ?? 0);
  }
  return panel.areaNames.map((_, area) => {
    const mass = exposure[area] ?? 0;
    return mass > 0 ? (events[area] ?? 0) / mass : null;
  });
}

/**
 * The panel with only those comparison areas whose level before is like that of the treated areas.
 *
 * A two-way model of unlike areas can pass its placebo and still depend on which areas are compared. Estimate again
 * from this panel: where the verdict changes, it depends on the comparison.
 *
 * @param panel    as described at `CountPanel`; an area without a launch in it is a comparison area
 * @param options  the factor (3 unless given), and the anticipation of the estimate
 * @returns the panel with the rows of unlike comparison areas left out; null when treated areas have no median above
 *          0 before the first launch, so that nothing can be said to be like it
 * @throws {RangeError} when the factor is not positive
 * @example likeComparison({ areaNames: ['a', 'b', 'c'], periodNames: ['1', '2'], area: Int32Array.of(0, 0, 1, 1, 2, 2), period: Int32Array.of(0, 1, 0, 1, 0, 1), events: Float64Array.of(10, 6, 20, 16, 10, 8), exposure: new Float64Array(6).fill(1), launch: Int32Array.of(1, 9, 9), kept: new Uint8Array(6).fill(1) }, { factor: 1.5 }).kept // => ['c']
 */
export function likeComparison(
  panel: CountPanel,
  { factor = LIKE_FACTOR, anticipation = 0 }: { readonly factor?: number; readonly anticipation?: number } = {},
): LikeAreas | null {
  requirePositive(factor, 'factor');
  const levels = levelsBefore(panel, anticipation);
  const isTreated = (area: number): boolean => (panel.launch[area] ?? NEVER) < panel.periodNames.length;
  const median = medianOf(levels.filter((level, area) => isTreated(area) && level !== null) as readonly number[]);
  if (median === null || median === 0) return null;
  const isLike = levels.map((level) => level !== null && level <= median * factor && level >= median / factor);
  const comparison = [...panel.areaNames.keys()].filter((area) => !isTreated(area));
  const names = (like: boolean): readonly string[] =>
    comparison.filter((area) => isLike[area] === like).map((area) => panel.areaNames[area] ?? '');
  return {
    panel: {
      ...panel,
      kept: panel.kept.map((kept, row) => {
        const area = panel.area[row] ?? 0;
        return isTreated(area) || isLike[area] === true ? kept : 0;
      }),
    },
    median,
    kept: names(true),
    dropped: names(false),
  };
}

function medianOf(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}
