import type { EstimatedEffect, Reason } from '../../spec/index.ts';
import { bounded, confidence } from '../confidence.ts';
import { cellState, type Design, type DesignPanel, type DesignTerms } from './design.ts';
import { directionOf } from './direction.ts';
import { earlierLaunches } from './panel-edits.ts';
import { firstLaunch } from './pre-launch.ts';

/** How many periods earlier launches are pretended, and how many must lie before even that. */
const earlier = 8;
const fewestBefore = 4;
/** Two more leads: about a quarter, or the least there is, and two years, or the half of what is judged by. */
const otherLeads = { month: [3, 24], quarter: [1, 4], year: [1, 4] } as const;

type Placebo = EstimatedEffect['placebo'];
type Estimated = Extract<Placebo, { readonly status: 'estimated' }>;

/**
 * A launch pretended eight periods earlier, on the time before the launch alone, by the same design: it should show
 * nothing.
 *
 * Supported where its interval lies within half of the smallest worthwhile change either way, failed where it excludes
 * no effect, inconclusive otherwise; only a failure takes from the evidence. (A design on a scale of differences is held
 * to the same share of what was expected.)
 */
export const placeboOf = (design: Design, panel: DesignPanel, terms: DesignTerms): Placebo =>
  placeboAt(earlier, design, { panel, terms });

/**
 * The same at other leads, which judge nothing: with three tries chance alone would fail one in seven comparisons. Where
 * one shows something, an answer hangs on how early starts are pretended, and a reader should know.
 */
export const placebosElsewhere = (design: Design, panel: DesignPanel, terms: DesignTerms): Estimated[] =>
  otherLeads[panel.grain].flatMap((lead) => {
    const placebo = placeboAt(lead, design, { panel, terms });
    return placebo.status === 'estimated' ? [placebo] : [];
  });

interface On {
  readonly panel: DesignPanel;
  readonly terms: DesignTerms;
}

function placeboAt(lead: number, design: Design, { panel, terms }: On): Placebo {
  if (firstLaunch(panel) < lead + fewestBefore) return withheld('too-few-periods-before');
  const pretended = earlierLaunches(panel, lead);
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
    periods: lead,
    estimate: effect.estimate,
    low: interval.low,
    high: bounded(interval.high),
  };
}

const withheld = (reason: Reason): Placebo => ({ status: 'withheld', reason });
