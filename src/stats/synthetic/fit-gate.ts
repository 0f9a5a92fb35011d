import { requirePositive } from '../counts/rate-count.ts';
import { type DonorPanel, requireDonorPanel } from './donor-panel.ts';
import type { SyntheticControl } from './synthetic-control.ts';

/**
 * What speaks against a synthetic control before anybody has looked past the launch.
 *
 * `poor fit`: the gap before the launch is larger than chance makes it. `outside the donors`: the programme area's
 * level is above every donor's, or below. `few donors`: no placebo rank of so few areas is rare enough for a verdict.
 * `too perfect`: with as many donors as periods, the fit follows the noise, and says nothing of the rest.
 */
export type FitProblem = 'poor fit' | 'outside the donors' | 'few donors' | 'too perfect';

/** Whether an effect may be shown: `good`, `no verdict` (the estimate without a judgement) or `refused`. */
export type FitGate = {
  readonly status: 'good' | 'no verdict' | 'refused';
  readonly problems: readonly FitProblem[];
  /** Root mean squared gap that chance alone makes: of counts √(φ · mean count before the launch). */
  readonly noise: number;
};

/** Gap before the launch, in units of the noise, above which there is no good comparison. */
const poorFit = 1.25;
/** Gap in units of the noise below which a fit with many donors has learned the noise. */
const tooPerfect = 0.5;
/** 1 / (19 + 1) is the first rank that reaches 5 %. */
const fewestDonors = 19;

/**
 * Fit gate of a synthetic control: it sees nothing after the launch.
 *
 * @param panel    counts per period, or levels where `noise` is given
 * @param control  its synthetic control
 * @param options  of counts `dispersion`, the variance of one over its mean (1 for Poisson; never less is wise); of levels
 *                 `noise`, the root mean squared gap that chance alone makes
 * @returns the status and everything that speaks against the fit; the worst of them decides
 * @throws {RangeError} for a panel that is not one, or a dispersion or noise that is not positive
 * @see the refusal table of the methods: our convention, from no package
 * @example fitGate({ treated: { unit: 't', values: [90, 94, 60] }, donors: [{ unit: 'a', values: [50, 52, 50] }], prePeriods: 2 }, { preRmspe: 41 }, { dispersion: 1 }).problems // => ['poor fit', 'outside the donors', 'few donors']
 */
export function fitGate(
  panel: DonorPanel,
  control: Pick<SyntheticControl, 'preRmspe'>,
  options: { readonly dispersion: number } | { readonly noise: number },
): FitGate {
  requireDonorPanel(panel);
  if ('noise' in options) requirePositive(options.noise, 'noise');
  else requirePositive(options.dispersion, 'dispersion');
  const { treated, donors, prePeriods } = panel;
  const level = meanBefore(treated.values, prePeriods);
  const levels = donors.map(({ values }) => meanBefore(values, prePeriods));
  const noise = 'noise' in options ? options.noise : Math.sqrt(options.dispersion * Math.max(0, level));
  const problems: FitProblem[] = [];
  if (control.preRmspe > poorFit * noise) problems.push('poor fit');
  if (level > Math.max(...levels) || level < Math.min(...levels)) problems.push('outside the donors');
  const refused = problems.length > 0;
  if (donors.length < fewestDonors) problems.push('few donors');
  if (donors.length >= prePeriods && control.preRmspe < tooPerfect * noise) problems.push('too perfect');
  return { status: refused ? 'refused' : problems.length > 0 ? 'no verdict' : 'good', problems, noise };
}

function meanBefore(values: readonly number[], prePeriods: number): number {
  let sum = 0;
  for (let period = 0; period < prePeriods; period += 1) sum += values[period] ?? 0;
  return sum / prePeriods;
}
