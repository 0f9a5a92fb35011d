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
  const { areas, periods, events, exposure, state } = panel;
  const cells = Int32Array.from(state.keys()).filter((at) => state[at] !== cellState.leftOut);
  return {
    cells,
    counts: {
      areaNames: areas.map(({ area }) => area),
      periodNames: periods.map(({ label }) => label),
      area: cells.map((at) => Math.floor(at / periods.length)),
      period: cells.map((at) => at % periods.length),
      events: Float64Array.from(cells, (at) => events[at] ?? 0),
      exposure: Float64Array.from(cells, (at) => exposure[at] ?? 0),
      launch: Int32Array.from(areas, ({ role, launch }) => (role === 'program' ? (launch ?? NEVER) : NEVER)),
      kept: new Uint8Array(cells.length).fill(1),
    },
  };
}
