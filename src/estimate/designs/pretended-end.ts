import { cellState, type DesignPanel, type PreLaunchPanel } from './design.ts';

/**
 * A panel from before the launch with its last period once more as if it came after: for fits that look at what comes
 * before the launch only, but want something to come after it.
 */
export function withEndOf(panel: PreLaunchPanel): DesignPanel {
  const { areas, periods } = panel;
  const last = periods.at(-1);
  if (!last) return panel;
  const length = periods.length + 1;
  const again = <Column extends Float64Array | Uint8Array>(column: Column, wide: Column): Column => {
    for (let row = 0; row < areas.length; row += 1) {
      wide.set(column.subarray(row * periods.length, (row + 1) * periods.length), row * length);
      wide[row * length + periods.length] = column[(row + 1) * periods.length - 1] ?? 0;
    }
    return wide;
  };
  const size = areas.length * length;
  const state = again(panel.state, new Uint8Array(size));
  for (const [row, { role }] of areas.entries()) {
    const at = row * length + periods.length;
    if (role === 'program' && state[at] === cellState.untreated) state[at] = cellState.treated;
  }
  return {
    grain: panel.grain,
    areas,
    periods: [...periods, last],
    events: again(panel.events, new Float64Array(size)),
    exposure: again(panel.exposure, new Float64Array(size)),
    state,
  };
}
