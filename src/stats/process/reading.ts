import type { ProcessChart } from './process-chart.ts';
import type { ProcessPoint } from './process-segment.ts';

/** Which way is better; `neutral` where neither is. */
export type Better = 'higher' | 'lower' | 'neutral';

/** What one point says: nothing but common causes, or a special cause and what it means. */
export type Variation = 'common-cause' | 'improvement' | 'concern' | 'neutral-high' | 'neutral-low';

/**
 * What a point of a process chart says, by its first rule and by which way is better.
 *
 * @example variationOf({ signals: [{ rule: 'outside-limits', side: 'high' }] }, 'lower') // => 'concern'
 */
export function variationOf({ signals }: Pick<ProcessPoint, 'signals'>, better: Better): Variation {
  const [first] = signals;
  if (first === undefined) return 'common-cause';
  if (better === 'neutral') return first.side === 'high' ? 'neutral-high' : 'neutral-low';
  return (first.side === 'high') === (better === 'higher') ? 'improvement' : 'concern';
}

/**
 * The variation icon of a chart: what its latest judged point says.
 *
 * @returns null where no point is judged
 * @see R NHSRplotthedots 0.2.2
 */
export function latestVariation(chart: Pick<ProcessChart, 'points'>, better: Better): Variation | null {
  const last = latestJudged(chart);
  return last === undefined ? null : variationOf(last, better);
}

/** Whether the process, as it runs now, will meet its target: always, never, by chance; or nothing can be said. */
export type Assurance = 'passes' | 'fails' | 'hit-or-miss' | 'no-limits';

/**
 * The assurance icon of a chart: where the target lies against the limits of the latest judged point.
 *
 * @param target  on the scale of what is plotted
 * @returns null where neither way is better; a target on a limit is hit or miss
 * @see R NHSRplotthedots 0.2.2
 * @example assuranceOf({ points: [{ value: 6, centre: 5.6, low: 1.61, high: 9.59, state: 'baseline', signals: [] }] }, { target: 11, better: 'higher' }) // => 'fails'
 */
export function assuranceOf(
  chart: Pick<ProcessChart, 'points'>,
  { target, better }: { readonly target: number; readonly better: Better },
): Assurance | null {
  if (better === 'neutral') return null;
  const { low, high } = latestJudged(chart) ?? { low: null, high: null };
  if (low === null || high === null) return 'no-limits';
  if (target > high) return better === 'higher' ? 'fails' : 'passes';
  if (target < low) return better === 'higher' ? 'passes' : 'fails';
  return 'hit-or-miss';
}

function latestJudged({ points }: Pick<ProcessChart, 'points'>): ProcessPoint | undefined {
  return points.findLast(({ state }) => state === 'baseline' || state === 'monitored');
}
