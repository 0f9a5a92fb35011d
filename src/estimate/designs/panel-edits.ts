import { cellState, type DesignArea, type DesignPanel } from './design.ts';

/** The same panel under another choice: each edit leaves the columns that it does not change as they are. */

/** The panel of some of its areas, in their order. */
export function withAreas(panel: DesignPanel, keeps: (area: DesignArea, row: number) => boolean): DesignPanel {
  const rows = [...panel.areas.keys()].filter((row) => keeps(panel.areas[row] as DesignArea, row));
  if (rows.length === panel.areas.length) return panel;
  const { length } = panel.periods;
  const pick = <Column extends Float64Array | Uint8Array>(column: Column): Column => {
    const kept = column.slice(0, rows.length * length) as Column;
    for (let place = 0; place < rows.length; place += 1) {
      const first = (rows[place] as number) * length;
      for (let at = 0; at < length; at += 1) kept[place * length + at] = column[first + at] as number;
    }
    return kept;
  };
  return {
    ...panel,
    areas: rows.map((row) => panel.areas[row] as DesignArea),
    events: pick(panel.events),
    exposure: pick(panel.exposure),
    state: pick(panel.state),
  };
}

/** The panel with other states: cells for which none is given stay as they are. Left-out cells stay left out. */
export function withStates(
  panel: DesignPanel,
  stateOf: (row: number, column: number, state: number) => number,
): DesignPanel {
  const { length } = panel.periods;
  const [state, events, exposure] = [panel.state.slice(), panel.events.slice(), panel.exposure.slice()];
  for (let row = 0; row < panel.areas.length; row += 1)
    for (let column = 0; column < length; column += 1) {
      const at = row * length + column;
      const old = state[at] as number;
      if (old === cellState.leftOut) continue;
      const now = stateOf(row, column, old);
      state[at] = now;
      if (now !== cellState.leftOut) continue;
      events[at] = 0;
      exposure[at] = 0;
    }
  return { ...panel, state, events, exposure };
}

/**
 * Launches pretended so many periods earlier, on cells from before the launch alone: nothing should be found.
 *
 * An area that has too little time before its launch for that keeps its untreated cells up to the pretended launch; a
 * programme area without any is left out.
 */
export function earlierLaunches(panel: DesignPanel, periods: number): DesignPanel {
  const moved = panel.areas.map((area) =>
    area.role === 'comparison' || area.launch === null ? area : { ...area, launch: area.launch - periods },
  );
  const pretended = withStates({ ...panel, areas: moved }, (row, column, old) => {
    if (old === cellState.treated) return cellState.leftOut;
    const { role, launch } = moved[row] as DesignArea;
    return role !== 'comparison' && launch !== null && column >= launch ? cellState.treated : cellState.untreated;
  });
  return withAreas(pretended, ({ role, launch }) => role === 'comparison' || launch === null || launch > 0);
}

/** Neighbouring areas in the place of the programme areas, against the same comparison areas. */
export function buffersAsProgram(panel: DesignPanel): DesignPanel {
  const without = withAreas(panel, ({ role }) => role !== 'program');
  return {
    ...without,
    areas: without.areas.map((area) => (area.role === 'buffer' ? { ...area, role: 'program' } : area)),
  };
}

/** Some of the time before the launch left out, for every area: `keeps` is asked of each period. */
export function withBaseline(panel: DesignPanel, until: number, keeps: (column: number) => boolean): DesignPanel {
  return withStates(panel, (_, column, old) => (column >= until || keeps(column) ? old : cellState.leftOut));
}
