import type { CheckDeclaration, ControlTotalDeclaration, Pipeline, Source } from '../../spec/index.ts';
import { statedPeriod } from '../../spec/index.ts';
import type { ControlQuery, Nearness, Tally, TallyKey } from '../../store/index.ts';
import { kinds } from '../kinds.ts';
import { nearnessOf } from '../nearness.ts';

/** What is asked of the facts of one source. Finer questions cost time, and are only asked where a limit needs them. */
export interface Questions {
  readonly agency: boolean;
  readonly columns: readonly string[];
  readonly area: string | null;
  readonly coded: readonly string[];
  readonly mixed: readonly string[];
  readonly near: Nearness | null;
  /** The column of days, where a check looks at each of them. */
  readonly days: string | null;
  readonly lag: { readonly from: string; readonly to: string } | null;
  /** Questions to be asked at once: months, codes, areas, mixes, in this order. */
  readonly tallies: readonly Tally[];
  readonly controls: readonly ControlQuery[];
}

/** Columns of which values are counted in each area: those with a limit by area. */
export const areaColumns = (checks: readonly CheckDeclaration[]): readonly string[] => [
  ...new Set(
    checks.flatMap(({ rule, by, column }) => (rule === 'null-share' && by === 'area' && column ? [column] : [])),
  ),
];

const isMoving =
  (rule: CheckDeclaration['rule']) =>
  (check: CheckDeclaration): boolean =>
    check.rule === rule && check.drift !== undefined;

export function questionsFor(source: Source, calendar: Pipeline['calendar']): Questions {
  const { checks, when } = source;
  const has = (name: string): boolean => source.columns.some((column) => column.name === name);
  const agency = has('agency');
  const kindArea = kinds.get(source.kind)?.area ?? null;
  const area = when !== null && kindArea !== null && has(kindArea) ? kindArea : null;
  const coded = codedColumns(source);
  const columns = [...new Set([...(area === null ? [] : [area]), ...nullColumns(source)])];
  const mixed = mixedColumns(source).filter((column) => !coded.includes(column));
  const lag = when !== null && has('reported_at') && when !== 'reported_at' ? { from: when, to: 'reported_at' } : null;
  const place: readonly TallyKey[] = [{ kind: 'column', column: '_file' }, ...(agency ? [ofColumn('agency')] : [])];
  const month: readonly TallyKey[] = when === null ? [] : [{ kind: 'month', column: when }];
  const tally = (by: readonly TallyKey[], filled: readonly string[] = []): Tally => ({
    by: [...place, ...by],
    filled,
    ends: null,
    through: null,
  });
  const monthsIf = (asked: boolean): readonly TallyKey[] => (asked ? month : []);
  return {
    agency,
    columns,
    area,
    coded,
    mixed,
    near: nearnessOf(source),
    days: checks.some(({ rule }) => rule === 'unusual-days') ? when : null,
    lag,
    tallies: [
      { ...tally(month, columns), ends: when },
      ...coded.map((column) => tally([...monthsIf(checks.some(isMoving('mapped-share'))), ofColumn(column)])),
      ...(area === null
        ? []
        : [tally([...monthsIf(checks.some(isMoving('joined-share'))), ofColumn(area)], areaColumns(checks))]),
      ...mixed.map((column) => tally([ofColumn(column)])),
    ],
    controls: source.totals.map((total) => controlQuery(total, source, calendar)),
  };
}

const ofColumn = (column: string): TallyKey => ({ kind: 'column', column });

export const codedColumns = (source: Source): readonly string[] => [
  ...new Set(
    source.files.flatMap(({ mappings }) =>
      mappings.flatMap(({ column, codes, codesInto }) => (codes !== null && codesInto !== null ? [column] : [])),
    ),
  ),
];

const nullColumns = ({ checks }: Source): readonly string[] =>
  checks.flatMap(({ rule, column }) =>
    (rule === 'null-share' || rule === 'null-drift') && column !== undefined ? [column] : [],
  );

const mixedColumns = ({ checks, columns, files }: Source): readonly string[] => {
  const categories = files.flatMap(({ mappings }) => mappings.map(({ codesInto }) => codesInto));
  return [
    ...new Set(
      checks.flatMap(({ rule, column }) =>
        rule === 'category-drift' && column !== undefined && !categories.includes(column) ? [column] : [],
      ),
    ),
  ].filter((column) => columns.some(({ name }) => name === column));
};

function controlQuery(
  { period, where = {}, sum }: ControlTotalDeclaration,
  { when }: Source,
  calendar: Pipeline['calendar'],
): ControlQuery {
  const span = period === 'all' ? null : (statedPeriod(period, calendar) ?? null);
  return { where, span, when, sum: sum ?? null };
}
