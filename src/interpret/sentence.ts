import type { Bound, Change, EstimatedChange, Level, Metric, Movement, Sentence } from '../spec/index.ts';
import { directionOf } from './movement.ts';

type Params = Record<string, string | number | boolean>;

const unworded = (key: string, params: Params): Sentence => ({ key, params, text: '' });
const open = (bound: Bound): number | null => (typeof bound === 'number' ? bound : null);

/** Whole events, and at least one: an interval that leaves zero out must not be worded with it. */
const wholeEvents = (x: number): number => Math.max(1, Math.round(Math.abs(x)));

/**
 * The finding in one sentence, as a key and the numbers it may use. Total: every movement and every withheld
 * reason has one. The direction comes from the same interval as the verdict, so the two cannot disagree.
 */
export function sentenceOf(
  metric: Metric,
  { now, change, movement }: { now: Level; change: Change; movement: Movement },
): Sentence {
  const common: Params = { one: metric.noun.one, many: metric.noun.many, title: metric.title };
  if (now.status === 'withheld') return unworded('withheld', { ...common, reason: now.reason, period: now.label });
  const here: Params = { ...common, events: now.events ?? now.n, period: now.label };
  if (change.status === 'withheld') return unworded('no-comparison', { ...here, reason: change.reason });
  const compared: Params = {
    ...here,
    events: change.compared.events ?? change.compared.n,
    window: change.window.label,
    expected: Math.round(expectedOf(change)),
  };
  if (movement === 'too-few') return unworded('too-few', compared);
  const direction = directionOf(change);
  const { low, high } = change.absolute;
  if (direction === 'down')
    return unworded('fewer', { ...compared, least: wholeEvents(open(high) ?? 0), most: wholeEvents(low), movement });
  if (direction === 'up') return upward({ ...compared, movement }, low, open(high));
  const most = open(high);
  return unworded(most === null ? 'unclear-open' : 'unclear', {
    ...compared,
    fewer: Math.round(Math.max(0, -low)),
    more: Math.round(Math.max(0, most ?? 0)),
  });
}

function upward(params: Params, low: number, high: number | null): Sentence {
  if (high === null) return unworded('more-open', { ...params, least: wholeEvents(low) });
  return unworded('more', { ...params, least: wholeEvents(low), most: wholeEvents(high) });
}

/** Events that the baseline's rate would have given in the window. */
const expectedOf = ({ events, exposure, compared, value }: EstimatedChange): number =>
  events === null || exposure === null ? value : (events * (compared.exposure ?? 0)) / exposure;
