import type { Check, Mapping } from '../spec/index.ts';
import { precisionOf } from '../spec/index.ts';
import type { ClockedColumn, Warehouse } from '../store/index.ts';
import { formatCount } from '../words/index.ts';
import { checkOf } from './checks/index.ts';
import type { LoadedSource } from './load-source.ts';

interface Scene {
  readonly warehouse: Warehouse;
  /** The pipeline's. */
  readonly zone: string;
}

/** Times that the declaration settled where a clock shows an hour twice, or skips one: never in silence. */
export async function checkClocks(loaded: LoadedSource, { warehouse, zone }: Scene): Promise<readonly Check[]> {
  const columns = clockedColumns(loaded, zone);
  if (columns.length === 0) return [];
  const { n, repeated, moved } = await warehouse.settledHours(loaded.table, { columns, zone });
  const mappings = loaded.source.files.flatMap((file) => file.mappings.filter(hasTimeOfDay));
  const settled = mappings.filter(({ ambiguous }) => ambiguous !== 'reject');
  const ways = [...new Set(settled.map(({ ambiguous }) => ambiguous))].sort();
  const isMoved = mappings.some(({ impossible }) => impossible === 'later');
  const line = (rule: string, count: number, words: string): Check =>
    checkOf({
      source: loaded.source.id,
      rule,
      observed: n === 0 ? 0 : count / n,
      limit: null,
      n,
      unit: 'share',
      severity: 'info',
      detail: `${formatCount(count)} of ${formatCount(n)} times lie in an hour that a clock ${words}`,
    });
  return [
    ...(ways.length > 0
      ? [line('repeated-hour', repeated, `shows twice in autumn: read as the ${ways.join(' or ')} of the two`)]
      : []),
    ...(isMoved ? [line('skipped-hour', moved, 'skips in spring: read an hour later')] : []),
  ];
}

/** Columns with a time of day, each with the groups of files that share a clock. */
function clockedColumns({ source, table }: LoadedSource, zone: string): readonly ClockedColumn[] {
  const has = (name: string): boolean => source.columns.some((column) => column.name === name);
  const found = new Map<string, ClockedColumn>();
  for (const [group, { declared }] of table.groups.entries())
    for (const mapping of source.files[declared]?.mappings ?? []) {
      if (!hasTimeOfDay(mapping) || !has(mapping.column)) continue;
      const isOwnZone = (mapping.zone ?? zone) === zone && mapping.ambiguous !== 'reject';
      const key = JSON.stringify([mapping.column, isOwnZone]);
      const precision = has(`${mapping.column}_precision`) ? `${mapping.column}_precision` : null;
      const groups = [...(found.get(key)?.groups ?? []), group];
      found.set(key, { column: mapping.column, precision, isOwnZone, groups });
    }
  return [...found.values()];
}

/** A part without a date, such as HHMM, is the time of day of another. */
const hasTimeOfDay = ({ type, parts }: Mapping): boolean =>
  type === 'timestamp' &&
  parts.some(({ formats }) => formats.some((format) => ['time', null].includes(precisionOf(format))));
