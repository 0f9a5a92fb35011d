import type { Opinion, Reason } from '../../spec/index.ts';
import {
  type Adjustment,
  balancedPanel,
  groupTimeEffects,
  normalQuantile,
  normalTwoSidedP,
  type OutcomePanel,
  summariseGroupTime,
} from '../../stats/index.ts';
import { confidence } from '../confidence.ts';
import { cellAt, cellState, type DesignPanel, type DesignTerms } from './design.ts';
import { rowsOf } from './pre-launch.ts';

/** With fewer areas, errors from influence functions are far too small. */
const fewest = { program: 5, comparison: 7, years: 3 } as const;

/** Whom groups are compared with, and what is allowed for. */
const variants: readonly {
  readonly variant: string;
  readonly comparison: 'never-treated' | 'not-yet-treated';
  readonly adjustment: Adjustment;
}[] = [
  { variant: 'against areas that never join', comparison: 'never-treated', adjustment: 'regression' },
  { variant: 'against areas that have not joined yet', comparison: 'not-yet-treated', adjustment: 'regression' },
  {
    variant: 'allowing for the level before (doubly robust)',
    comparison: 'never-treated',
    adjustment: 'doubly-robust',
  },
];

/**
 * Group-time effects by year, on levels: a second opinion that shares nothing with a Poisson model but the data.
 *
 * ATT(g, t) = the change since the year before g of areas that joined in year g, less that of areas that never joined (or
 * had not joined yet), averaged over all groups and years since, by the size of groups; by regression, and doubly robust with
 * the level before as covariate. Errors are those of influence functions, with the normal distribution.
 *
 * By years, for where levels differ and seasons multiply, trends in levels are not parallel by quarter: simulated without
 * any effect, 27 % false alarms. The year of a launch counts as treated; an area that lacks part of a year is left out.
 *
 * @see Callaway & Sant'Anna 2021, Journal of Econometrics 225
 */
export function groupTimeOpinions(panel: DesignPanel, terms: DesignTerms): readonly Opinion[] {
  const years = yearPanel(panel, terms.level.exposure);
  const problem = problemOf(years);
  if (problem !== null) return [{ status: 'withheld', design: 'group-time-effects', variant: '', reason: problem }];
  return variants.flatMap(({ variant, comparison, adjustment }): readonly Opinion[] => {
    const needsNever = comparison === 'never-treated' && !years.group.includes(Infinity);
    if (needsNever) return [];
    const covariates = adjustment === 'regression' ? [] : years.covariates;
    const effects = groupTimeEffects(
      { ...years, covariates },
      { comparison, adjustment, base: 'varying', anticipation: 0, withBefore: false },
    );
    const overall = summariseGroupTime(effects, 'simple')?.overall;
    const error = overall?.standardError ?? null;
    if (overall === undefined || error === null)
      return [{ status: 'withheld', design: 'group-time-effects', variant, reason: 'not-estimable' }];
    const reach = normalQuantile((1 + confidence) / 2) * error;
    return [
      {
        status: 'estimated',
        design: 'group-time-effects',
        variant,
        scale: 'difference',
        inference: 'influence-function',
        estimate: overall.effect,
        low: overall.effect - reach,
        high: overall.effect + reach,
        p: normalTwoSidedP(overall.effect / error),
        unit: terms.level.unit,
      },
    ];
  });
}

function problemOf({ times, group }: OutcomePanel): Reason | null {
  if (times.length < fewest.years) return 'too-few-points';
  const last = times.at(-1) ?? 0;
  const treated = group.filter((year) => year <= last);
  if (treated.length < fewest.program) return 'too-few-program-areas';
  // without areas that never join, those that join last are the comparison
  const latest = group.length > treated.length ? Infinity : Math.max(...treated);
  const others = group.filter((year) => (latest === Infinity ? year > last : year === latest));
  return others.length < fewest.comparison || others.length === group.length ? 'too-few-comparison-areas' : null;
}

/** Levels by area and calendar year, with the mean level before the first launch as covariate. */
function yearPanel(panel: DesignPanel, per: number): OutcomePanel {
  const columnsOf = new Map<number, number[]>();
  for (const [column, { from }] of panel.periods.entries()) {
    const year = Number(from.slice(0, 4));
    columnsOf.set(year, [...(columnsOf.get(year) ?? []), column]);
  }
  const whole = [...columnsOf.keys()].filter((year) => columnsOf.get(year)?.length === panel.periods[0]?.seasons);
  const rows = [...rowsOf(panel, 'program'), ...rowsOf(panel, 'comparison')].flatMap((row) =>
    whole.flatMap((year) => {
      const level = levelIn(panel, row, columnsOf.get(year) ?? []);
      const launch = panel.areas[row]?.launch ?? null;
      const joined = launch === null ? undefined : panel.periods[launch]?.from.slice(0, 4);
      return level === null ? [] : [{ unit: row, time: year, group: Number(joined ?? Infinity), outcome: level * per }];
    }),
  );
  const firstYear = Math.min(...rows.map(({ group }) => group));
  const before = new Map<number, number[]>();
  for (const { unit, time, outcome } of rows)
    if (time < firstYear) before.set(unit, [...(before.get(unit) ?? []), outcome]);
  const levels = rows.map(({ unit }) => {
    const own = before.get(unit) ?? [0];
    return own.reduce((sum, value) => sum + value, 0) / own.length;
  });
  return balancedPanel({
    unit: rows.map(({ unit }) => unit),
    time: rows.map(({ time }) => time),
    group: rows.map(({ group }) => group),
    outcome: rows.map(({ outcome }) => outcome),
    covariates: [{ name: 'level before', values: levels }],
  }).panel;
}

/** Events per unit of exposure over some periods; null where one of them takes no part. */
function levelIn(panel: DesignPanel, row: number, columns: readonly number[]): number | null {
  let [events, exposure] = [0, 0];
  for (const column of columns) {
    const at = cellAt(panel, row, column);
    if (panel.state[at] === cellState.leftOut) return null;
    events += panel.events[at] ?? 0;
    exposure += panel.exposure[at] ?? 0;
  }
  return exposure > 0 ? events / exposure : null;
}
