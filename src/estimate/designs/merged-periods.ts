import type { DesignPanel } from './design.ts';

/**
 * Periods in which every area is in the same state, taken together as one each.
 *
 * A two-way Poisson model needs no more than these sums: where an area's exposure is the same share of all areas' in each
 * of the periods, its estimates are the same to the last digit, and otherwise nearly so. Ten years of months with a dozen
 * launches become thirteen periods, so that leaving areas out and drawing launches anew cost next to nothing.
 */
export function mergedPeriods(panel: DesignPanel): DesignPanel {
  const { areas, periods } = panel;
  const { length } = periods;
  const firsts: number[] = [];
  const moving = rowsThatMove(panel);
  const isAlike = (a: number, b: number): boolean => {
    for (let place = 0; place < moving.length; place += 1) {
      const first = moving[place] as number;
      if (panel.state[first + a] !== panel.state[first + b]) return false;
    }
    return true;
  };
  const blockOf = periods.map((_, column) => {
    // the last block first: states change seldom
    const known = firsts.findLastIndex((first) => isAlike(first, column));
    if (known < 0) firsts.push(column);
    return known < 0 ? firsts.length - 1 : known;
  });
  const size = areas.length * firsts.length;
  const [events, exposure, state] = [new Float64Array(size), new Float64Array(size), new Uint8Array(size)];
  for (let row = 0; row < areas.length; row += 1) {
    for (let column = 0; column < length; column += 1) {
      const [from, to] = [row * length + column, row * firsts.length + (blockOf[column] as number)];
      events[to] = (events[to] as number) + (panel.events[from] as number);
      exposure[to] = (exposure[to] as number) + (panel.exposure[from] as number);
      state[to] = panel.state[from] as number;
    }
  }
  return {
    ...panel,
    // blocks stand in the order of their first periods, so that those from a launch on come after those before it
    areas: areas.map((area) => {
      const { launch } = area;
      return { ...area, launch: launch === null ? null : firsts.filter((first) => first < launch).length };
    }),
    periods: firsts.flatMap((first) => periods[first] ?? []),
    events,
    exposure,
    state,
  };
}

/** Where the rows of areas start that are not in one state throughout: of areas without a launch, few are. */
function rowsThatMove({ state, periods: { length } }: DesignPanel): readonly number[] {
  const moving: number[] = [];
  for (let first = 0; first < state.length; first += length) {
    let column = 1;
    while (column < length && state[first + column] === state[first]) column += 1;
    if (column < length) moving.push(first);
  }
  return moving;
}
