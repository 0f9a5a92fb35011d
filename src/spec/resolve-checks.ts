import { type Calendar, type Period, parsePeriod } from './calendar.ts';
import { checkWhere } from './check-where.ts';
import type { FileGroup, Source } from './model.ts';
import { suggest } from './nearest.ts';
import type { Complaints } from './problems.ts';
import type { SourceDeclaration } from './source.ts';
import type { CheckDeclaration, CheckRule, ControlTotalDeclaration } from './source-checks.ts';
import type { Path } from './source-text.ts';

interface Scene {
  readonly columns: Source['columns'];
  readonly mappings: FileGroup['mappings'];
  readonly when: string | null;
  readonly doubtful: ReadonlySet<string>;
  readonly calendar: Pick<Calendar, 'fiscalYearStarts'>;
  readonly complain: Complaints;
  readonly path: Path;
}

type Limit = 'share' | 'count' | 'days' | 'points' | 'relative';
interface Shape {
  /** What its min and max may be; none where only a drift makes sense. */
  readonly amounts: readonly Limit[];
  readonly drifts: readonly Limit[];
  readonly column: 'required' | 'optional' | 'none';
  readonly by: readonly ('agency' | 'area')[];
}

const share: Shape = { amounts: ['share', 'count'], drifts: ['points', 'relative'], column: 'none', by: ['agency'] };
const shapes: Readonly<Record<CheckRule, Shape>> = {
  'rejected-share': share,
  'duplicate-share': share,
  'near-duplicate-share': { ...share, by: [] },
  'superseded-share': share,
  'mapped-share': share,
  'located-share': share,
  'joined-share': share,
  'null-share': { ...share, column: 'required', by: ['agency', 'area'] },
  rows: { amounts: ['count'], drifts: [], column: 'none', by: ['agency', 'area'] },
  freshness: { amounts: ['days'], drifts: [], column: 'none', by: ['agency'] },
  coverage: { amounts: ['count', 'share'], drifts: [], column: 'none', by: ['agency'] },
  'volume-drift': { amounts: [], drifts: ['relative'], column: 'none', by: ['agency'] },
  'null-drift': { amounts: [], drifts: ['points', 'relative'], column: 'required', by: [] },
  'category-drift': { amounts: [], drifts: ['points'], column: 'optional', by: [] },
  'reporting-lag': { amounts: ['days'], drifts: [], column: 'none', by: [] },
  'unusual-days': { amounts: ['count'], drifts: [], column: 'none', by: [] },
  'file-columns': { amounts: ['count'], drifts: [], column: 'none', by: [] },
  'file-volume': { amounts: [], drifts: ['relative'], column: 'none', by: [] },
  'file-nulls': { amounts: [], drifts: ['points'], column: 'none', by: [] },
  'file-categories': { amounts: [], drifts: ['points'], column: 'none', by: [] },
};

const limitWords: Readonly<Record<Limit, string>> = {
  share: 'a percentage such as 95%',
  count: 'a number such as 10',
  days: 'days such as 45d',
  points: 'percentage points such as 3pt',
  relative: 'a relative change such as 20%',
};

/** Limits that could never be judged: of another unit than the rule, about a column that is not there, or none at all. */
export function checkQuality(declared: SourceDeclaration, scene: Scene): void {
  for (const [index, check] of (declared.checks ?? []).entries())
    checkLimit(check, { ...scene, path: [...scene.path, 'checks', index] });
  for (const [index, total] of (declared.totals ?? []).entries())
    checkTotal(total, { ...scene, path: [...scene.path, 'totals', index] });
}

