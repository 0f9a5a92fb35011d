import {
  normalQuantile,
  normalTwoSidedP,
  studentQuantile,
  studentTwoSidedP,
  weightedDisplacementDifference,
} from '../../stats/index.ts';
import {
  cellAt,
  cellState,
  type Design,
  type DesignDetail,
  type DesignEffect,
  type DesignOutcome,
  type DesignPanel,
  type IntervalAt,
} from './design.ts';
import { factsOf } from './facts.ts';
import { firstBroken } from './gates.ts';
import { deviationsOf, type Gap, overWindows, type Scatter, scatterOfOne, stepOf } from './lasting-scatter.ts';
import { rowsOf } from './pre-launch.ts';

/** The design assumes that all areas would have changed by the same counts; where comparison areas moved more, it cannot tell. */
const stillEnough = 0.2;

/**
 * Weighted displacement difference: how many events fewer (or more) than if programme areas had changed by as many as
 * the comparison areas did.
 *
 * Estimand: (T₁ − T₀) − (C₁ − C₀), season by season, the time before weighted to the length of the time since: a number of
 * events, and of the time since the launch.
 *
 * Inference: the variance of a count is φ × the count, and φ the dispersion of the difference of the arms before the
 * launch, larger where deviations last, with t on its degrees of freedom: what moves both arms alike is in neither.
 *
 * It assumes parallel differences, so it is refused where the arms' counts before are not within a factor of 2, and it is
 * withheld where comparison areas moved by a fifth: in percent, programme and comparison areas then differ even if they
 * changed by the same counts. Only counts and rates have it.
 *
 * @see Wheeler & Ratcliffe 2018, Crime Science 7:11; R ptools::wdd
 */
export const weightedDisplacement: Design = {
  id: 'weighted-displacement-difference',
  refuse: (panel, terms) =>
    terms.countsEvents
      ? firstBroken('weighted-displacement-difference', factsOf(panel), terms)
      : { reason: 'not-for-this-measure', observed: null, limit: null },
  estimate: (panel) => {
    const totals = totalsOf(panel);
    const seasonOf = seasonsOf(panel, totals);
    const all = strataBy(totals, seasonOf);
    const strata = [...all.values()].filter(({ periods }) => periods.before > 0 && periods.after > 0);
    if (strata.length === 0) return withheld('too-few-periods-after');
    const [program, comparison] = [armOf(strata, 'program'), armOf(strata, 'comparison')];
    if (comparison.before === 0) return withheld('no-events-in-baseline');
    if (Math.abs(comparison.after - comparison.before) >= stillEnough * comparison.before)
      return withheld('comparison-moved');
    const { dispersion, df } = scatterOf(panel, totals, (column) => all.get(seasonOf(column)));
    const difference = sumOf(strata, dispersion);
    if (difference.standardError === 0) return withheld('too-few-events');
    const effect = effectOf(difference, { dispersion, df });
    return {
      status: 'estimated',
      effect: {
        ...effect,
        areas: { program: rowsOf(panel, 'program').length, comparison: rowsOf(panel, 'comparison').length },
        observed: program.after,
        expected: program.after - difference.estimate,
        detail: () => ({
          ...detailOf(panel, totals),
          dispersion,
          comparisonChange: comparison.after / comparison.before,
          leftOut: [],
        }),
      },
    };
  },
};

const withheld = (reason: Extract<DesignOutcome, { status: 'withheld' }>['reason']): DesignOutcome => ({
  status: 'withheld',
  reason,
});

/** Sums of one arm by period; null where some area of either arm takes no part, for counts of fewer areas are smaller. */
type Totals = readonly ({ readonly program: number; readonly comparison: number; readonly isAfter: boolean } | null)[];

function totalsOf(panel: DesignPanel): Totals {
  const [program, comparison] = [rowsOf(panel, 'program'), rowsOf(panel, 'comparison')];
  return panel.periods.map((_, column) => {
    const stateOf = (row: number): number => panel.state[cellAt(panel, row, column)] ?? cellState.leftOut;
    if ([...program, ...comparison].some((row) => stateOf(row) === cellState.leftOut)) return null;
    const sum = (rows: readonly number[]): number =>
      rows.reduce((total, row) => total + (panel.events[cellAt(panel, row, column)] ?? 0), 0);
    return {
      program: sum(program),
      comparison: sum(comparison),
      isAfter: program.some((row) => stateOf(row) === cellState.treated),
    };
  });
}

interface BeforeAfterSums {
  readonly before: number;
  readonly after: number;
}
/** One season of the year: events of both arms, and how many periods lie before and after. */
interface Stratum {
  readonly program: BeforeAfterSums;
  readonly comparison: BeforeAfterSums;
  readonly periods: BeforeAfterSums;
}

