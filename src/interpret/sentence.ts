import type { Bound, Change, EstimatedChange, Level, Metric, Movement, Sentence } from '../spec/index.ts';
import { english } from '../words/index.ts';
import { shownOf, statisticOf } from './describe.ts';
import { directionOf } from './movement.ts';

type Params = Record<string, string | number | boolean>;

const unworded = (key: string, params: Params): Sentence => ({ key, params, text: '' });
const open = (bound: Bound): number | null => (typeof bound === 'number' ? bound : null);

/** Whole events, and at least one: an interval that leaves zero out must not be worded with it. */
const wholeEvents = (x: number): number => Math.max(1, Math.round(Math.abs(x)));

interface Facts {
  readonly now: Level;
  readonly change: Change;
  readonly movement: Movement;
}

/**
 * The finding in one sentence, as a key and the numbers it may use. Total: every movement and every withheld
 * reason has one. The direction comes from the same interval as the verdict, so the two cannot disagree.
 */
export function sentenceOf(metric: Metric, facts: Facts): Sentence {
  const { now } = facts;
  const common: Params = { one: metric.noun.one, many: metric.noun.many, title: metric.title };
  if (now.status === 'withheld') return unworded('withheld', { ...common, reason: now.reason, period: now.label });
  return countsEvents(metric) ? ofEvents(common, now, facts) : ofValue(common, now, { metric, ...facts });
}

type Estimated = Extract<Level, { readonly status: 'estimated' }>;

/** Counts and rates are told in events: more or fewer than the baseline would have given. */
export const countsEvents = ({ measure }: Metric): boolean =>
  (measure.kind === 'count' || measure.kind === 'rate') && measure.harm === undefined;

function ofEvents(common: Params, now: Estimated, { change, movement }: Facts): Sentence {
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

/** All other measures are told by their value, and how far it is from the earlier one. */
function ofValue(common: Params, now: Estimated, { metric, change, movement }: Facts & { metric: Metric }): Sentence {
  const here: Params = { ...common, ...valueNow(metric, now) };
  if (change.status === 'withheld') {
    const { before, window, reason } = change;
    const then: Params = before && window ? { was: before.value, window: window.label } : {};
    return unworded('value-alone', { ...here, ...then, reason });
  }
  const { low, high } = change.absolute;
  const ends: Params = typeof high === 'number' ? { low, high } : { low };
  const compared = { ...here, ...ends, was: change.value, window: change.window.label, movement };
  if (movement === 'too-few') return unworded('value-too-few', compared);
  return unworded(directionOf(change) === 'unclear' ? 'value-unclear' : 'value-moved', compared);
}

/** A value with its unit and its statistic; of a share, how many of how many. */
export function valueNow(metric: Metric, now: Estimated): Params {
  const { as, unit } = shownOf(metric, english);
  const counted: Params = now.events === null || now.exposure === null ? {} : { events: now.events, of: now.exposure };
  return { ...counted, as, unit, what: statisticOf(metric, english), value: now.value, n: now.n, period: now.label };
}

function upward(params: Params, low: number, high: number | null): Sentence {
  if (high === null) return unworded('more-open', { ...params, least: wholeEvents(low) });
  return unworded('more', { ...params, least: wholeEvents(low), most: wholeEvents(high) });
}

/** Events that the baseline would have given in the window. */
const expectedOf = ({ compared, absolute }: EstimatedChange): number =>
  (compared.events ?? compared.n) - absolute.estimate;
