import fc from 'fast-check';
import type { Change, Finding, Level, MetricRecords } from '../../../src/spec/index.ts';
import { type Coalition, coalitions } from './coalition.ts';

/** Calls, and a percentile of those to which somebody is known to have come: what an attacker learns of the others. */
export const minimum = 5;
const set = { source: 'calls', of: '', sum: '', where: {} };
const plain = { source: 'calls', isSpread: false };
export const known: readonly MetricRecords[] = [
  { ...plain, metric: 'calls', counts: set, among: null },
  { ...plain, metric: 'p90', counts: null, among: null, within: [set] },
];

/** Those that arrived, and those that did not. */
export const towns = fc
  .tuple(coalitions, fc.infiniteStream(fc.constantFrom(0, 0, 1, 2, 3, 6, 9)))
  .map(([some, lost]): { readonly calls: Coalition; readonly lost: Coalition } => {
    const left = some.events.map((row) => row.map(() => lost.next().value as number));
    const events = some.events.map((row, area) => row.map((count, at) => 30 + count + (left[area]?.[at] ?? 0)));
    return { calls: { ...some, events }, lost: { ...some, events: left } };
  });
export type Towns = typeof towns extends fc.Arbitrary<infer Of> ? Of : never;

/** A finding of calls as a percentile of those without some of them. */
export function percentileOf(finding: Finding, lost: Finding): Finding {
  const level = (own: Level, less: Level): Level =>
    own.status === 'withheld' || less.status === 'withheld'
      ? own
      : {
          ...own,
          ...{ n: own.n - less.n, events: null, exposure: null, value: 481.34, low: 400, high: 600 },
          missing: less.n === 0 ? null : { n: less.n, low: 470, high: 700 },
        };
  const change = (own: Change, less: Change): Change =>
    own.status === 'withheld' || less.status === 'withheld'
      ? own
      : {
          ...own,
          ...{ n: own.n - less.n, events: null, exposure: null, value: 481.34, scale: 'difference' },
          compared: { ...own.compared, n: own.compared.n - less.compared.n, events: null, exposure: null },
        };
  const { changes } = finding;
  return {
    ...finding,
    metric: 'p90',
    measure: 'quantile',
    now: level(finding.now, lost.now),
    also: finding.also.map((own, at) => level(own, lost.also[at] ?? own)),
    changes: {
      ...changes,
      baseline: change(changes.baseline, lost.changes.baseline),
      previous: change(changes.previous, lost.changes.previous),
    },
    series: finding.series.map((point, at) => ({
      ...point,
      ...{ n: (point.n ?? 0) - (lost.series[at]?.n ?? 0), events: null, exposure: null, value: 481.34 },
    })),
  };
}

/** How many records a number rests on. */
export function asEvents(finding: Finding): Finding {
  const level = (own: Level): Level => (own.status === 'withheld' ? own : { ...own, events: own.n });
  const change = (own: Change): Change =>
    own.status === 'withheld' ? own : { ...own, events: own.n, compared: { ...own.compared, events: own.compared.n } };
  const { changes, now, also, series } = finding;
  return {
    ...finding,
    now: level(now),
    also: also.map(level),
    changes: { ...changes, baseline: change(changes.baseline), previous: change(changes.previous) },
    series: series.map((point) => ({ ...point, events: point.n })),
  };
}

/** How many records lack the value, as far as that stands beside it. */
export function asMissing(finding: Finding): Finding {
  const level = (own: Level): Level =>
    own.status === 'withheld' || own.missing === null
      ? { status: 'withheld', reason: 'suppressed', from: own.from, to: own.to, label: '' }
      : { ...own, events: own.missing.n };
  const none = { status: 'withheld', reason: 'not-asked-for', window: null } as const;
  const changes = { ...finding.changes, baseline: none, previous: none };
  return { ...finding, changes, series: [], now: level(finding.now), also: finding.also.map(level) };
}