/** Season by season where each season since the launch also lies before it; all the year as one otherwise. */
function seasonsOf(panel: DesignPanel, totals: Totals): (column: number) => number {
  const bySeason = (column: number): number => panel.periods[column]?.season ?? 0;
  const strata = [...strataBy(totals, bySeason).values()];
  return strata.every(({ periods }) => periods.after === 0 || periods.before > 0) ? bySeason : () => 0;
}

const none = { before: 0, after: 0 };
const nothing: Stratum = { program: none, comparison: none, periods: none };

function strataBy(totals: Totals, seasonOf: (column: number) => number): ReadonlyMap<number, Stratum> {
  const strata = new Map<number, Stratum>();
  for (const [column, total] of totals.entries()) {
    if (total === null) continue;
    const old = strata.get(seasonOf(column)) ?? nothing;
    const add = ({ before, after }: BeforeAfterSums, events: number): BeforeAfterSums =>
      total.isAfter ? { before, after: after + events } : { before: before + events, after };
    strata.set(seasonOf(column), {
      program: add(old.program, total.program),
      comparison: add(old.comparison, total.comparison),
      periods: add(old.periods, 1),
    });
  }
  return strata;
}

/** An arm's events since the launch, and those before it brought to the same time. */
function armOf(strata: readonly Stratum[], arm: 'program' | 'comparison'): BeforeAfterSums {
  let [before, after] = [0, 0];
  for (const { [arm]: counts, periods } of strata) {
    before += (counts.before * periods.after) / periods.before;
    after += counts.after;
  }
  return { before, after };
}

function sumOf(
  strata: readonly Stratum[],
  dispersion: number,
): { readonly estimate: number; readonly standardError: number } {
  let [estimate, variance] = [0, 0];
  for (const { program, comparison, periods } of strata) {
    const timeWeights = { before: periods.before / periods.after, after: 1 };
    const { local } = weightedDisplacementDifference(
      { treated: program, control: comparison },
      { level: 0.95, timeWeights, dispersion },
    );
    estimate += local.estimate;
    variance += local.standardError ** 2;
  }
  return { estimate, standardError: Math.sqrt(variance) };
}

/** How much more than chance the difference of the arms scattered about its season before the launch. */
function scatterOf(panel: DesignPanel, totals: Totals, stratumOf: (column: number) => Stratum | undefined): Scatter {
  const gaps = totals.flatMap((total, column): readonly Gap[] => {
    const { program, comparison, periods } = stratumOf(column) ?? nothing;
    if (total === null || total.isAfter || periods.before === 0) return [];
    const [own, theirs] = [program.before / periods.before, comparison.before / periods.before];
    return [{ column, gap: total.program - own - (total.comparison - theirs), variance: own + theirs }];
  });
  const columns = gaps.map(({ column }) => column);
  const step = stepOf(panel, columns);
  const isSeasonal = new Set(columns.map((column) => stratumOf(column))).size > 1;
  const after = totals.filter((total) => total?.isAfter).length;
  const told = scatterOfOne(deviationsOf(panel, gaps, step), (season) => (isSeasonal ? season : 0));
  return overWindows(told, { after: after / step, before: gaps.length / step });
}

/** With an estimated dispersion the reference is Student's t on its degrees of freedom; without one, the normal. */
function effectOf(
  { estimate, standardError }: { readonly estimate: number; readonly standardError: number },
  { dispersion, df }: { readonly dispersion: number; readonly df: number },
): Pick<
  DesignEffect,
  'scale' | 'estimate' | 'p' | 'at' | 'inference' | 'df' | 'standardError' | 'smallestP' | 'without' | 'bound'
> {
  const isNormal = dispersion === 1 || df === 0;
  const z = estimate / standardError;
  const at: IntervalAt = (level) => {
    const tail = (1 + level) / 2;
    const reach = (isNormal ? normalQuantile(tail) : studentQuantile(tail, df)) * standardError;
    return { low: estimate - reach, high: estimate + reach };
  };
  return {
    scale: 'difference',
    estimate,
    p: isNormal ? normalTwoSidedP(z) : studentTwoSidedP(z, df),
    at,
    inference: 'dispersed-normal',
    df: isNormal ? null : df,
    standardError,
    smallestP: null,
    without: [],
    bound: null,
  };
}

/** The programme areas' counts beside what the comparison areas' change would have made of those from before. */
function detailOf(panel: DesignPanel, totals: Totals): Pick<DesignDetail, 'byArea' | 'byCohort' | 'gap'> {
  const means = (arm: 'program' | 'comparison'): number => {
    const before = totals.flatMap((total) => (total && !total.isAfter ? [total[arm]] : []));
    return before.reduce((sum, events) => sum + events, 0) / before.length;
  };
  const [program, comparison] = [means('program'), means('comparison')];
  const gap = totals.map((total, column) => ({
    period: panel.periods[column]?.label ?? '',
    observed: total?.program ?? null,
    expected: total ? program + total.comparison - comparison : null,
    treated: total?.isAfter ?? false,
  }));
  return { byArea: [], byCohort: [], gap };
}
