import { createHash } from 'node:crypto';
import { cellState, type DesignPanel, type DesignTerms, type PreLaunchPanel } from './design.ts';

/** The first period in which any programme area was treated; the number of periods where none was. */
export function firstLaunch({ areas, periods }: DesignPanel): number {
  let first = periods.length;
  for (const { role, launch } of areas) if (role === 'program' && launch !== null && launch < first) first = launch;
  return first;
}

/** What a choice of design may see: everything before the first launch, and nothing after it. */
export function preLaunch(panel: DesignPanel): PreLaunchPanel {
  const until = firstLaunch(panel);
  const { length } = panel.periods;
  const cut = <Column extends Float64Array | Uint8Array>(column: Column): Column => {
    const kept = column.slice(0, panel.areas.length * until) as Column;
    for (let row = 0; row < panel.areas.length; row += 1)
      for (let place = 0; place < until; place += 1) kept[row * until + place] = column[row * length + place] as number;
    return kept;
  };
  return {
    masked: 'from the first launch on',
    grain: panel.grain,
    areas: panel.areas,
    periods: panel.periods.slice(0, until),
    events: cut(panel.events),
    exposure: cut(panel.exposure),
    state: cut(panel.state),
  };
}

/**
 * SHA-256 of exactly what a choice of design saw: the data from before the first launch, where and when areas begin,
 * and what was declared.
 *
 * @param declared  the terms, and the design that was asked for
 */
export function hashOf(panel: PreLaunchPanel, declared: DesignTerms & { readonly named: string }): string {
  const areas = panel.areas.map(({ area, role, site, launchDay }) => [area, role, site, launchDay]);
  const periods = panel.periods.map(({ from, to }) => [from, to]);
  const { better, alpha, smallestWorthwhile, countsEvents, levels, named } = declared;
  const terms = [better, alpha, smallestWorthwhile, countsEvents, named, ...(levels === null ? [] : [levels.unit])];
  const hash = createHash('sha256').update(JSON.stringify([panel.grain, areas, periods, terms]));
  for (const column of [panel.events, panel.exposure]) hash.update(bytesOf(column));
  return hash.update(panel.state).digest('hex');
}

/** Least significant byte first, on any machine. */
function bytesOf(column: Float64Array): Uint8Array {
  const bytes = new Uint8Array(column.length * 8);
  const view = new DataView(bytes.buffer);
  for (const [index, value] of column.entries()) view.setFloat64(index * 8, value, true);
  return bytes;
}

/** Areas of one role, by row, that have untreated cells. */
export function rowsOf(panel: DesignPanel, role: 'program' | 'comparison' | 'buffer'): readonly number[] {
  return panel.areas.flatMap((area, row) =>
    area.role === role && hasState(panel, row, cellState.untreated) ? [row] : [],
  );
}

export function hasState({ state, periods }: DesignPanel, row: number, wanted: number): boolean {
  const end = (row + 1) * periods.length;
  for (let at = row * periods.length; at < end; at += 1) if (state[at] === wanted) return true;
  return false;
}
