import { from, op } from 'arquero';
import { areaNames, type Conformed, kinds, type LoadedSource } from '../conform/index.ts';
import type { Pipeline, Source } from '../spec/index.ts';
import { groupOfFile, type Tally, type TallyKey, type TallyRow, type Warehouse } from '../store/index.ts';

/**
 * How records were made, month by month: what the comparability gate judges. Figures of two windows can only be set
 * against each other where the records behind them were made alike.
 */
export interface Recording {
  readonly agency: string | null;
  /** Such as `2022-10`. */
  readonly month: string;
  /** The area of the evaluation; null where a record names no place, or one that is no area's. */
  readonly area: string | null;
  /** Whether these records name a place at all. */
  readonly located: boolean;
  readonly rows: number;
  /** Records with a code that the code list knows; null where the source has no list. */
  readonly mapped: number | null;
  /** Records flagged as domestic; null where the source has no such flag. */
  readonly domestic: number | null;
}

/** How fast records arrive: those within half the reporting lag, of those within all of it. */
export interface Arrival {
  readonly agency: string | null;
  readonly month: string;
  readonly prompt: number;
  readonly arrived: number;
}

export interface SourceRecordings {
  readonly source: string;
  /** Records of the source name places. */
  readonly hasAreas: boolean;
  readonly recordings: readonly Recording[];
  /** Null where the source does not say when records were reported, or declares no lag. */
  readonly arrivals: readonly Arrival[] | null;
}

/** The recordings of every source that a metric is measured on, or against. */
export async function recordingsOf(
  pipeline: Pipeline,
  { sources, areaList }: Conformed,
  warehouse: Warehouse,
): Promise<readonly SourceRecordings[]> {
  const used = new Set(pipeline.metrics.flatMap(({ source, denominator }) => [source, denominator]));
  const homes = areaNames(areaList);
  const all: SourceRecordings[] = [];
  for (const loaded of sources) {
    if (!used.has(loaded.source.id) || loaded.source.when === null) continue;
    all.push(await recordingsIn(loaded, { when: loaded.source.when, homes, warehouse }));
  }
  return all;
}

interface Context {
  readonly when: string;
  readonly homes: ReadonlyMap<string, string>;
  readonly warehouse: Warehouse;
}

async function recordingsIn(loaded: LoadedSource, { when, homes, warehouse }: Context): Promise<SourceRecordings> {
  const { source, table } = loaded;
  const plan = planFor(source, when);
  const [made = [], waited = []] = await warehouse.tallies(table, plan.tallies);
  const agencyOf = (row: TallyRow): string | null => {
    const own = plan.agency ? row.keys[1] : null;
    return own ?? table.groups[groupOfFile(Number(row.keys[0]))]?.agency ?? null;
  };
  const keysAfter = (row: TallyRow): readonly (string | null)[] => row.keys.slice(plan.agency ? 2 : 1);
  return {
    source: source.id,
    hasAreas: plan.area !== null,
    recordings: made.flatMap((row): readonly Recording[] => {
      const keys = [...keysAfter(row)];
      const month = keys.shift() ?? null;
      const name = plan.area === null ? null : (keys.shift() ?? null);
      if (month === null) return [];
      return [
        {
          agency: agencyOf(row),
          month,
          area: name === null ? null : (homes.get(name) ?? null),
          located: name !== null,
          rows: row.n,
          mapped: plan.category === null ? null : (row.filled[0] ?? 0),
          domestic: plan.domestic ? (keys.shift() === 'true' ? row.n : 0) : null,
        },
      ];
    }),
    arrivals: plan.lag === null ? null : arrivalsOf(waited, { lag: plan.lag, agencyOf, keysAfter }),
  };
}

interface Plan {
  readonly agency: boolean;
  readonly area: string | null;
  readonly category: string | null;
  readonly domestic: boolean;
  readonly lag: number | null;
  readonly tallies: readonly Tally[];
}

function planFor(source: Source, when: string): Plan {
  const has = (name: string): boolean => source.columns.some((column) => column.name === name);
  const kindArea = kinds.get(source.kind)?.area ?? null;
  const area = kindArea !== null && has(kindArea) ? kindArea : null;
  const category = categoryColumn(source);
  const [agency, domestic] = [has('agency'), has('domestic')];
  const lag = has('reported_at') && when !== 'reported_at' ? source.reportingLagDays : null;
  const column = (name: string): TallyKey => ({ kind: 'column', column: name });
  const start: readonly TallyKey[] = [
    column('_file'),
    ...(agency ? [column('agency')] : []),
    { kind: 'month', column: when },
  ];
  const tally = (by: readonly TallyKey[], filled: readonly string[]): Tally => ({
    by,
    filled,
    ends: null,
    through: null,
  });
  const places = [...(area === null ? [] : [column(area)]), ...(domestic ? [column('domestic')] : [])];
  const waits: TallyKey = { kind: 'days', from: when, to: 'reported_at' };
  return {
    agency,
    area,
    category,
    domestic,
    lag,
    tallies: [
      tally([...start, ...places], category === null ? [] : [category]),
      ...(lag === null ? [] : [tally([...start, waits], [])]),
    ],
  };
}

/** The column of categories that the first code list leads to. */
const categoryColumn = (source: Source): string | null =>
  source.files.flatMap(({ mappings }) =>
    mappings.flatMap(({ codes, codesInto }) => (codes !== null && codesInto !== null ? [codesInto] : [])),
  )[0] ?? null;

/**
 * Records that took longer than the lag are left out of both: of a late window they have not arrived yet, and would
 * make every new window look prompt.
 */
function arrivalsOf(
  rows: readonly TallyRow[],
  {
    lag,
    agencyOf,
    keysAfter,
  }: {
    readonly lag: number;
    readonly agencyOf: (row: TallyRow) => string | null;
    readonly keysAfter: (row: TallyRow) => readonly (string | null)[];
  },
): readonly Arrival[] {
  const waits = rows.flatMap((row): readonly (Arrival & { readonly days: number })[] => {
    const [month = null, text = null] = keysAfter(row);
    const days = text === null ? -1 : Number(text);
    if (month === null || days < 0 || days > lag) return [];
    return [{ agency: agencyOf(row), month, days, prompt: days <= lag / 2 ? row.n : 0, arrived: row.n }];
  });
  // a table without rows has no columns to group by
  if (waits.length === 0) return [];
  return from(waits)
    .groupby('agency', 'month')
    .rollup({ prompt: op.sum('prompt'), arrived: op.sum('arrived') })
    .objects({ limit: Number.POSITIVE_INFINITY }) as readonly Arrival[];
}
