import { type CountPanel, NEVER } from '../../stats/index.ts';
import { cellState, type DesignPanel } from './design.ts';

/** Cells that take part, one row each, and where each of them stands in the design's panel. */
export interface PlacedRows {
  readonly counts: CountPanel;
  /** For each row, its place in the columns of the design's panel. */
  readonly cells: Int32Array;
}

/** The panel as the estimators of panels take it: cells left out have no row. */
export function countPanelOf(panel: DesignPanel): PlacedRows {
  const { areas, periods, state } = panel;
  const cells = new Int32Array(state.length);
  let rows = 0;
  for (let at = 0; at < state.length; at += 1) {
    if (state[at] === cellState.leftOut || panel.exposure[at] === 0) continue;
    cells[rows] = at;
    rows += 1;
  }
  const columns = {
    area: new Int32Array(rows),
    period: new Int32Array(rows),
    events: new Float64Array(rows),
    exposure: new Float64Array(rows),
  };
  for (let row = 0; row < rows; row += 1) {
    const at = cells[row] as number;
    columns.area[row] = Math.floor(at / periods.length);
    columns.period[row] = at % periods.length;
    columns.events[row] = panel.events[at] as number;
    columns.exposure[row] = panel.exposure[at] as number;
  }
  return {
    cells: cells.subarray(0, rows),
    counts: {
      areaNames: areas.map(({ area }) => area),
      periodNames: periods.map(({ label }) => label),
      ...columns,
      launch: Int32Array.from(areas, ({ role, launch }) => (role === 'program' ? (launch ?? NEVER) : NEVER)),
      kept: new Uint8Array(rows).fill(1),
    },
  };
}
