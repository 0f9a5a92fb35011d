import { type InvertedTest, invertedTest } from '../judging/inverted-test.ts';
import type { CountPanel } from './count-panel.ts';
import { type LaunchTrials, launchTrials, type TrialOptions, trialStatistics } from './launch-trials.ts';

/** A programme judged by where else its launches might have been. */
export type RedrawnLaunches = InvertedTest & {
  /** Observed over expected. */
  readonly ratio: number;
  /** How many ways there are to give the launches to areas, and whether all were looked at or a sample of them. */
  readonly ways: number;
  readonly isExhaustive: boolean;
  readonly smallest: number;
};

/** Statistics that differ by less are ties. */
const SLACK = 1e-9;

/**
 * Randomisation inference over launches, with an interval at any level.
 *
 * The larger p of two statistics, log ΣO/ΣM and Σ(O − M)/√M, is taken over all other launches (`randomisedLaunches`
 * takes the same with a full fit for each, at some hundred times the cost).
 *
 * @param panel    as described at `CountPanel`; merged periods are enough
 * @param options  strata (see `levelStrata`), seeded draws
 * @returns null where no event was observed or expected in treated cells
 * @throws {RangeError} when the panel is not one
 * @see Imbens & Rubin 2015, ch. 5; MacKinnon & Webb 2020 on two statistics with few treated clusters
 */
export function redrawnLaunches(panel: CountPanel, options: TrialOptions): RedrawnLaunches | null {
  const trials = launchTrials(panel, options);
  if (trials === null) return null;
  const centre = trialStatistics(trials, 1).logRatio[0] ?? Number.NaN;
  if (!Number.isFinite(centre)) return null;
  const smallest = 1 / trials.trials;
  const { p, at } = invertedTest((log) => pAt(trials, log), centre, smallest);
  return { ratio: Math.exp(centre), p, at, ways: trials.ways, isExhaustive: trials.isExhaustive, smallest };
}

/** The larger share of trials that are at least as extreme as the true one, were the effect that ratio. */
function pAt(trials: LaunchTrials, log: number): number {
  const { logRatio, standardised } = trialStatistics(trials, Math.exp(log));
  return Math.max(shareOf(logRatio), shareOf(standardised));
}

function shareOf(values: Float64Array): number {
  const truth = Math.abs(values[0] ?? Number.NaN) - SLACK;
  let extreme = 0;
  for (const value of values) if (Number.isNaN(value) || Math.abs(value) >= truth) extreme += 1;
  return extreme / values.length;
}
