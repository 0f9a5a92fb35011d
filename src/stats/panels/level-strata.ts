import { countAssignments } from './assignments.ts';
import { type CountPanel, NEVER } from './count-panel.ts';
import { levelsBefore } from './like-areas.ts';

/** Strata by baseline level are tried from this number down. */
const MOST_STRATA = 3;
/** Comparison areas that a stratum with treated areas must hold at least. */
const FEWEST_COMPARISON = 3;

/**
 * Strata of areas by their level before anyone's launch, as many as the numbers allow: three, two, or one.
 *
 * Programmes choose areas for their trouble. Moving launches among areas of like level only is nearer to how they were
 * chosen; but each stratum with treated areas needs at least three others, and all together must still be able to give
 * a p of half of 1 − level.
 *
 * @param panel    as described at `CountPanel`
 * @param options  confidence level of the test to come, and its anticipation
 * @returns the stratum of each area, from 0 for the lowest level
 * @example levelStrata({ areaNames: ['a', 'b', 'c'], periodNames: ['1', '2'], area: Int32Array.of(0, 0, 1, 1, 2, 2), period: Int32Array.of(0, 1, 0, 1, 0, 1), events: Float64Array.of(10, 6, 20, 16, 10, 8), exposure: new Float64Array(6).fill(1), launch: Int32Array.of(1, 9, 9), kept: new Uint8Array(6).fill(1) }, { level: 0.95 }) // => [0, 0, 0]
 */
export function levelStrata(
  panel: CountPanel,
  { level, anticipation = 0 }: { readonly level: number; readonly anticipation?: number },
): readonly number[] {
  const levels = levelsBefore(panel, anticipation).map((value) => value ?? 0);
  const order = [...levels.keys()].sort((a, b) => (levels[a] ?? 0) - (levels[b] ?? 0));
  const launch = [...panel.launch].map((period) => (period < panel.periodNames.length ? period : NEVER));
  for (let count = MOST_STRATA; count > 1; count -= 1) {
    const strata = new Array<number>(levels.length).fill(0);
    for (const [rank, area] of order.entries()) strata[area] = Math.floor((rank * count) / order.length);
    const isEnough = [...Array(count).keys()].every((stratum) => {
      const members = launch.filter((_, area) => strata[area] === stratum);
      return (
        members.every((period) => period === NEVER) ||
        members.filter((period) => period === NEVER).length >= FEWEST_COMPARISON
      );
    });
    if (isEnough && 1 / countAssignments(launch, strata) <= (1 - level) / 2) return strata;
  }
  return levels.map(() => 0);
}
