import type { Check } from '../spec/index.ts';
import type { Warehouse, WeightedRow } from '../store/index.ts';
import { formatCount } from '../words/index.ts';
import { checkOf } from './checks/check-of.ts';
import type { LoadedSource } from './load-source.ts';
import { fewest, mixedUnits, unlikeTheirHistory } from './mixed-units.ts';

type State = WeightedRow['state'];
const states: readonly State[] = ['weighted', 'no-weight', 'no-value', 'negative'];

/** What became of every figure of a source of aggregates: only those with a weight are ever averaged. */
export async function checkFigures(loaded: LoadedSource, warehouse: Warehouse): Promise<readonly Check[]> {
  const { source, table } = loaded;
  const { figures: rules, when } = source;
  if (rules === null || when === null) return [];
  const has = (name: string): boolean => source.columns.some((column) => column.name === name);
  const told = (negative: 'keep' | 'exclude'): Promise<readonly WeightedRow[]> =>
    warehouse.weighted(table, {
      when,
      grain: 'all',
      cover: null,
      where: {},
      area: null,
      by: ['measure'],
      value: 'value',
      weight: has('weight') ? 'weight' : null,
      negative,
    });
  const apart = await told('exclude');
  const n = countOf(apart);
  // kept, figures below zero have a weight or none like all others: without them the lines would not add up to all
  const rows = rules.negative === 'keep' ? await told('keep') : apart;
  const below = countOf(rows, 'weighted') - countOf(apart, 'weighted');
  const lines = states.map((state) =>
    stateLine(loaded, { state, rows: state === 'negative' ? apart : rows, n, below: state === 'weighted' ? below : 0 }),
  );
  const series = ['measure', 'agency', ...['area', 'group', 'type'].filter(has)];
  const medians = await warehouse.medians(table, { when, value: 'value', by: series });
  // only a figure that is declared as a time can be in the wrong unit of time
  const isTime = source.files.some(({ mappings }) =>
    mappings.some(({ column, unit, units }) => column === 'value' && (unit !== null || Object.keys(units).length > 0)),
  );
  const blank = has('type') ? [await blankTypes(loaded, { n, warehouse })] : [];
  // a count of published figures is no count of people: with it, the names of measures, which are no people's either,
  // would be hidden as rare ones, and the check would say that something is wrong and not where
  const suspects = unlikeTheirHistory(medians, fewest.figures).map((suspect) => ({ ...suspect, n: null }));
  const units = isTime ? [mixedUnits(source.id, { value: 'value', suspects, n })] : [];
  return [...lines, ...blank, ...units];
}

interface Counted {
  readonly state: State;
  readonly rows: readonly WeightedRow[];
  readonly n: number;
  /** Of those with a weight, how many are below zero and kept. */
  readonly below: number;
}

const countOf = (rows: readonly WeightedRow[], state?: State): number =>
  rows.reduce((sum, row) => sum + (state === undefined || row.state === state ? row.n : 0), 0);

function stateLine({ source }: LoadedSource, { state, rows, n, below }: Counted): Check {
  const own = rows.filter((row) => row.state === state);
  const count = countOf(own);
  const rule = source.figures?.negative ?? 'keep';
  const fails = state === 'negative' && rule === 'fail';
  return checkOf({
    source: source.id,
    rule: state === 'negative' ? 'negative-figures' : `figures-${state}`,
    observed: n === 0 ? 0 : count / n,
    limit: fails ? 0 : null,
    n,
    unit: 'share',
    severity: fails ? 'fail' : 'info',
    detail: `${formatCount(count)} of ${formatCount(n)} figures ${wordsFor(state, rule)}${below === 0 ? '' : `, ${formatCount(below)} of them below zero`}`,
    items:
      state === 'weighted'
        ? []
        : own.map(({ groups: [measure], n: figures }) => ({ value: measure ?? '', n: figures, hint: '' })),
  });
}

function wordsFor(state: State, rule: 'keep' | 'exclude' | 'fail'): string {
  switch (state) {
    case 'weighted':
      return 'have a weight';
    case 'no-weight':
      return 'have no weight: listed, never averaged';
    case 'no-value':
      return 'are blank';
    case 'negative':
      return rule === 'keep'
        ? 'are below zero: kept, and counted with the others'
        : 'are below zero: left out, and not turned round';
  }
}

async function blankTypes(
  { source, table }: LoadedSource,
  { n, warehouse }: { readonly n: number; readonly warehouse: Warehouse },
): Promise<Check> {
  const counts = await warehouse.countBy(table, ['type', 'measure']);
  const blank = counts.filter(({ values: [type] }) => type === null);
  const count = blank.reduce((sum, row) => sum + row.n, 0);
  return checkOf({
    source: source.id,
    rule: 'blank-type',
    observed: n === 0 ? 0 : count / n,
    limit: null,
    n,
    unit: 'share',
    severity: 'info',
    detail: `${formatCount(count)} of ${formatCount(n)} figures do not say what type they are about`,
    items: blank.map(({ values: [, measure], n: figures }) => ({ value: String(measure), n: figures, hint: '' })),
  });
}