function checkLimit(check: CheckDeclaration, scene: Scene): void {
  const { rule, column, min, max, drift, by } = check;
  const { complain, path } = scene;
  const shape = shapes[rule];
  if (shape === undefined) return;
  const allowed = [...shape.amounts, ...shape.drifts].map((limit) => limitWords[limit]).join(', ');
  for (const [key, limit] of [
    ['min', min],
    ['max', max],
  ] as const)
    if (limit !== undefined && !shape.amounts.includes(amountKind(limit)))
      complain.about([...path, key], 'value', wrongLimit(rule, limit, allowed));
  if (drift !== undefined && !shape.drifts.includes(drift.endsWith('pt') ? 'points' : 'relative'))
    complain.about([...path, 'drift'], 'value', wrongLimit(rule, drift, allowed));
  if (min === undefined && max === undefined && drift === undefined && rule !== 'reporting-lag')
    complain.about([...path, 'rule'], 'value', {
      id: 'check-limit',
      message: `${rule} needs a limit`,
      hint: `${shape.amounts.length > 0 ? 'min or max: ' : 'drift: '}${allowed}`,
    });
  if (by !== undefined && !shape.by.includes(by))
    complain.about([...path, 'by'], 'value', {
      id: 'check-by',
      message: `${rule} cannot be judged by ${by}`,
      hint: shape.by.length > 0 ? `by: ${shape.by.join(' or ')}` : 'leave by: out',
    });
  checkColumn(column, { ...scene, rule, wanted: shape.column });
}

const amountKind = (limit: number | string): Limit => {
  if (typeof limit === 'number') return 'count';
  return limit.endsWith('%') ? 'share' : limit.endsWith('d') ? 'days' : 'count';
};

const wrongLimit = (
  rule: CheckRule,
  got: number | string,
  allowed: string,
): { readonly id: string; readonly message: string; readonly hint: string } => ({
  id: 'check-limit',
  message: `${rule} has no limit of this kind (got ${got})`,
  hint: `it may be ${allowed}`,
});

function checkColumn(
  column: string | undefined,
  {
    columns,
    doubtful,
    complain,
    path,
    rule,
    wanted,
  }: Scene & { readonly rule: CheckRule; readonly wanted: Shape['column'] },
): void {
  if (column === undefined) {
    if (wanted === 'required')
      complain.about([...path, 'rule'], 'value', {
        id: 'check-column',
        message: `${rule} needs a column`,
        hint: 'column: the name of a mapped column',
      });
    return;
  }
  if (wanted === 'none')
    complain.about([...path, 'column'], 'key', {
      id: 'check-column',
      message: `${rule} is about whole records, not about a column`,
      hint: 'leave column: out',
    });
  else unknownColumn(column, { columns, doubtful, complain, path: [...path, 'column'] });
}

function unknownColumn(
  column: string,
  { columns, doubtful, complain, path }: Pick<Scene, 'columns' | 'doubtful' | 'complain' | 'path'>,
): void {
  const names = columns.map(({ name }) => name);
  if (names.includes(column) || doubtful.has(column)) return;
  complain.about(path, 'value', {
    id: 'unknown-column',
    message: `"${column}" is not a mapped column of this source`,
    hint: suggest(column, names),
  });
}

function checkTotal(total: ControlTotalDeclaration, scene: Scene): void {
  const { period, sum, where = {} } = total;
  const { columns, mappings, when, doubtful, calendar, complain, path } = scene;
  if (period !== 'all' && statedPeriod(period, calendar) === undefined)
    complain.about([...path, 'period'], 'value', {
      id: 'period',
      message: `"${period}" is not a period`,
      hint: 'write 2022, 2022-Q4, 2022-12, 2022-12-31 or all; FY2023 or FY2023-Q1 for a fiscal year',
    });
  else if (period !== 'all' && when === null)
    complain.about([...path, 'period'], 'value', {
      id: 'period',
      message: 'a source without times has no periods',
      hint: 'period: all',
    });
  checkWhere(where, { columns: mappings, doubtful, path: [...path, 'where'], complain });
  if (sum === undefined) return;
  unknownColumn(sum, { ...scene, path: [...path, 'sum'] });
  const type = columns.find(({ name }) => name === sum)?.type;
  if (type !== undefined && !['whole', 'decimal', 'money', 'duration'].includes(type))
    complain.about([...path, 'sum'], 'value', {
      id: 'total-sum',
      message: `"${sum}" is ${type}, and cannot be added up`,
      hint: 'a column of numbers; without sum, records are counted',
    });
}

/** The days that a total is stated for: agencies speak of calendar years (2022) as well as of fiscal ones (FY2022). */
export const statedPeriod = (period: string, calendar: Pick<Calendar, 'fiscalYearStarts'>): Period | undefined =>
  parsePeriod(period, calendar) ?? parsePeriod(period, { fiscalYearStarts: 1 });
