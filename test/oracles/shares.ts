import * as stats from '../../src/stats/index.ts';
import { level, type Method, number, numbers } from './input.ts';

const proportionCi: Method = (input) => {
  const share = { hits: number(input, 'x'), n: number(input, 'n') };
  const pair = (interval: (share: stats.Share, level: number) => stats.Interval) => {
    const { low, high } = interval(share, level(input));
    return [low, high];
  };
  return {
    p: share.hits / share.n,
    wilson: pair(stats.wilsonInterval),
    wilson_cc: pair(stats.wilsonCorrectedInterval),
    clopper_pearson: pair(stats.clopperPearsonInterval),
    agresti_coull: pair(stats.agrestiCoullInterval),
    jeffreys_equal_tailed: pair(stats.jeffreysInterval),
  };
};

const proportionDifference: Method = (input) => {
  const first = { hits: number(input, 'x1'), n: number(input, 'n1') };
  const second = { hits: number(input, 'x2'), n: number(input, 'n2') };
  const { difference, newcombe, score, chiSquare, p } = stats.proportionDifference(first, second, level(input));
  return {
    diff: difference,
    newcombe: [newcombe.low, newcombe.high],
    score_mee: [score.low, score.high],
    chisq: chiSquare,
    p_chisq: p,
    p_fisher: stats.fisherExactP(first, second),
  };
};

const riskRatio: Method = (input) => {
  const now = { hits: number(input, 'x1'), n: number(input, 'n1') };
  const baseline = { hits: number(input, 'x0'), n: number(input, 'n0') };
  const { ratio, difference, katz, koopman } = stats.riskRatio(now, baseline, level(input));
  const odds = stats.conditionalOddsRatio(now, baseline, level(input));
  return {
    rr: ratio,
    katz_lower: katz?.low ?? null,
    katz_upper: katz?.high ?? null,
    koopman: [koopman.low, koopman.high],
    or_conditional_mle: odds.ratio,
    or_ci: [odds.low, odds.high],
    p_fisher: stats.fisherExactP(now, baseline),
    risk_difference: difference,
  };
};

/** Two packages answer the same question by two formulas; the case's source says which. */
const twoProportionPower: Method = (input, { source }) => {
  const design = { n: number(input, 'n'), first: number(input, 'p1'), second: number(input, 'p2') };
  const alpha = number(input, 'alpha', 0.05);
  const { h, power } = stats.twoProportionArcsinePower(design, alpha);
  return { h, power: /\bpwr\b/.test(source) ? power : stats.twoProportionPower(design, alpha) };
};

const effectiveN: Method = (input) => {
  const { size, designEffect } = stats.effectiveSampleSize(numbers(input, 'w'));
  return { n_eff: size, deff: designEffect };
};

/** One site is its own pool, as metafor has it, with a normal interval in place of Hartung and Knapp's. */
function oneSite({ effect, variance }: stats.SiteEffect, confidence: number): Readonly<Record<string, number>> {
  const error = Math.sqrt(variance);
  const reach = error * stats.normalQuantile((1 + confidence) / 2);
  const of = (name: string) => ({ [`${name}_est`]: effect, [`${name}_se`]: error });
  const normal = { hk_se: error, hk_lower: effect - reach, hk_upper: effect + reach };
  return { ...of('fe'), ...of('dl'), ...of('reml'), Q: 0, Q_p: 1, dl_tau2: 0, dl_I2: 0, reml_tau2: 0, ...normal };
}

/** metafor stops its REML iteration when τ² moves by no more than this. */
const METAFOR_THRESHOLD = 1e-5;

const sitePooling: Method = (input) => {
  const variances = numbers(input, 'vi');
  const sites = numbers(input, 'yi').map((effect, index) => ({ effect, variance: variances[index] ?? Number.NaN }));
  if (sites.length === 1) return oneSite(sites[0]!, level(input));
  const { common, q, qP, derSimonianLaird, reml, hartungKnapp } = stats.poolSites(sites, {
    level: level(input),
    tolerance: METAFOR_THRESHOLD,
  });
  return {
    fe_est: common.estimate,
    fe_se: common.standardError,
    Q: q,
    Q_p: qP,
    dl_est: derSimonianLaird.estimate,
    dl_se: derSimonianLaird.standardError,
    dl_tau2: derSimonianLaird.tauSquared,
    dl_I2: derSimonianLaird.iSquared,
    reml_est: reml.estimate,
    reml_se: reml.standardError,
    reml_tau2: reml.tauSquared,
    hk_se: hartungKnapp.standardError,
    hk_lower: hartungKnapp.low,
    hk_upper: hartungKnapp.high,
  };
};

/** Shares, their ratios and differences, and effects of several sites. */
export const shares: Readonly<Record<string, Method>> = {
  proportion_ci: proportionCi,
  proportion_difference: proportionDifference,
  risk_ratio: riskRatio,
  power_two_proportions: twoProportionPower,
  kish_effective_n: effectiveN,
  site_pooling: sitePooling,
};
