import { bindingColumns, type Interval, type Source } from '../spec/index.ts';
import type { Bound, DurationsQuery, Stamp } from '../store/index.ts';
import type { LoadedSource } from './load-source.ts';

/** What the warehouse is asked about one declared interval: all records, in one histogram. */
export function intervalQuery({ source, table }: LoadedSource, interval: Interval, zone: string): DurationsQuery {
  const { answering, longestSeconds, selfInitiated, cancelled, stacked } = source.responses ?? noRules;
  const names = new Set(source.columns.map(({ name }) => name));
  const mapped = (name: string): string | null => (names.has(name) ? name : null);
  const stamp = (column: string): Stamp | null => {
    if (!names.has(column)) return null;
    const own = table.groups.map(({ declared }) =>
      source.files[declared]?.mappings.find((mapping) => mapping.column === column),
    );
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
    stacked: stacked === 'exclude' ? boundOf(source) : null,
  };
}

const noRules = {
  answering: null,
  longestSeconds: null,
  selfInitiated: 'exclude',
  cancelled: 'exclude',
  stacked: 'keep',
} as const;

/** What says that a unit was bound, for a source that names units, and when each was sent and free again; else null. */
export function boundOf({ columns }: Pick<Source, 'columns'>): Bound | null {
  const has = (name: string): boolean => columns.some((one) => one.name === name);
  const time = (column: string): Bound['ends'] => ({
    column,
    precision: has(`${column}_precision`) ? `${column}_precision` : null,
  });
  const begins = bindingColumns.filter(has).map(time);
  if (!has('unit') || !has('cleared_at') || begins.length === 0) return null;
  return {
    unit: 'unit',
    call: has('id') ? 'id' : null,
    asked: has('received_at') ? time('received_at') : null,
    begins,
    ends: time('cleared_at'),
  };
}
