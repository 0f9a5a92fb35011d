import type { EstimatedEffect, Reason } from '../../spec/index.ts';
import { bounded, confidence } from '../confidence.ts';
import { cellState, type Design, type DesignPanel, type DesignTerms } from './design.ts';
import { directionOf } from './direction.ts';
import { earlierLaunches } from './panel-edits.ts';
import { firstLaunch } from './pre-launch.ts';

/** How many periods earlier launches are pretended, and how many must lie before even that. */
const earlier = 8;
const fewestBefore = 4;

type Placebo = EstimatedEffect['placebo'];

/**
 * A launch pretended eight periods earlier, on the time before the launch alone, by the same design: it should show
 * nothing.
 *
 * Supported where its interval lies within half of the smallest worthwhile change either way, failed where it excludes
 * no effect, inconclusive otherwise; only a failure takes from the evidence. (A design on a scale of differences is held
 * to the same share of what was expected.)
 */
export function placeboOf(design: Design, panel: DesignPanel, terms: DesignTerms): Placebo {
  if (firstLaunch(panel) < earlier + fewestBefore) return withheld('too-few-periods-before');
  const pretended = earlierLaunches(panel, earlier);
  if (!pretended.state.includes(cellState.treated)) return withheld('too-few-periods-before');
  const outcome = design.estimate(pretended, terms);
  if (outcome.status === 'withheld') return withheld(outcome.reason);
  const { effect } = outcome;
  const interval = effect.at(confidence);
  const share = (x: number): number => (effect.scale === 'ratio' ? x - 1 : x / effect.expected);
  const within = terms.smallestWorthwhile === null ? 0 : Math.abs(terms.smallestWorthwhile - 1) / 2;
  const isWithin = share(interval.low) >= -within && share(interval.high) <= within;
  const fails = directionOf(interval, effect.scale) !== 'unclear';
  return {
    status: 'estimated',
    verdict: isWithin ? 'supported' : fails ? 'failed' : 'inconclusive',
    periods: earlier,
    estimate: effect.estimate,
    low: interval.low,
    high: bounded(interval.high),
  };
}

const withheld = (reason: Reason): Placebo => ({ status: 'withheld', reason });
