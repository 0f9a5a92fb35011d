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
 * any effect, 27 % false alarms. The year of a launch counts as treated, unless a part of it takes no part (phase-in,
 * anticipation): such years are passed over, as neither before nor since (see `yearsOf`). An area that lacks part of any
 * other year is left out.
 *
 * @see Callaway & Sant'Anna 2021, Journal of Econometrics 225
 */
export function groupTimeOpinions(panel: DesignPanel, terms: DesignTerms): readonly Opinion[] {
  const { years, anticipation } = yearPanel(panel, terms.level.exposure);
  const problem = problemOf(years);
  if (problem !== null) return [{ status: 'withheld', design: 'group-time-effects', variant: '', reason: problem }];
  return variants.flatMap(({ variant, comparison, adjustment }): readonly Opinion[] => {
    const needsNever = comparison === 'never-treated' && !years.group.includes(Infinity);
    if (needsNever) return [];
    const covariates = adjustment === 'regression' ? [] : years.covariates;
    const effects = groupTimeEffects(
      { ...years, covariates },
      { comparison, adjustment, base: 'varying', anticipation, withBefore: false },
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

/** Columns of each calendar year that the panel holds whole, in order. */
function wholeYears({ periods }: DesignPanel): ReadonlyMap<number, readonly number[]> {
  const columnsOf = new Map<number, number[]>();
  for (const [column, { from }] of periods.entries()) {
    const year = Number(from.slice(0, 4));
    columnsOf.set(year, [...(columnsOf.get(year) ?? []), column]);
  }
  return new Map([...columnsOf].filter(([, columns]) => columns.length === periods[0]?.seasons));
}

/** One area by year: the first that counts as treated, how many before it count for nothing, and its levels. */
interface AreaYears {
  readonly group: number;
  readonly passedOver: number;
  /** Null where a part of the year is missing that should be there; those passed over are asked of by nothing. */
  readonly levels: readonly (number | null)[];
}

/** More years than this about a launch are not passed over: of every area the same number is. */
const mostPassedOver = 2;

/**
 * An area joins in the first year from its launch on that is whole. Years just before that one of which a part takes no
 * part are passed over: they are no base to measure from, and their area is no comparison in them.
 */
function yearsOf(panel: DesignPanel, row: number, whole: ReadonlyMap<number, readonly number[]>): AreaYears {
  const years = [...whole.keys()];
  const levels = years.map((year) => levelIn(panel, row, whole.get(year) ?? []));
  const launched = panel.periods[panel.areas[row]?.launch ?? -1]?.from.slice(0, 4);
  if (launched === undefined) return { group: Infinity, passedOver: 0, levels };
  const next = Math.max(Number(launched), (years.at(-1) ?? 0) + 1);
  const group = years.find((year, place) => year >= Number(launched) && levels[place] !== null) ?? next;
  const end = years.filter((year) => year < group).length;
  const lastWhole = levels.slice(0, end).findLastIndex((level) => level !== null);
  const passedOver = end - lastWhole - 1;
  if (passedOver > mostPassedOver) return { group, passedOver: 0, levels };
  return { group, passedOver, levels: levels.map((level, place) => (place > lastWhole && place < end ? 0 : level)) };
}

/** Levels by area and calendar year, with the mean level before the first launch as covariate. */
function yearPanel(panel: DesignPanel, per: number): { readonly years: OutcomePanel; readonly anticipation: number } {
  const whole = wholeYears(panel);
  const times = [...whole.keys()];
  const areas = [...rowsOf(panel, 'program'), ...rowsOf(panel, 'comparison')].map((row) => ({
    row,
    ...yearsOf(panel, row, whole),
  }));
  const anticipation = Math.max(0, ...areas.map(({ passedOver }) => passedOver));
  const firstYear = Math.min(...areas.map(({ group }) => group)) - anticipation;
  const rows = areas.flatMap(({ row, group, levels }) => {
    const before = levels.filter((level, place): level is number => level !== null && (times[place] ?? 0) < firstYear);
    const mean = before.length === 0 ? 0 : (per * before.reduce((sum, level) => sum + level, 0)) / before.length;
    return levels.flatMap((level, place) =>
      level === null ? [] : [{ unit: row, time: times[place] ?? 0, group, outcome: level * per, mean }],
    );
  });
  const { panel: years } = balancedPanel({
    unit: rows.map(({ unit }) => unit),
    time: rows.map(({ time }) => time),
    group: rows.map(({ group }) => group),
    outcome: rows.map(({ outcome }) => outcome),
    covariates: [{ name: 'level before', values: rows.map(({ mean }) => mean) }],
  });
  return { years, anticipation };
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
