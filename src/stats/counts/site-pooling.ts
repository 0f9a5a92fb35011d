import { chiSquareUpperTail, studentQuantile } from '../distributions/distributions.ts';
import { type Interval, requireFraction, requirePositive } from './rate-count.ts';

/** One site's effect (a log ratio) and its variance. */
export type SiteEffect = { readonly effect: number; readonly variance: number };

/** A pooled effect and its standard error. */
export type Pooled = { readonly estimate: number; readonly standardError: number };

/** A pooled effect whose sites differ by more than chance: τ² is the variance between them. */
export type RandomEffects = Pooled & { readonly tauSquared: number };

/**
 * Effects of several sites as one.
 *
 * The Hartung–Knapp error can be far too small, even 0 where sites agree: whoever shows it takes the larger of it and
 * the REML error. With fewer than five sites τ² is a guess: show the sites instead.
 *
 * @param sites  two or more effects with positive variances
 * @param options  confidence level of the Hartung–Knapp interval, and the change of τ² at which REML stops (metafor
 *                 stops at 1e-5; ours goes on to full precision)
 * @returns `common` (one effect for all), Cochran's Q with its p, `derSimonianLaird` with I² in percent, `reml`, and
 *          `hartungKnapp` about the REML estimate with t on k − 1
 * @throws {RangeError} when there are fewer than two sites or a variance is not positive
 * @see Viechtbauer 2005; R metafor::rma
 * @example poolSites([{ effect: -0.2, variance: 0.04 }, { effect: -0.2, variance: 0.09 }], { level: 0.95 }).common.standardError // => 0.166410058868
 */
export function poolSites(
  sites: readonly SiteEffect[],
  options: { readonly level: number; readonly tolerance?: number },
): {
  readonly common: Pooled;
  readonly q: number;
  readonly qP: number;
  readonly derSimonianLaird: RandomEffects & { readonly iSquared: number };
  readonly reml: RandomEffects;
  readonly hartungKnapp: Interval & { readonly standardError: number };
} {
  requireFraction(options.level, 'level');
  if (sites.length < 2) throw new RangeError(`sites: must be two or more (got ${sites.length})`);
  for (const [index, { variance }] of sites.entries()) requirePositive(variance, `sites[${index}].variance`);
  const df = sites.length - 1;
  const common = weightedMean(sites, 0);
  const q = scatter(sites, 0, common.estimate);
  const momentTau = Math.max(0, (q - df) / spreadOfWeights(sites));
  const remlTau = remlTauSquared(sites, options.tolerance ?? 1e-14);
  const reml = weightedMean(sites, remlTau);
  const knapp = Math.sqrt(scatter(sites, remlTau, reml.estimate) / df) * reml.standardError;
  const reach = studentQuantile((1 + options.level) / 2, df) * knapp;
  const typical = df / spreadOfWeights(sites);
  return {
    common,
    q,
    qP: chiSquareUpperTail(q, df),
    derSimonianLaird: {
      ...weightedMean(sites, momentTau),
      tauSquared: momentTau,
      iSquared: (100 * momentTau) / (momentTau + typical),
    },
    reml: { ...reml, tauSquared: remlTau },
    hartungKnapp: { standardError: knapp, low: reml.estimate - reach, high: reml.estimate + reach },
  };
}

/** Sums over sites of powers of their weights 1 / (variance + τ²), and of the weighted effects. */
function weightedMean(sites: readonly SiteEffect[], tauSquared: number): Pooled {
  let [weights, effects] = [0, 0];
  for (const { effect, variance } of sites) {
    weights += 1 / (variance + tauSquared);
    effects += effect / (variance + tauSquared);
  }
  return { estimate: effects / weights, standardError: Math.sqrt(1 / weights) };
}

function scatter(sites: readonly SiteEffect[], tauSquared: number, centre: number): number {
  let sum = 0;
  for (const { effect, variance } of sites) sum += (effect - centre) ** 2 / (variance + tauSquared);
  return sum;
}

/** DerSimonian and Laird's C: Σw − Σw² / Σw. */
function spreadOfWeights(sites: readonly SiteEffect[]): number {
  let [weights, squares] = [0, 0];
  for (const { variance } of sites) {
    weights += 1 / variance;
    squares += 1 / variance ** 2;
  }
  return weights - squares / weights;
}

/** Hedges' estimate, the plain variance of the effects less the mean of theirs: where metafor starts as well. */
function hedgesTauSquared(sites: readonly SiteEffect[]): number {
  const mean = sites.reduce((sum, { effect }) => sum + effect, 0) / sites.length;
  let excess = 0;
  for (const { effect, variance } of sites) {
    excess += (effect - mean) ** 2 / (sites.length - 1) - variance / sites.length;
  }
  return Math.max(0, excess);
}

/**
 * Restricted maximum likelihood by Fisher scoring, halving any step that would make τ² negative. Where one precise site
 * stands against many that agree, scoring swings about the estimate and may do so for ever: steps that turn without getting
 * smaller are halved from then on.
 */
function remlTauSquared(sites: readonly SiteEffect[], tolerance: number): number {
  let tauSquared = hedgesTauSquared(sites);
  let [damping, before] = [1, 0];
  for (let round = 0; round < 1000; round += 1) {
    const { estimate } = weightedMean(sites, tauSquared);
    let [w1, w2, w3, residual] = [0, 0, 0, 0];
    for (const { effect, variance } of sites) {
      const weight = 1 / (variance + tauSquared);
      w1 += weight;
      w2 += weight ** 2;
      w3 += weight ** 3;
      residual += weight ** 2 * (effect - estimate) ** 2;
    }
    const information = w2 - (2 * w3) / w1 + (w2 / w1) ** 2;
    const scored = (residual - (w1 - w2 / w1)) / information;
    if (scored * before < 0 && Math.abs(scored) > Math.abs(before) / 2) damping /= 2;
    before = scored;
    const step = damping * scored;
    if (tauSquared === 0 && step <= 0) return 0;
    const next = tauSquared + step < 0 ? (tauSquared < 1e-12 ? 0 : tauSquared / 2) : tauSquared + step;
    if (Math.abs(next - tauSquared) <= tolerance) return next;
    tauSquared = next;
  }
  return tauSquared;
}
