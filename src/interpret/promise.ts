import { targetValue } from '../estimate/index.ts';
import {
  type Calendar,
  type Change,
  daysIn,
  type Finding,
  type Level,
  type Metric,
  type PromiseVerdict,
  parsePeriod,
} from '../spec/index.ts';

export interface Promised {
  readonly promise: PromiseVerdict;
  readonly target: {
    readonly value: number;
    readonly by: string;
    readonly setBy: string;
    readonly setOn: string;
  } | null;
}

export interface PromiseFacts {
  readonly now: Level;
  readonly change: Change;
  readonly calendar: Calendar;
  readonly role: Finding['areaRole'];
  /** There are programme areas, so that the target is theirs and not everybody's. */
  readonly hasProgram: boolean;
}

const none: Promised = { promise: 'no-target', target: null };

/**
 * Whether a target will be kept, from where it lies against an interval, never from one period against the one
 * before. On the way, the value is held against a straight line from the baseline, on the day the target was set,
 * to the target, on the day it is due. A relative target is judged by the interval of the change itself, for that
 * compares like areas and knows how uncertain the baseline is.
 */
export function promiseOf(metric: Metric, facts: PromiseFacts): Promised {
  const { now, change, role, hasProgram } = facts;
  const isPromised = role === 'all-program' || role === 'program' || (role === 'universe' && !hasProgram);
  const target = metric.target && targetValue(metric.target, change);
  if (!metric.target || target === null || metric.better === 'neutral' || !isPromised) return none;
  const shown = { value: target, by: metric.target.by, setBy: metric.target.setBy, setOn: metric.target.setOn };
  const interval = metric.target.value === null ? relativeInterval(change) : absoluteInterval(now);
  if (interval === null) return { promise: 'uncertain', target: shown };
  const sign = metric.better === 'lower' ? 1 : -1;
  const [best, worst] = metric.better === 'lower' ? [interval.low, interval.high] : [-interval.high, -interval.low];
  if (worst <= sign * target) return { promise: 'met', target: shown };
  const due = sign * dueNow(metric.target, target, facts);
  if (worst <= due) return { promise: 'on-course', target: shown };
  return { promise: best > due ? 'off-course' : 'uncertain', target: shown };
}

interface Ends {
  readonly low: number;
  readonly high: number;
}
const finite = (high: number | { readonly bound: 'none' }): number => (typeof high === 'number' ? high : Infinity);

function absoluteInterval(now: Level): Ends | null {
  if (now.status !== 'estimated' || now.low === null || now.high === null) return null;
  return { low: now.low, high: finite(now.high) };
}

/** The interval of the change, in the unit of the metric: the baseline's value times the ratio, or with the difference. */
function relativeInterval(change: Change): Ends | null {
  if (change.status !== 'estimated') return null;
  const { scale, value, low, high } = change;
  return scale === 'difference'
    ? { low: value + low, high: value + finite(high) }
    : { low: value * low, high: value * finite(high) };
}

function dueNow(
  declared: NonNullable<Metric['target']>,
  target: number,
  { change, now, calendar }: PromiseFacts,
): number {
  const by = parsePeriod(declared.by, calendar)?.to ?? now.to;
  if (change.status !== 'estimated' || now.to >= by || declared.setOn >= by) return target;
  const share =
    now.to <= declared.setOn
      ? 0
      : daysIn({ from: declared.setOn, to: now.to }) / daysIn({ from: declared.setOn, to: by });
  return change.value + share * (target - change.value);
}
