import { type RatioDf, ratioUpperTail } from '../distributions/variance-ratio.ts';
import { bySinceLaunch } from './cell-grouping.ts';
import { quadraticForm } from './cholesky.ts';
import type { CountPanel, LaunchWindow } from './count-panel.ts';
import type { FewestAreas } from './effect-inference.ts';
import { areaRole, areasInRole, jackknifeCovariance } from './effect-replicates.ts';
import { estimateGroups, type GroupEstimates, type ImputedEffect, OVERALL } from './group-estimates.ts';
import { PLACEBO_PERIODS, placeboPanel } from './placebo-launches.ts';

/** A joint test of several effects, or why there is none. */
export type JointTest =
  | { readonly status: 'given'; readonly statistic: number; readonly df: RatioDf; readonly p: number }
  | {
      readonly status: 'withheld';
      /** A lead has no interval; there are no more treated areas than leads; or some leads follow from others. */
      readonly reason: 'lead-without-interval' | 'few-treated-areas' | 'dependent-leads';
    };

/** Effects by time since launch, and what came before it. */
export type ImputedEventStudy = {
  /** By period before the launch, from −8 to −1 unless told otherwise; those of anticipation are left out. */
  readonly leads: readonly ImputedEffect[];
  /** From the launch, or the end of phase-in, on. */
  readonly lags: readonly ImputedEffect[];
  /** All leads as one: the placebo. */
  readonly placebo: ImputedEffect;
  readonly preTrend: JointTest;
};

/** How an event study is made. */
export type EventStudyOptions = LaunchWindow & {
  readonly level: number;
  /** Periods before the launch to show; 8 unless given. */
  readonly leads?: number;
  /** From this time since launch on, all periods are one group. */
  readonly last?: number;
  readonly fewest?: FewestAreas;
};

/**
 * Event study by imputation: ratios of observed to expected counts by time since launch.
 *
 * The leads are those of a placebo: launches are pretended earlier, and each pre-period is predicted from what came
 * before it. Residuals of a fit that holds the pre-periods themselves would be too small, and no test.
 *
 * The joint test of the leads is Hotelling's, on the jackknife covariance, and describes no more than it says: simulated
 * without any drift, eight leads of 28 areas give p < 0.1 in 17 to 20 % of studies, of 10 areas in none. Judge the
 * comparison by the pooled placebo (`judgePlacebo`), which fails in 3 to 5 %.
 *
 * @param panel    as described at `CountPanel`
 * @param options  confidence level, number of leads, first lag of the last bin, anticipation and phase-in
 * @returns leads and lags with their intervals, the pooled placebo, and the joint test of the leads
 * @throws {RangeError} as `imputedEffects` and `placeboPanel`
 * @see Borusyak, Jaravel & Spiess 2024; Roth 2022 on what a pre-test does not tell
 */
export function imputedEventStudy(panel: CountPanel, options: EventStudyOptions): ImputedEventStudy {
  const { level, leads = PLACEBO_PERIODS, last, anticipation = 0, fewest } = options;
  const shared = { level, ...(fewest === undefined ? {} : { fewest }) };
  const pretended = placeboPanel(panel, { periods: leads, anticipation });
  const sincePretended = bySinceLaunch(pretended);
  const before = estimateGroups(pretended, { ...shared, groupings: { since: sincePretended } });
  const sinceLaunch = bySinceLaunch(panel, last === undefined ? {} : { last });
  const after = estimateGroups(panel, { ...shared, ...options, groupings: { since: sinceLaunch } });
  const shift = (label: string | number): number => Number(label) - leads - anticipation;
  return {
    leads: effectsOf(before, sincePretended.labels, shift),
    lags: effectsOf(after, sinceLaunch.labels, Number),
    // worked out when asked for: reports show the leads alone
    get placebo() {
      return before.effect(OVERALL, 'placebo');
    },
    get preTrend() {
      return jointTest(before, sincePretended.labels);
    },
  };
}

function effectsOf(
  { effect, first }: GroupEstimates,
  labels: readonly (string | number)[],
  nameOf: (label: string | number) => number,
): readonly ImputedEffect[] {
  const effects = labels.map((label, place) => effect((first.since ?? 0) + place, nameOf(label)));
  return effects.filter(({ areas }) => areas > 0);
}

/** Hotelling's T² of log ratios: areas take the place of observations. */
function jointTest({ replicates, effect, first }: GroupEstimates, labels: readonly (string | number)[]): JointTest {
  const groups = labels
    .map((_, place) => (first.since ?? 0) + place)
    .filter((group) => areasInRole(replicates, group, areaRole.treated) > 0);
  const effects = groups.map((group) => effect(group, group));
  if (effects.length === 0 || effects.some(({ inference }) => inference.status === 'withheld')) {
    return { status: 'withheld', reason: 'lead-without-interval' };
  }
  const areas = Math.min(...effects.map((one) => one.areas));
  const df = { numerator: groups.length, denominator: areas - groups.length };
  if (df.denominator < 1) return { status: 'withheld', reason: 'few-treated-areas' };
  const logs = Float64Array.from(effects, ({ ratio }) => Math.log(ratio ?? 1));
  const distance = quadraticForm(logs, jackknifeCovariance(replicates, groups));
  if (distance === null) return { status: 'withheld', reason: 'dependent-leads' };
  const statistic = (distance * df.denominator) / (df.numerator * (areas - 1));
  return { status: 'given', statistic, df, p: ratioUpperTail(statistic, df) };
}
