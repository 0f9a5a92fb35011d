import { type Check, nearest } from '../spec/index.ts';
import { groupOfFile, type Warehouse } from '../store/index.ts';
import type { AreaList } from './area-list.ts';
import { kinds } from './kinds.ts';
import type { LoadedSource } from './load-source.ts';

/** Shares of records above which a reader should know; a declaration may set others for its code lists. */
const usualLimits = { rejected: 0.01, unmapped: 0.02, notLocated: 0.05, notJoined: 0.02 } as const;

type Item = Check['items'][number];
interface Observation {
  readonly rule: string;
  readonly count: number;
  readonly n: number;
  readonly limit: number;
  readonly severity?: Check['severity'];
  readonly detail: string;
  readonly items?: readonly Item[];
}

const shareCheck = (
  source: string,
  { rule, count, n, limit, severity = 'warn', detail, items = [] }: Observation,
): Check => {
  const observed = n === 0 ? 0 : count / n;
  return {
    id: `${source}/${rule}`,
    source,
    rule,
    observed,
    limit,
    n,
    unit: 'share',
    severity,
    passed: observed <= limit,
    detail,
    items,
  };
};

/** What is known about the quality of a source: observed value, limit and n, also where all is well. */
export async function checkSource(
  loaded: LoadedSource,
  areaList: AreaList,
  warehouse: Warehouse,
): Promise<readonly Check[]> {
  const { source, ledger, table } = loaded;
  const read = ledger.reduce((sum, line) => sum + line.read, 0);
  const rejected = ledger.reduce((sum, line) => sum + line.rejected, 0);
  const checks = [
    shareCheck(source.id, {
      rule: 'rejected',
      count: rejected,
      n: read,
      limit: usualLimits.rejected,
      detail: `${rejected} of ${read} records rejected`,
    }),
  ];
  checks.push(...(await codeChecks(loaded, warehouse)));
  const kind = kinds.get(source.kind);
  if (source.when !== null && kind?.area && source.columns.some(({ name }) => name === kind.area))
    checks.push(...areaChecks(source.id, await warehouse.countBy(table, [kind.area]), areaList));
  return checks;
}

async function codeChecks({ source, table }: LoadedSource, warehouse: Warehouse): Promise<readonly Check[]> {
  const coded = source.files.flatMap((file) => file.mappings).find((mapping) => mapping.codes && mapping.codesInto);
  if (!coded?.codesInto) return [];
  // the category follows from the group of the file and the code: a second thought for each code, not for each record
  const counts = await warehouse.countBy(table, ['_file', coded.column]);
  const n = counts.reduce((sum, row) => sum + row.n, 0);
  const lists = table.groups.map(
    ({ codes }) => new Set(codes.find(({ into }) => into === coded.codesInto)?.list?.entries.map(({ code }) => code)),
  );
  const isMapped = ([file, code]: readonly unknown[]): boolean =>
    lists[groupOfFile(Number(file))]?.has(String(code)) === true;
  const unmapped = sumByCode(counts.filter(({ values }) => !isMapped(values)));
  const known = coded.codes?.entries.map((entry) => entry.code) ?? [];
  const items = unmapped.map(({ value, n: rows }) => {
    const near = nearest(value, known);
    return { value, n: rows, hint: near === undefined ? 'not in the code list' : `like "${near}" in the code list` };
  });
  const count = unmapped.reduce((sum, row) => sum + row.n, 0);
  const { warn, fail } = coded.unmapped;
  const overFail = fail !== null && n > 0 && count / n > fail;
  const limit = overFail ? fail : (warn ?? usualLimits.unmapped);
  return [
    shareCheck(source.id, {
      rule: 'unmapped-codes',
      count,
      n,
      limit,
      severity: overFail ? 'fail' : 'warn',
      detail: `${count} of ${n} records have a code that is not in the list`,
      items,
    }),
  ];
}

/** Counts by file and code, added up over files. */
function sumByCode(
  counts: readonly { readonly values: readonly unknown[]; readonly n: number }[],
): readonly { readonly value: string; readonly n: number }[] {
  const sums = new Map<string, number>();
  for (const { values, n } of counts) {
    const value = values[1] === null ? '(blank)' : String(values[1]);
    sums.set(value, (sums.get(value) ?? 0) + n);
  }
  return [...sums].map(([value, n]) => ({ value, n })).sort((a, b) => b.n - a.n || (a.value < b.value ? -1 : 1));
}

function areaChecks(
  source: string,
  counts: readonly { readonly values: readonly unknown[]; readonly n: number }[],
  { areas }: AreaList,
): readonly Check[] {
  const names = areas.map((area) => area.area);
  const known = new Set(names);
  const n = counts.reduce((sum, row) => sum + row.n, 0);
  const blank = counts.filter(({ values }) => values[0] === null).reduce((sum, row) => sum + row.n, 0);
  const strangers = counts.flatMap(({ values, n: rows }) =>
    typeof values[0] === 'string' && !known.has(values[0]) ? [{ value: values[0], n: rows }] : [],
  );
  const items = strangers.map(({ value, n: rows }) => {
    const near = nearest(value, names);
    return { value, n: rows, hint: near === undefined ? 'no area has a name like it' : `like "${near}"` };
  });
  const count = strangers.reduce((sum, row) => sum + row.n, 0);
  return [
    shareCheck(source, {
      rule: 'not-located',
      count: blank,
      n,
      limit: usualLimits.notLocated,
      detail: `${blank} of ${n} records have no area`,
    }),
    shareCheck(source, {
      rule: 'unknown-area',
      count,
      n,
      limit: usualLimits.notJoined,
      detail: `${count} of ${n} records name a place that is not among the ${names.length} areas (${strangers.length} names)`,
      items,
    }),
  ];
}

/** Areas that are declared and not in the universe: they have no numbers, and are listed. */
export function checkAreas({ areas, strangers }: AreaList): readonly Check[] {
  const items = strangers.map((value) => {
    const near = nearest(
      value,
      areas.map((area) => area.area),
    );
    return { value, n: 1, hint: near === undefined ? 'no area has a name like it' : `like "${near}"` };
  });
  return [
    {
      id: 'areas/not-in-universe',
      source: 'areas',
      rule: 'not-in-universe',
      observed: strangers.length,
      limit: 0,
      n: areas.length,
      unit: 'areas',
      severity: 'warn',
      passed: strangers.length === 0,
      detail: `${strangers.length} declared areas are not in the universe of ${areas.length}`,
      items,
    },
  ];
}

/**
 * Areas that a rate cannot hold, for nobody lives there as far as the data say. A programme area among them would
 * drop out of its own evaluation: that fails.
 */
export async function checkPopulation(loaded: LoadedSource, { areas }: AreaList, warehouse: Warehouse): Promise<Check> {
  const rows = await warehouse.rows(loaded.table, ['area', 'population']);
  const peopled = new Set(rows.filter(([, population]) => Number(population) > 0).map(([area]) => String(area)));
  const empty = areas.filter((area) => !peopled.has(area.area) && area.role !== 'excluded');
  const program = empty.filter((area) => area.role === 'program');
  return {
    id: `${loaded.source.id}/without-population`,
    source: loaded.source.id,
    rule: 'without-population',
    observed: program.length,
    limit: 0,
    n: areas.length,
    unit: 'areas',
    severity: 'fail',
    passed: program.length === 0,
    detail: `${program.length} programme areas and ${empty.length - program.length} other areas have no population`,
    items: empty.map(({ area, role }) => ({ value: area, n: 1, hint: role === 'program' ? 'a programme area' : '' })),
  };
}
