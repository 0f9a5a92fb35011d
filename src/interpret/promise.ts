import {
  type Calendar,
  type Change,
  daysIn,
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

/**
 * Whether a target will be kept, from where it lies against the interval of the value now, never from one
 * period against the one before. On the way, the value is held against a straight line from the baseline, on
 * the day the target was set, to the target, on the day it is due.
 */
export function promiseOf(
  metric: Metric,
  { now, change, calendar }: { now: Level; change: Change; calendar: Calendar },
): Promised {
  const target = metric.target && targetValue(metric.target, change);
  if (!metric.target || target === null || metric.better === 'neutral') return { promise: 'no-target', target: null };
  const shown = { value: target, by: metric.target.by, setBy: metric.target.setBy, setOn: metric.target.setOn };
  if (now.status !== 'estimated') return { promise: 'uncertain', target: shown };
  const high = typeof now.high === 'number' ? now.high : Infinity;
  const [good, bad] = metric.better === 'lower' ? [now.low, high] : [-high, -now.low];
  const sign = metric.better === 'lower' ? 1 : -1;
  if (bad <= sign * target) return { promise: 'met', target: shown };
  const due = sign * dueNow(metric.target, { target, change, at: now.to, calendar });
  if (bad <= due) return { promise: 'on-course', target: shown };
  return { promise: good > due ? 'off-course' : 'uncertain', target: shown };
}

function targetValue({ change, value }: NonNullable<Metric['target']>, measured: Change): number | null {
  if (value !== null) return value;
  return change !== null && measured.status === 'estimated' ? measured.value * (1 + change) : null;
}

function dueNow(
  declared: NonNullable<Metric['target']>,
  { target, change, at, calendar }: { target: number; change: Change; at: string; calendar: Calendar },
): number {
  const by = parsePeriod(declared.by, calendar)?.to ?? at;
  if (change.status !== 'estimated' || at >= by || declared.setOn >= by) return target;
  const share =
    at <= declared.setOn ? 0 : daysIn({ from: declared.setOn, to: at }) / daysIn({ from: declared.setOn, to: by });
  return change.value + share * (target - change.value);
}
