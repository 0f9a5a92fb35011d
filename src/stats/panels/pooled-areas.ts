import { type CountPanel, NEVER, requireCountPanel } from './count-panel.ts';

/**
 * A panel in which some areas are pooled into one, as an area without events before its launch is with its parent.
 *
 * A pool is treated from the first launch in it. Where it holds areas without the programme, its ratio is nearer 1 than
 * that of the programme; the events averted are not affected. A period of a pool counts only when all its areas do.
 *
 * @param panel  as described at `CountPanel`
 * @param pools  the pool of each area that is to be in one, by the area's name; all other areas stay as they are
 * @returns the panel, areas in the order in which they or their pools first occur
 * @throws {RangeError} when the panel is not one, or a name is not one of its areas
 * @example [...poolAreas({ areaNames: ['a', 'b', 'c'], periodNames: ['1', '2'], area: Int32Array.of(0, 0, 1, 1, 2, 2), period: Int32Array.of(0, 1, 0, 1, 0, 1), events: Float64Array.of(10, 6, 20, 16, 10, 8), exposure: new Float64Array(6).fill(1), launch: Int32Array.of(1, 9, 9), kept: new Uint8Array(6).fill(1) }, { a: 'west', c: 'west' }).events] // => [20, 14, 20, 16]
 */
export function poolAreas(panel: CountPanel, pools: Readonly<Record<string, string>>): CountPanel {
  requireCountPanel(panel);
  const strangers = Object.keys(pools).filter((name) => !panel.areaNames.includes(name));
  if (strangers.length > 0) throw new RangeError(`pools: must be of areas of the panel (got ${strangers.join(', ')})`);
  const names = panel.areaNames.map((name) => pools[name] ?? name);
  const areaNames = [...new Set(names)];
  const poolOf = Int32Array.from(names, (name) => areaNames.indexOf(name));
  const periods = panel.periodNames.length;
  const cells = areaNames.length * periods;
  const [events, exposure, counted] = [new Float64Array(cells), new Float64Array(cells), new Int32Array(cells)];
  for (const [row, area] of panel.area.entries()) {
    if (panel.kept[row] !== 1) continue;
    const cell = (poolOf[area] ?? 0) * periods + (panel.period[row] ?? 0);
    events[cell] = (events[cell] ?? 0) + (panel.events[row] ?? 0);
    exposure[cell] = (exposure[cell] ?? 0) + (panel.exposure[row] ?? 0);
    counted[cell] = (counted[cell] ?? 0) + 1;
  }
  const members = areaNames.map((_, pool) => poolOf.filter((other) => other === pool).length);
  const observed = Int32Array.from(counted.keys()).filter(
    (cell) => (counted[cell] ?? 0) === members[Math.floor(cell / periods)],
  );
  return {
    areaNames,
    periodNames: panel.periodNames,
    area: observed.map((cell) => Math.floor(cell / periods)),
    period: observed.map((cell) => cell % periods),
    events: Float64Array.from(observed, (cell) => events[cell] ?? 0),
    exposure: Float64Array.from(observed, (cell) => exposure[cell] ?? 0),
    kept: new Uint8Array(observed.length).fill(1),
    launch: Int32Array.from(areaNames, (_, pool) =>
      panel.launch.reduce((first, launch, area) => (poolOf[area] === pool ? Math.min(first, launch) : first), NEVER),
    ),
  };
}
