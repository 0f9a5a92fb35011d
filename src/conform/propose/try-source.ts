import type { Source } from '../../spec/index.ts';
import type { Warehouse } from '../../store/index.ts';
import { formatCount } from '../../words/index.ts';
import { kinds } from '../kinds.ts';
import { loadSource } from '../load-source.ts';
import type { RejectList } from '../rejects.ts';

/** What a proposed source turns out to hold, once it was read as it is proposed. */
export interface Tried {
  readonly read: number;
  readonly rejected: number;
  /** The reasons of most rejected records: column and rule, with their number. */
  readonly reasons: readonly string[];
  /** Records that repeat the key of another; then it is none. */
  readonly repeated: number;
  /** The first and the last day; null without a time. */
  readonly range: { readonly from: string; readonly to: string } | null;
  /** How precise its times are, where they say less than a day. */
  readonly precision: string | null;
  /** Names of areas, and values of the column of codes: those of most records first. */
  readonly areas: readonly string[];
  readonly codes: readonly string[];
}

interface TryContext {
  readonly warehouse: Warehouse;
  readonly pipeline: string;
  readonly zone: string;
  readonly project: string;
  readonly scratch: string;
}

const reasonsKept = 3;

/** Of all files together: the reasons of most records first. */
function reasonsOf(groups: RejectList['groups']): readonly string[] {
  const counts = new Map<string, number>();
  for (const { fate, column, rule, n } of groups) {
    const why = `${rule}${column && ` (${column})`}`;
    if (fate === 'rejected') counts.set(why, (counts.get(why) ?? 0) + n);
  }
  return [...counts]
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, reasonsKept)
    .map(([why, n]) => `${formatCount(n)} × ${why}`);
}

/** Reads a source into a warehouse that is thrown away. Its columns are of plain kinds: nobody is asked for a key. */
export async function trySource(source: Source, context: TryContext): Promise<Tried> {
  const { warehouse } = context;
  const { table, ledger, rejects } = await loadSource(source, {
    ...context,
    readKey: async () => ({ text: '', fingerprint: '' }),
  });
  const has = (name: string): boolean => source.columns.some((column) => column.name === name);
  const valuesOf = async (name: string | undefined): Promise<readonly string[]> =>
    name === undefined || !has(name)
      ? []
      : (await warehouse.countBy(table, [name])).flatMap(({ values: [value] }) =>
          typeof value === 'string' ? [value] : [],
        );
  const coded = kinds.get(source.kind)?.columns.find(({ codesInto }) => codesInto !== undefined)?.name;
  const when = source.when !== null && has(source.when) ? source.when : null;
  const [precision = null, ...others] = when === null ? [] : await valuesOf(`${when}_precision`);
  const sum = (field: 'read' | 'rejected' | 'duplicate'): number =>
    ledger.reduce((total, line) => total + line[field], 0);
  return {
    read: sum('read'),
    rejected: sum('rejected'),
    reasons: reasonsOf(rejects.groups),
    repeated: sum('duplicate'),
    range: when === null ? null : await warehouse.range(table, when),
    precision: others.length === 0 ? precision : null,
    areas: await valuesOf('area'),
    codes: await valuesOf(coded),
  };
}
