import type { Span } from '../../spec/index.ts';
import { groupOfFile, type TallyRow, type WholePeriod } from '../../store/index.ts';
import type { LoadedSource } from '../load-source.ts';
import type { AreaCount, CodeCount, Fates, LongCount, MonthCount, ValueCount } from './measurements.ts';
import type { Questions } from './questions.ts';

/** Counts by file become counts by agency: what follows from the group of a file is worked out here, not in storage. */
export interface Placed {
  readonly agency: string | null;
  readonly group: number;
  /** The keys after those of the place. */
  readonly keys: readonly (string | null)[];
  readonly row: TallyRow;
}

export function place(row: TallyRow, { table }: LoadedSource, { agency }: Questions): Placed {
  const [file, ...keys] = row.keys;
  const group = groupOfFile(Number(file));
  const own = agency ? (keys.shift() ?? null) : null;
  return { agency: own ?? table.groups[group]?.agency ?? null, group, keys, row };
}

/** Sums of rows that have the same key, in the order in which keys first come. */
function sumBy<T extends { readonly n: number }>(
  rows: readonly T[],
  keyOf: (row: T) => readonly (string | null)[],
  add: (a: T, b: T) => T,
): readonly T[] {
  const sums = new Map<string, T>();
  for (const row of rows) {
    const key = JSON.stringify(keyOf(row));
    const before = sums.get(key);
    sums.set(key, before ? add(before, row) : row);
  }
  return [...sums.values()];
}

const addAll = (a: readonly number[], b: readonly number[]): readonly number[] =>
  a.map((value, index) => value + (b[index] ?? 0));
const later = (a: string | null, b: string | null): string | null => ((a ?? '') < (b ?? '') ? b : a);
const earlier = (a: string, b: string): string => (a < b ? a : b);

export const monthsOf = (rows: readonly Placed[]): readonly MonthCount[] =>
  sumBy(
    rows.map(({ agency, keys: [month = null], row: { n, filled, last } }) => ({ agency, month, n, filled, last })),
    ({ agency, month }) => [agency, month],
    (a, b) => ({ ...a, n: a.n + b.n, filled: addAll(a.filled, b.filled), last: later(a.last, b.last) }),
  );

/** Periods by file as periods by agency. */
export const longerOf = (rows: readonly WholePeriod[], { table }: LoadedSource): readonly LongCount[] =>
  sumBy(
    rows.map(({ keys: [file, own = null], from, to, n }) => ({
      agency: own ?? table.groups[groupOfFile(Number(file))]?.agency ?? null,
      from,
      to,
      n,
    })),
    ({ agency, from, to }) => [agency, from, to],
    (a, b) => ({ ...a, n: a.n + b.n }),
  );

export function rangeOf(rows: readonly Placed[]): Span | null {
  const firsts = rows.flatMap(({ row }) => row.first ?? []);
  const lasts = rows.flatMap(({ row }) => row.last ?? []);
  if (firsts.length === 0) return null;
  return { from: firsts.reduce(earlier), to: lasts.reduce((a, b) => later(a, b) ?? a) };
}

export function codesOf(column: string, rows: readonly Placed[], { table }: LoadedSource): readonly CodeCount[] {
  const lists = table.groups.map(
    ({ codes }) =>
      new Map(
        codes.find((coded) => coded.column === column)?.list?.entries.map(({ code, category }) => [code, category]),
      ),
  );
  const counts = rows.map(({ agency, group, keys, row }): CodeCount => {
    const code = keys.at(-1) ?? null;
    const month = keys.length > 1 ? (keys[0] ?? null) : null;
    return { agency, month, code, category: (code === null ? null : lists[group]?.get(code)) ?? null, n: row.n };
  });
  return sumBy(
    counts,
    ({ agency, month, code, category }) => [agency, month, code, category],
    (a, b) => ({ ...a, n: a.n + b.n }),
  );
}

export const areasOf = (rows: readonly Placed[]): readonly AreaCount[] =>
  sumBy(
    rows.map(({ agency, keys, row: { n, filled } }) => {
      const month = keys.length > 1 ? (keys[0] ?? null) : null;
      return { agency, month, area: keys.at(-1) ?? null, n, filled };
    }),
    ({ agency, month, area }) => [agency, month, area],
    (a, b) => ({ ...a, n: a.n + b.n, filled: addAll(a.filled, b.filled) }),
  );

export const valuesOf = (rows: readonly Placed[]): readonly ValueCount[] =>
  sumBy(
    rows.map(({ keys: [value = null], row: { n } }) => ({ value, n })),
    ({ value }) => [value],
    (a, b) => ({ ...a, n: a.n + b.n }),
  );

export const fatesOf = ({ ledger }: LoadedSource): readonly Fates[] =>
  sumBy(
    ledger.map(({ agency, read, rejected, duplicate, nearDuplicates, superseded }) => ({
      agency,
      read,
      rejected,
      duplicate,
      nearDuplicates,
      superseded,
      n: read,
    })),
    ({ agency }) => [agency],
    (a, b) => ({
      agency: a.agency,
      read: a.read + b.read,
      rejected: a.rejected + b.rejected,
      duplicate: a.duplicate + b.duplicate,
      nearDuplicates: a.nearDuplicates + b.nearDuplicates,
      superseded: a.superseded + b.superseded,
      n: a.n + b.n,
    }),
  ).map(({ n, ...fates }) => fates);

/** Agencies that are declared come first, so that one which sent nothing is named too. */
export function agenciesOf({ table }: LoadedSource, months: readonly MonthCount[]): readonly (string | null)[] {
  const sent = new Set(months.map(({ agency }) => agency));
  const declared = table.groups.map(({ agency }) => agency).filter((agency) => agency !== null || sent.has(null));
  const all = [...new Set([...declared, ...sent])];
  return all.length > 0 ? all : [null];
}
