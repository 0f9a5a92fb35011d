import type { Check } from '../spec/index.ts';
import type { MedianRow, Warehouse } from '../store/index.ts';
import { spoken } from '../words/index.ts';
import { checkOf } from './checks/check-of.ts';
import type { LoadedSource } from './load-source.ts';

/** Finds seconds among minutes: a unit that changed without a word shows as a factor of 60, or of 3600. */

const factors = [60, 3600] as const;
/** How far from the factor a ratio of medians may lie: real response times move too. */
const slack = 4 / 3;
/** A median of fewer records says little about their unit; a published figure sums up many, and speaks for itself. */
export const fewest = { records: 5, figures: 1 } as const;
const fewestMonths = 3;

export interface Suspect {
  readonly groups: readonly (string | null)[];
  /** Null where the whole group differs from the other groups. */
  readonly month: string | null;
  /** Null where it counts no records of people, so that a small one is nothing to protect. */
  readonly n: number | null;
  readonly factor: number;
  readonly isLarger: boolean;
}

function factorOf(ratio: number): number | null {
  const size = ratio < 1 ? 1 / ratio : ratio;
  return factors.find((factor) => size >= factor / slack && size <= factor * slack) ?? null;
}

const middle = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[(values.length - 1) >> 1] ?? 0;

function byGroup(rows: readonly MedianRow[]): ReadonlyMap<string, readonly MedianRow[]> {
  const groups = new Map<string, MedianRow[]>();
  for (const row of rows) {
    const key = JSON.stringify(row.groups);
    const own = groups.get(key) ?? [];
    own.push(row);
    groups.set(key, own);
  }
  return groups;
}

/** Months of a group whose median lies off the other months of that group by a factor between units of time. */
export function unlikeTheirHistory(rows: readonly MedianRow[], least: number = fewest.records): readonly Suspect[] {
  return [...byGroup(rows.filter(({ n }) => n >= least)).values()].flatMap((months) => {
    if (months.length < fewestMonths) return [];
    return months.flatMap(({ groups, month, n, median }) => {
      const usual = middle(months.filter((other) => other.month !== month).map((other) => other.median));
      const factor = factorOf(median / usual);
      return factor === null ? [] : [{ groups, month, n, factor, isLarger: median > usual }];
    });
  });
}

/** Groups that do the same work, one of which lies off the others by a factor between units of time. */
export function unlikeTheOthers(rows: readonly MedianRow[]): readonly Suspect[] {
  const groups = [...byGroup(rows.filter(({ n }) => n >= fewest.records)).values()].map((months) => ({
    groups: months[0]?.groups ?? [],
    n: months.reduce((sum, month) => sum + month.n, 0),
    median: middle(months.map(({ median }) => median)),
  }));
  return groups.flatMap((group) => {
    const others = groups.filter((other) => other !== group).map(({ median }) => median);
    if (others.length === 0) return [];
    const usual = middle(others);
    const factor = factorOf(group.median / usual);
    return factor === null
      ? []
      : [{ groups: group.groups, month: null, n: group.n, factor, isLarger: group.median > usual }];
  });
}

const named = ({ groups, month }: Suspect): string =>
  [groups.map((group) => group ?? '(blank)').join(', '), month?.slice(0, 7)].filter(Boolean).join(' ');
const hinted = ({ factor, isLarger, month }: Suspect): string =>
  `about ${factor} times ${isLarger ? 'longer' : 'shorter'} than ${month === null ? 'elsewhere' : 'in its other months'}`;

/** A line for each column of durations: by agency, kind of call and area, each against its own months. */
export async function checkUnitsOf(
  { source, table }: LoadedSource,
  columns: readonly string[],
  warehouse: Warehouse,
): Promise<readonly Check[]> {
  const { when } = source;
  if (when === null) return [];
  const groupings = ['type', 'area'].filter((name) => source.columns.some((column) => column.name === name));
  const checks: Check[] = [];
  for (const value of columns) {
    const agencies = await warehouse.medians(table, { when, value, by: ['agency'] });
    const suspects = [...unlikeTheOthers(agencies), ...unlikeTheirHistory(agencies)];
    for (const by of groupings)
      suspects.push(...unlikeTheirHistory(await warehouse.medians(table, { when, value, by: [by] })));
    const n = agencies.reduce((sum, row) => sum + row.n, 0);
    checks.push(mixedUnits(source.id, { value, suspects, n }));
  }
  return checks;
}

const lookOdd = (groups: number): string =>
  groups === 1
    ? '1 group looks as if it were in another unit of time: declare its unit, or ask the agency'
    : `${groups} groups look as if they were in another unit of time: declare their units, or ask the agency`;

export function mixedUnits(
  source: string,
  { value, suspects, n }: { readonly value: string; readonly suspects: readonly Suspect[]; readonly n: number },
): Check {
  return checkOf({
    source,
    rule: value === 'value' ? 'mixed-units' : `${value}-mixed-units`,
    observed: suspects.length,
    limit: 0,
    n,
    unit: 'rows',
    severity: 'fail',
    detail:
      suspects.length === 0
        ? `${spoken(value)}: no group differs from its own months, or from the others, by a factor of 60 or 3600`
        : `${spoken(value)}: ${lookOdd(suspects.length)}`,
    items: suspects.map((suspect) => ({ value: named(suspect), n: suspect.n, hint: hinted(suspect) })),
  });
}
