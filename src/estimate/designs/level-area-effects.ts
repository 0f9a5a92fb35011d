import { studentQuantile } from '../../stats/index.ts';
import { confidence } from '../confidence.ts';
import { cellState, type DesignDetail, type DesignPanel, type LevelTerms } from './design.ts';
import { rowsOf } from './pre-launch.ts';

interface Sums {
  /** Records of treated cells, with the sums over them of what was observed and what was expected. */
  readonly records: number;
  readonly observed: number;
  readonly expected: number;
  /** Records from before the launch. */
  readonly before: number;
}

export interface LevelScatter {
  /** Variance of the value of one record about what is expected of its cell. */
  readonly variance: number;
  readonly df: number;
}

interface Fitted {
  readonly levels: LevelTerms;
  /** By cell; NaN where nothing is expected. */
  readonly fitted: Float64Array;
}

/**
 * The effect on a share or a mean area by area, and by the period in which areas began.
 *
 * One area is too little to see how areas differ: its interval stands for the chance in its own records, now and before,
 * and for how untreated cells scatter about area and period; not for shocks that an area has alone.
 */
export function levelAreaEffects(panel: DesignPanel, made: Fitted): Pick<DesignDetail, 'byArea' | 'byCohort'> {
  const scatter = levelScatter(panel, made);
  if (scatter === null) return { byArea: [], byCohort: [] };
  const areas = rowsOf(panel, 'program').flatMap((row) => {
    const [area, sums] = [panel.areas[row], sumsOf(panel, row, made)];
    return area && sums.records > 0 && sums.before > 0 ? [{ ...area, sums, launch: area.launch ?? 0 }] : [];
  });
  const cohorts = new Map<number, typeof areas>();
  for (const one of areas) cohorts.set(one.launch, [...(cohorts.get(one.launch) ?? []), one]);
  return {
    byArea: areas.map(({ area, launchDay, sums }) => ({ area, launch: launchDay, ...effectOf(sums, scatter) })),
    byCohort: [...cohorts]
      .sort(([a], [b]) => a - b)
      .map(([, members]) => ({
        launch: members.map(({ launchDay }) => launchDay).sort()[0] ?? '',
        areas: members.length,
        ...effectOf(members.map(({ sums }) => sums).reduce(added), scatter),
      })),
  };
}

function effectOf({ records, observed, expected, before }: Sums, { variance, df }: LevelScatter) {
  const estimate = (observed - expected) / records;
  const reach = studentQuantile((1 + confidence) / 2, df) * Math.sqrt(variance * (1 / records + 1 / before));
  return {
    observed: observed / records,
    expected: expected / records,
    estimate,
    low: estimate - reach,
    high: estimate + reach,
  };
}

const added = (a: Sums, b: Sums): Sums => ({
  records: a.records + b.records,
  observed: a.observed + b.observed,
  expected: a.expected + b.expected,
  before: a.before + b.before,
});

function sumsOf({ periods, events, exposure, state }: DesignPanel, row: number, { levels, fitted }: Fitted): Sums {
  let [records, observed, expected, before] = [0, 0, 0, 0];
  for (let at = row * periods.length; at < (row + 1) * periods.length; at += 1) {
    const weight = exposure[at] as number;
    if (weight === 0 || state[at] === cellState.leftOut || Number.isNaN(fitted[at])) continue;
    if (state[at] === cellState.untreated) {
      before += weight;
      continue;
    }
    records += weight;
    observed += (events[at] as number) / levels.unit;
    expected += weight * (fitted[at] as number);
  }
  return { records, observed, expected, before };
}

/** Of untreated cells about areas and periods; of shares never less than chance gives one record. */
export function levelScatter(panel: DesignPanel, { levels, fitted }: Fitted): LevelScatter | null {
  const { areas, periods, events, exposure, state } = panel;
  let [squares, cells, records, hits] = [0, 0, 0, 0];
  const [rows, columns] = [new Set<number>(), new Set<number>()];
  for (const [at, expected] of fitted.entries()) {
    const weight = exposure[at] as number;
    if (weight === 0 || state[at] !== cellState.untreated || Number.isNaN(expected)) continue;
    squares += weight * ((events[at] as number) / weight / levels.unit - expected) ** 2;
    records += weight;
    hits += events[at] as number;
    cells += 1;
    rows.add(Math.floor(at / periods.length));
    columns.add(at % periods.length);
  }
  const df = cells - rows.size - columns.size + 1;
  if (df < 1 || areas.length === 0) return null;
  const share = hits / records;
  const chance = levels.areHits ? (share * (1 - share)) / levels.unit ** 2 : 0;
  return { variance: Math.max(squares / df, chance), df };
}
