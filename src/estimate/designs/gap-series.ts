import { cellAt, cellState, type DesignDetail, type DesignPanel } from './design.ts';
import { rowsOf } from './pre-launch.ts';

/**
 * Programme areas' events period by period beside what was expected of them, for charts.
 *
 * Sums are over areas that take part in the period. Where a design says nothing of a cell from before the launch, what
 * happened there is what was expected; a treated cell of which it expects nothing is in neither sum. `treated` says that
 * some of the areas were.
 */
export function gapOf(panel: DesignPanel, expected: (row: number, column: number) => number): DesignDetail['gap'] {
  const rows = rowsOf(panel, 'program');
  return panel.periods.map(({ label }, column) => {
    let [observed, mean, areas] = [0, 0, 0];
    let treated = false;
    for (const row of rows) {
      const at = cellAt(panel, row, column);
      const isTreated = panel.state[at] === cellState.treated;
      const fitted = expected(row, column);
      if (panel.state[at] === cellState.leftOut || (isTreated && Number.isNaN(fitted))) continue;
      areas += 1;
      observed += panel.events[at] ?? 0;
      mean += Number.isNaN(fitted) ? (panel.events[at] ?? 0) : fitted;
      treated ||= isTreated;
    }
    const isKnown = areas > 0;
    return { period: label, observed: isKnown ? observed : null, expected: isKnown ? mean : null, treated };
  });
}

/**
 * The same of shares and means: their value over the records of programme areas beside what was expected of the same
 * records, in the unit that is shown.
 *
 * @param expected  by cell; NaN where nothing is expected
 */
export function levelGapOf(panel: DesignPanel, unit: number, expected: Float64Array): DesignDetail['gap'] {
  const rows = rowsOf(panel, 'program');
  return panel.periods.map(({ label }, column) => {
    let [records, observed, mean] = [0, 0, 0];
    let treated = false;
    for (const row of rows) {
      const at = cellAt(panel, row, column);
      const [weight, fitted] = [panel.exposure[at] as number, expected[at] as number];
      const isTreated = panel.state[at] === cellState.treated;
      if (panel.state[at] === cellState.leftOut || weight === 0 || (isTreated && Number.isNaN(fitted))) continue;
      const own = (panel.events[at] as number) / unit;
      records += weight;
      observed += own;
      mean += Number.isNaN(fitted) ? own : weight * fitted;
      treated ||= isTreated;
    }
    const isKnown = records > 0;
    return {
      period: label,
      observed: isKnown ? observed / records : null,
      expected: isKnown ? mean / records : null,
      treated,
    };
  });
}
