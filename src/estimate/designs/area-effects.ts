import { bounded, confidence } from '../confidence.ts';
import { countRatio } from './count-ratio.ts';
import { cellAt, cellState, type DesignDetail, type DesignPanel } from './design.ts';
import { rowsOf } from './pre-launch.ts';

/** What a design expects of a cell, and how much counts scatter. */
export interface Expectation {
  /** NaN where the design expects nothing of the cell. */
  readonly expected: (row: number, column: number) => number;
  readonly dispersion: number;
  readonly df: number;
}

interface Sums {
  observed: number;
  expected: number;
  before: number;
}

/**
 * The effect area by area, and by the period in which areas began.
 *
 * One area is too little to see how areas differ: its interval stands for the chance in its own counts, now and before,
 * widened by the dispersion; not for shocks that an area has alone.
 */
export function areaEffects(panel: DesignPanel, expectation: Expectation): Pick<DesignDetail, 'byArea' | 'byCohort'> {
  const areas = rowsOf(panel, 'program').flatMap((row) => {
    const sums = sumsOf(panel, row, expectation);
    const ratio = ratioOf(sums, expectation);
    const area = panel.areas[row];
    return ratio && area ? [{ area: area.area, launch: area.launchDay, period: area.launch ?? 0, sums, ratio }] : [];
  });
  const cohorts = new Map<number, typeof areas>();
  for (const entry of areas) cohorts.set(entry.period, [...(cohorts.get(entry.period) ?? []), entry]);
  return {
    byArea: areas.map(({ area, launch, ratio }) => ({ area, launch, ...ratio })),
    byCohort: [...cohorts.entries()]
      .sort(([a], [b]) => a - b)
      .flatMap(([, members]) => {
        const sums = members.reduce(addTo, { observed: 0, expected: 0, before: 0 });
        const ratio = ratioOf(sums, expectation);
        const launch = members.map((member) => member.launch).sort()[0] ?? '';
        return ratio ? [{ launch, areas: members.length, ...ratio }] : [];
      }),
  };
}

const addTo = (total: Sums, { sums }: { readonly sums: Sums }): Sums => ({
  observed: total.observed + sums.observed,
  expected: total.expected + sums.expected,
  before: total.before + sums.before,
});

function sumsOf(panel: DesignPanel, row: number, { expected }: Expectation): Sums {
  const sums = { observed: 0, expected: 0, before: 0 };
  for (let column = 0; column < panel.periods.length; column += 1) {
    const at = cellAt(panel, row, column);
    if (panel.state[at] === cellState.untreated) sums.before += panel.events[at] ?? 0;
    if (panel.state[at] !== cellState.treated) continue;
    const mean = expected(row, column);
    if (Number.isNaN(mean)) continue;
    sums.observed += panel.events[at] ?? 0;
    sums.expected += mean;
  }
  return sums;
}

function ratioOf(
  { observed, expected, before }: Sums,
  { dispersion, df }: Expectation,
): Omit<DesignDetail['byArea'][number], 'area' | 'launch'> | null {
  const found = countRatio({ observed, expected, before, dispersion, df });
  if (found === null) return null;
  const { low, high } = found.at(confidence);
  return { observed, expected, estimate: found.ratio, low, high: bounded(high) };
}
