import { cellTable } from './cell-table.ts';
import { type CountPanel, cellRole, cellRoles, type LaunchWindow, NEVER, requireCountPanel } from './count-panel.ts';
import { launchStatistics } from './launch-statistics.ts';

/** What a comparison area looks like when a launch is pretended there. */
export type PretendedLaunch = {
  readonly area: string;
  readonly observed: number;
  readonly expected: number;
  /** Null when nothing was expected. */
  readonly ratio: number | null;
};

/**
 * Effects of a launch pretended in each comparison area in turn: how far ratios stray where nothing was done.
 *
 * Treated areas serve as comparison until their own launch, and no longer.
 *
 * @param panel    as described at `CountPanel`
 * @param options  the period of the pretended launch (the first true one unless given), anticipation and phase-in
 * @returns one for each area without a launch in the panel that can be estimated, in their order
 * @throws {RangeError} when the panel is not one, or there is neither a launch in it nor one given
 * @see Abadie, Diamond & Hainmueller 2010, on placebos in space
 * @example pretendedLaunches({ areaNames: ['a', 'b', 'c'], periodNames: ['1', '2'], area: Int32Array.of(0, 0, 1, 1, 2, 2), period: Int32Array.of(0, 1, 0, 1, 0, 1), events: Float64Array.of(10, 6, 20, 16, 10, 8), exposure: new Float64Array(6).fill(1), launch: Int32Array.of(1, 9, 9), kept: new Uint8Array(6).fill(1) })[0].ratio // => 1
 */
export function pretendedLaunches(
  panel: CountPanel,
  { launch, ...window }: LaunchWindow & { readonly launch?: number } = {},
): readonly PretendedLaunch[] {
  requireCountPanel(panel);
  const pretended = launch ?? Math.min(...panel.launch);
  if (pretended >= panel.periodNames.length) {
    throw new RangeError(`launch: must be a period of the panel (got ${pretended})`);
  }
  const table = cellTable(panel, cellRoles(panel, window), cellRole.untreated);
  return panel.areaNames.flatMap((area, place) => {
    if ((panel.launch[place] ?? NEVER) < panel.periodNames.length) return [];
    const launches = panel.areaNames.map((_, other) => (other === place ? pretended : NEVER));
    const { observed, expected } = launchStatistics(table, table.events, { ...window, launch: launches });
    if (observed === 0 && expected === 0) return [];
    return [{ area, observed, expected, ratio: expected > 0 ? observed / expected : null }];
  });
}
