import type { Interval } from '../spec/index.ts';
import type { DurationsQuery, Stamp } from '../store/index.ts';
import type { LoadedSource } from './load-source.ts';

/** What the warehouse is asked about one declared interval: all records, in one histogram. */
export function intervalQuery({ source }: LoadedSource, interval: Interval, zone: string): DurationsQuery {
  const { answering, longestSeconds, selfInitiated, cancelled } = source.responses ?? noRules;
  const names = new Set(source.columns.map(({ name }) => name));
  const mapped = (name: string): string | null => (names.has(name) ? name : null);
  const stamp = (column: string): Stamp | null => {
    if (!names.has(column)) return null;
    const own = source.files.map(({ mappings }) => mappings.find((mapping) => mapping.column === column));
    return {
      column,
      precision: mapped(`${column}_precision`),
      twice: own.map((mapping) => (mapping?.ambiguous === 'later' ? 'later' : 'earlier')),
      otherZone: own.map((mapping) => (mapping?.zone ?? zone) !== zone),
    };
  };
  return {
    when: source.when ?? '',
    grain: 'all',
    cover: null,
    where: {},
    area: null,
    by: [],
    zone,
    interval:
      interval.stamps === null
        ? { kind: 'duration', column: interval.duration ?? '' }
        : { kind: 'stamps', from: stamp(interval.stamps.from), to: stamp(interval.stamps.to) },
    firstOf: answering === 'first' ? 'id' : null,
    longestSeconds,
    selfInitiated: selfInitiated === 'exclude' ? mapped('self_initiated') : null,
    cancelled: cancelled === 'exclude' ? mapped('cancelled') : null,
  };
}

const noRules = { answering: null, longestSeconds: null, selfInitiated: 'exclude', cancelled: 'exclude' } as const;
