import { type CountPanel, NEVER } from './count-panel.ts';

/** A way of putting the rows of a panel into groups. */
export type CellGrouping = {
  readonly labels: readonly (string | number)[];
  /** For each row, the place of its group in `labels`, or −1 for none. */
  readonly of: Int32Array;
};

type NumberedGrouping = { readonly labels: readonly number[]; readonly of: Int32Array };

/**
 * Rows by time since their area's launch, in periods: 0 is the period of the launch. Rows before it are in no group.
 *
 * @param panel    as described at `CountPanel`
 * @param options  the time from which on all rows are one group; none unless given
 * @example bySinceLaunch({ areaNames: ['a', 'b', 'c'], periodNames: ['1', '2'], area: Int32Array.of(0, 0, 1, 1, 2, 2), period: Int32Array.of(0, 1, 0, 1, 0, 1), events: Float64Array.of(10, 6, 20, 16, 10, 8), exposure: new Float64Array(6).fill(1), launch: Int32Array.of(1, 9, 9), kept: new Uint8Array(6).fill(1) }).of // => { 0: -1, 1: 0, 2: -1, 3: -1, 4: -1, 5: -1 }
 */
export function bySinceLaunch(panel: CountPanel, { last = NEVER }: { readonly last?: number } = {}): CellGrouping {
  return groupBy(panel, (area, period) => {
    const since = period - (panel.launch[area] ?? NEVER);
    return since < 0 ? null : Math.min(since, last);
  });
}

/** Rows by area. */
export function byArea(panel: CountPanel): CellGrouping {
  return { labels: panel.areaNames, of: panel.area };
}

/** Rows by the period of their area's launch; those of areas without a launch in the panel are in no group. */
export function byCohort(panel: CountPanel): CellGrouping {
  const { labels, of } = groupBy(panel, (area) => {
    const launch = panel.launch[area] ?? NEVER;
    return launch < panel.periodNames.length ? launch : null;
  });
  return { labels: labels.map((launch) => panel.periodNames[launch] ?? launch), of };
}

/**
 * Rows by windows of periods, such as years.
 *
 * @param panel    as described at `CountPanel`
 * @param windows  names, each with its first and its last period; a row is in the first window that holds it
 */
export function byPeriodWindow(
  panel: CountPanel,
  windows: readonly { readonly label: string; readonly first: number; readonly last: number }[],
): CellGrouping {
  const of = panel.period.map((period) => windows.findIndex(({ first, last }) => first <= period && period <= last));
  return { labels: windows.map(({ label }) => label), of };
}

/** Groups by a whole number, in its order. */
function groupBy(panel: CountPanel, keyOf: (area: number, period: number) => number | null): NumberedGrouping {
  const of = new Int32Array(panel.area.length).fill(-1);
  const found = new Map<number, number[]>();
  for (let row = 0; row < of.length; row += 1) {
    const key = keyOf(panel.area[row] as number, panel.period[row] as number);
    if (key === null) continue;
    const rows = found.get(key);
    if (rows) rows.push(row);
    else found.set(key, [row]);
  }
  const labels = [...found.keys()].sort((a, b) => a - b);
  for (const [place, label] of labels.entries()) for (const row of found.get(label) ?? []) of[row] = place;
  return { labels, of };
}
