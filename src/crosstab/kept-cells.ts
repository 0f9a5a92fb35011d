import type { Area } from '../spec/index.ts';
import type { CensoredHistogram } from '../stats/index.ts';
import type { KeptPanel } from '../store/index.ts';
import type { MetricPanel } from './panel.ts';
import { columnsOf, type DurationsStat, isScalar, type RecordStat, type StatKind } from './stat.ts';

/** Brings the panel of a metric into the form that a run keeps it in, with the hash of what it was counted from. */
export function toKept(
  { metric, spans, cells, ...rest }: MetricPanel,
  { areas, countedFrom }: { readonly areas: readonly Area[]; readonly countedFrom: string },
): KeptPanel {
  const { kind, reported, interpolated, columns, stats } = cells;
  const own = { countedFrom, metric, kind, areas: [...areas.map(({ area }) => area), outside], spans, reported };
  return {
    ...own,
    interpolated,
    quantities: isScalar(kind) ? columnsOf[kind] : [kind],
    columns: kind === 'answers' ? [Float64Array.from(stats ?? [], answersIn)] : columns,
    // what each person answered stands in the facts alone, for as long as they do
    stats: stats === null || kind === 'answers' ? null : JSON.stringify(stats, write),
    rest: JSON.stringify(rest),
  };
}

/** What records that lie in none of the areas are counted under. */
const outside = '';

/** The panel as it was counted; null where not all of it was kept. */
export function fromKept({ metric, spans, reported, interpolated, columns, ...own }: KeptPanel): MetricPanel | null {
  const kind = own.kind as StatKind;
  if (!isScalar(kind) && own.stats === null) return null;
  const stats =
    own.stats === null
      ? null
      : (JSON.parse(own.stats) as readonly (RecordStat | null)[]).map((stat) => stat && read(stat));
  const rest = JSON.parse(own.rest) as Omit<MetricPanel, 'metric' | 'spans' | 'cells'>;
  return { metric, spans, cells: { kind, reported, interpolated, columns, stats }, ...rest };
}

const answersIn = (stat: RecordStat | null): number =>
  stat?.kind === 'answers' ? stat.rows.reduce((sum, { isCounted, n }) => sum + (isCounted ? n : 0), 0) : 0;

/** Lengths of time as plain numbers, three for each: the length, how many ended, and how many were open. JSON has no whole numbers of any size. */
function write(key: string, value: unknown): unknown {
  if (key !== 'bars') return typeof value === 'bigint' ? String(value) : value;
  const { values, n, censored } = value as CensoredHistogram;
  return values.flatMap((length, at) => [length, n[at] ?? 0, censored?.[at] ?? 0]);
}

/** By kind, and not value by value as JSON would have it: that costs more than to count again (measured). */
function read(written: RecordStat): RecordStat {
  switch (written.kind) {
    case 'durations':
      return withBars(written);
    case 'strata':
      return {
        ...written,
        strata: written.strata.map(({ stratum, stat }) => ({
          stratum,
          stat: stat.kind === 'durations' ? withBars(stat) : stat,
        })),
      };
    case 'figures':
      return { ...written, weight: BigInt(written.weight), sum: BigInt(written.sum) };
    default:
      return written;
  }
}

/** A statistic of lengths of time as it was written: its bars are plain numbers. */
const withBars = (written: DurationsStat): DurationsStat => ({
  ...written,
  bars: barsOf(written.bars as unknown as readonly number[]),
});

function barsOf(numbers: readonly number[]): CensoredHistogram {
  const [values, n, censored]: [number[], number[], number[]] = [[], [], []];
  for (let at = 0; at < numbers.length; at += 3) {
    values.push(numbers[at] as number);
    n.push(numbers[at + 1] as number);
    censored.push(numbers[at + 2] as number);
  }
  return { values, n, censored: censored.some((open) => open > 0) ? censored : null };
}
