import * as stats from '../../src/stats/index.ts';
import { donorPanel, type ParsedPanel, parsePanel, seriesOf } from './donor-panel.ts';
import { type Method, number } from './input.ts';
import { predictorsOf } from './predictors.ts';

/** The treated unit, or the mean of several. */
function panelOf(parsed: ParsedPanel): stats.DonorPanel {
  const treated = parsed.treated.map((name) => seriesOf(parsed, name));
  const [only] = treated;
  return donorPanel(parsed, treated.length === 1 && only ? only : stats.meanUnit(treated, 'mean of the treated'));
}

/** Gaps after the launch by their period, as the oracle names them. */
function gapsByPeriod({ before, after }: ParsedPanel, gaps: readonly number[]): Readonly<Record<string, number>> {
  return Object.fromEntries(after.map((period, index) => [String(period), gaps[before.length + index] ?? Number.NaN]));
}

const byUnit = (weights: readonly stats.DonorWeight[]): Readonly<Record<string, number>> =>
  Object.fromEntries(weights.map(({ unit, weight }) => [unit, weight]));

/** The largest ratios by unit: `placebo_ratios_top5` and its like. */
function topRatios({ fits }: stats.PlaceboRanks): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    fits.map((_, index) => [
      `placebo_ratios_top${index + 1}`,
      Object.fromEntries(fits.slice(0, index + 1).map(({ unit, ratio }) => [unit, ratio])),
    ]),
  );
}

const outcomesOnly: Method = (input, context) => {
  const parsed = parsePanel(input, context);
  const panel = panelOf(parsed);
  const { weights, att, preRmspe, postRmspe, ratio, gaps } = stats.syntheticControl(panel);
  const placebos = stats.placebosInSpace(panel);
  return {
    weights: byUnit(weights),
    att,
    pre_rmspe: preRmspe,
    post_rmspe: postRmspe,
    ratio,
    gaps: gapsByPeriod(parsed, gaps),
    placebo_rank: placebos.rank,
    placebo_n: placebos.n,
    placebo_p: placebos.p,
    ...topRatios(placebos),
  };
};

const withPredictors: Method = (input, context) => {
  const parsed = parsePanel(input, context);
  const panel = panelOf(parsed);
  const predictors = predictorsOf(parsed, String(input['predictors']));
  const { weights, att, gaps, preRmspe, postRmspe, ratio, balance } = stats.predictorControl(panel, predictors);
  const placebos = stats.placebosInSpace(panel, (placebo) => stats.predictorControl(placebo, predictors));
  const effects = Object.entries(gapsByPeriod(parsed, gaps));
  return {
    weights: byUnit(weights),
    v_weights: Object.fromEntries(balance.map(({ name, weight }) => [name, weight])),
    att,
    gaps: gapsByPeriod(parsed, gaps),
    ...Object.fromEntries(
      effects.flatMap(([year, gap]) => [
        [`effect_${year}`, gap],
        [`effect_${year}_approx`, gap],
      ]),
    ),
    pre_rmspe: preRmspe,
    pre_mspe: preRmspe ** 2,
    post_rmspe: postRmspe,
    ratio,
    placebo_rank: placebos.rank,
    placebo_n: placebos.n,
    placebo_p: placebos.p,
    ...topRatios(placebos),
  };
};

const ridgeAugmented: Method = (input, context) => {
  const parsed = parsePanel(input, context);
  const fixed = typeof input['lambda'] === 'number' || input['lambda'] === 'Inf';
  const control = stats.augmentedControl(panelOf(parsed), fixed ? { lambda: number(input, 'lambda') } : {});
  const { weights, att, gaps, lambda, l2Imbalance, scaledImbalance, minWeight, preRmspe, postRmspe } = control;
  return {
    att,
    lambda,
    l2_imbalance: l2Imbalance,
    scaled_l2_imbalance: scaledImbalance,
    weight_sum: weights.reduce((sum, { weight }) => sum + weight, 0),
    min_weight: minWeight,
    weights: byUnit(weights),
    pre_rmspe: preRmspe,
    post_rmspe: postRmspe,
    gaps: gapsByPeriod(parsed, gaps),
  };
};

/** Synthetic controls. */
export const synthetic: Readonly<Record<string, Method>> = {
  synthetic_control_outcomes_only: outcomesOnly,
  synthetic_control_abadie: withPredictors,
  ridge_augmented_scm: ridgeAugmented,
};
