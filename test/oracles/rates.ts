import * as stats from '../../src/stats/index.ts';
import { type Input, level, type Method, number, numbers } from './input.ts';

/** R's default for uniroot, .Machine$double.eps^0.25: exactci solves its mid-p limits no more closely than this. */
const UNIROOT_TOLERANCE = 2 ** -13;

const rateCi: Method = (input) => {
  const count = { events: number(input, 'count'), exposure: number(input, 'exposure', 1) / number(input, 'per', 1) };
  const exact = stats.rateInterval(count, level(input));
  const byar = stats.rateIntervalByar(count, level(input));
  const score = stats.rateIntervalScore(count, level(input));
  return {
    rate: exact.rate,
    exact_lower: exact.low,
    exact_upper: exact.high,
    byar_lower: byar.low,
    byar_upper: byar.high,
    score_lower: score.low,
    score_upper: score.high,
  };
};

function windows(input: Input): readonly [stats.RateCount, stats.RateCount] {
  return [
    { events: number(input, 'x1'), exposure: number(input, 't1', 1) },
    { events: number(input, 'x0'), exposure: number(input, 't0', 1) },
  ];
}

const rateRatio: Method = (input) => {
  const [now, baseline] = windows(input);
  const exact = stats.rateRatio(now, baseline, level(input));
  const midP = stats.rateRatioMidP(now, baseline, { level: level(input), tolerance: UNIROOT_TOLERANCE });
  const score = stats.rateRatioScore(now, baseline, level(input));
  const wald = stats.rateRatioWald(now, baseline, level(input));
  const [scoreTest, waldTest, rootTest] = [stats.rateScoreTest, stats.rateWaldTest, stats.rateSquareRootTest].map(
    (test) => test(now, baseline),
  );
  return {
    ratio: exact.ratio,
    percent_change: exact.ratio === null ? null : (exact.ratio - 1) * 100,
    exact_lower: exact.low,
    exact_upper: exact.high,
    p_central: exact.p,
    p_minlike_poisson_test: stats.rateRatioMinlikeP(now, baseline),
    p_rateratio_test: exact.p,
    midp_lower: midP.low,
    midp_upper: midP.high,
    p_midp: midP.p,
    cond_score_lower: score.low,
    cond_score_upper: score.high,
    wald_lower: wald?.low ?? null,
    wald_upper: wald?.high ?? null,
    p_score: scoreTest?.p,
    z_score: scoreTest?.z,
    p_wald: waldTest?.p,
    z_wald: waldTest?.z,
    p_sqrt: rootTest?.p,
    z_sqrt: rootTest?.z,
    'p_exact-cond': stats.rateRatioMinlikeP(now, baseline),
    'p_cond-midp': stats.rateRatioMinlikeMidP(now, baseline),
    p_etest_score: stats.poissonETest(now, baseline),
  };
};

const percentChange: Method = (input) => {
  const now = { events: number(input, 'post'), exposure: number(input, 't_post', 1) };
  const baseline = { events: number(input, 'pre'), exposure: number(input, 't_pre', 1) };
  const { percent, absolute, low, high, reliable } = stats.percentChange(now, baseline, level(input));
  return { percent, absolute, lower: low, upper: high, reliable };
};

const eTest: Method = (input) => ({
  p: stats.poissonETest(
    { events: number(input, 'k1'), exposure: number(input, 'n1', 1) },
    { events: number(input, 'k2'), exposure: number(input, 'n2', 1) },
    number(input, 'd', 0),
  ),
});

const dispersionTest: Method = (input) => {
  const [only = Number.NaN, second] = numbers(input, 'counts');
  if (second === undefined) return { mean: only, variance: null, ratio: null, chisq: null, df: 0, p_upper: null };
  const { mean, variance, ratio, chiSquare, df, p } = stats.dispersionTest(numbers(input, 'counts'));
  return { mean, variance, ratio, chisq: chiSquare, df, p_upper: p };
};

function wheeler(before: number, after: number, limit: number) {
  const { z, scoreZ, p, low, high } = stats.poissonZ({ before, after }, limit);
  return { z_sqrt: z, z_score: scoreZ, p_two_sided_sqrt: p, band_lower: low, band_upper: high };
}

const poissonZ: Method = (input) => {
  const { pairs } = input;
  const limit = number(input, 'k', 3);
  if (!Array.isArray(pairs)) return wheeler(number(input, 'pre'), number(input, 'post'), limit);
  const each = pairs.map(([before, after]: [number, number]) => wheeler(before, after, limit));
  const fields = Object.keys(each[0] ?? {}) as (keyof (typeof each)[number])[];
  return {
    z: each.map((one) => one.z_sqrt),
    ...Object.fromEntries(fields.map((field) => [field, each.map((one) => one[field])])),
  };
};

const standardisedRatio: Method = (input) => {
  const [observed, expected] = [number(input, 'observed'), number(input, 'expected')];
  const { ratio, low, high, p, z } = stats.standardisedRatio({ observed, expected }, level(input));
  const [inner, outer] = [stats.funnelLimits(expected, 0.95), stats.funnelLimits(expected, 0.998)];
  return {
    ratio,
    lower: low,
    upper: high,
    p_central: p,
    z_score: z,
    'funnel_qpois_2.5': inner.low,
    'funnel_qpois_97.5': inner.high,
    'funnel_qpois_0.1': outer.low,
    'funnel_qpois_99.9': outer.high,
  };
};

const predictionInterval: Method = (input) => {
  const options = { periods: number(input, 'next_n', 1), level: level(input) };
  const { mean, known, predictive } = stats.poissonPredictionInterval(numbers(input, 'baseline_counts'), options);
  return {
    mean,
    pois_lower: known.low,
    pois_upper: known.high,
    nb_predictive_lower: predictive.low,
    nb_predictive_upper: predictive.high,
  };
};

const harmIndex: Method = (input) => {
  const weights = numbers(input, 'weights');
  const crimes = numbers(input, 'counts').map((count, index) => ({ count, weight: weights[index] ?? Number.NaN }));
  const per = number(input, 'per', 1000);
  const population = input['population'] === undefined ? undefined : number(input, 'population');
  const index = stats.harmIndex(crimes, population === undefined ? undefined : { population, per });
  return {
    total: index.total,
    [`per_${per}`]: index.rate,
    se: index.standardError,
    mean_harm_per_crime: index.perCrime,
  };
};

const directRate: Method = (input) => {
  const [populations, standards] = [numbers(input, 'pop'), numbers(input, 'stdpop')];
  const strata = numbers(input, 'count').map((events, index) => ({
    events,
    population: populations[index] ?? Number.NaN,
    standard: standards[index] ?? Number.NaN,
  }));
  const { crude, rate, low, high } = stats.directlyStandardisedRate(strata, level(input));
  return { 'crude.rate': crude, 'adj.rate': rate, lci: low, uci: high };
};

/** Counts and rates of one place. */
export const rates: Readonly<Record<string, Method>> = {
  rate_ci: rateCi,
  rate_ratio: rateRatio,
  percent_change: percentChange,
  poisson_e_test: eTest,
  dispersion_test: dispersionTest,
  poisson_z_wheeler: poissonZ,
  standardised_ratio_funnel: standardisedRatio,
  poisson_prediction_interval: predictionInterval,
  harm_index: harmIndex,
  direct_standardised_rate: directRate,
};
