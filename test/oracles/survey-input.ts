import type * as stats from '../../src/stats/index.ts';
import { deparse, type Expression, evaluate, namesIn, parseExpression } from './expression.ts';
import { levelsOf as sortedLevels } from './formula.ts';
import { type Context, type Input, level, number } from './input.ts';
import { column, type Table, tableOf } from './table.ts';

/** A survey as a case describes it: the sample, and the table that answers come from. */
export type Survey = {
  readonly table: Table;
  readonly sample: stats.SurveySample;
  /** Rows that a subset of the design keeps: the others stay in the sample, without answers. */
  readonly kept: stats.Domain;
};

/** The level of an interval: `level` in surveys, as `conf_level` elsewhere. */
export const levelOf = (input: Input): number => (input['level'] === undefined ? level(input) : number(input, 'level'));

/** An expression in every row, null where a variable in it is missing. */
function cells(table: Table, expression: Expression): readonly (number | string | null)[] {
  const used = namesIn(expression).map((name) => column(table, name));
  return Array.from({ length: table.rows }, (_, row) => {
    if (used.some((values) => values[row] === '' || Number.isNaN(values[row]))) return null;
    return evaluate(expression, (name) => column(table, name)[row] ?? '');
  });
}

/** `(ell == 0)` and `I(ell == 0)` are `ell == 0`. */
function bare(expression: Expression): Expression {
  if (expression.kind === 'group') return bare(expression.inner);
  const isWrapped = expression.kind === 'call' && ['I', 'factor', 'as.factor'].includes(expression.name);
  return isWrapped ? bare(expression.arguments[0]?.value ?? expression) : expression;
}

const isCondition = (expression: Expression): boolean =>
  (expression.kind === 'binary' && /^(==|!=|<=?|>=?|&&?|\|\|?|%in%)$/.test(expression.operator)) ||
  (expression.kind === 'unary' && expression.operator === '!');

/** A variable or an expression as numbers. */
export function values(table: Table, text: string): stats.Answers {
  return cells(table, bare(parseExpression(text))).map((value) => (value === null ? null : Number(value)));
}

/** Whether a variable is sorted into levels: words, what is written in quotes, `factor(x)`, and conditions. */
export function isFactor(table: Table, text: string): boolean {
  const expression = parseExpression(text);
  if (expression.kind === 'call' && /factor$/.test(expression.name)) return true;
  return isCondition(bare(expression)) || cells(table, expression).some((value) => typeof value === 'string');
}

/** A variable as labels; conditions are TRUE and FALSE as in R. */
export function labels(table: Table, text: string): readonly (string | null)[] {
  const expression = bare(parseExpression(text));
  const isTrue = isCondition(expression);
  return cells(table, expression).map((value) => {
    if (value === null) return null;
    return isTrue ? String(value !== 0).toUpperCase() : String(value);
  });
}

/** The levels of a variable in R's order. */
export function levelsOf(table: Table, text: string): readonly string[] {
  const expression = bare(parseExpression(text));
  if (isCondition(expression)) return ['FALSE', 'TRUE'].filter((side) => labels(table, text).includes(side));
  return sortedLevels(cells(table, expression).filter((value) => value !== null)).map(String);
}

/** Variables of `~ a + b`, a factor as one column for each of its levels, by R's names for them. */
export function columnsOf(table: Table, text: string): readonly (readonly [string, stats.Answers])[] {
  return summands(parseExpression(text.replace(/^\s*~/, '').replaceAll(',', '+'))).flatMap((part) => {
    const name = deparse(part);
    if (!isFactor(table, name)) return [[name, values(table, name)] as const];
    const found = labels(table, name);
    return levelsOf(table, name).map(
      (one) => [`${name}${one}`, found.map((label) => (label === null ? null : Number(label === one)))] as const,
    );
  });
}

function summands(expression: Expression): readonly Expression[] {
  if (expression.kind !== 'binary' || expression.operator !== '+') return [expression];
  return [...summands(expression.left), ...summands(expression.right)];
}

/** Columns named by one clause of a design: `fpc1,fpc2`, `dnum/snum`, `~dnum+snum`; words in brackets are remarks. */
function columnsIn(table: Table, clause: string): readonly string[] {
  return clause
    .replace(/\([^)]*\)/g, ' ')
    .split(/[^\w.]+/)
    .filter((word) => Object.hasOwn(table.columns, word));
}

/** What a clause says after the word that it is known by; a column may be called as the clause is. */
function clause(clauses: readonly string[], word: RegExp): string | null {
  const found = clauses.find((one) => word.test(one));
  return found === undefined ? null : found.replace(word, ' ');
}

/** Reads `apiclus1.csv; cluster dnum; weights pw; fpc fpc (number of clusters)` and its like. */
export function survey(input: Input, context: Context): Survey {
  const text = String(input['design'] ?? input['data']);
  const [file = '', ...clauses] = text.split(';').map((part) => part.trim());
  const conditions = clauses.filter((one) => /[<>=!]=|[<>]|%in%|^subset\b/.test(one));
  const table = tableOf({ data: file }, context);
  const kept = keptBy(
    table,
    conditions.map((one) => one.replace(/^(?:subset|only|domain|where)\b[\s:]*/, '')),
  );
  const columns = (word: RegExp) => columnsIn(table, clause(clauses, word) ?? '');
  const units = columns(/^(?:clusters?|ids?|psus?|\w+-?stage)\b/);
  const strata = columns(/^(?:strata|stratum|stratified(?: by)?)\b/);
  // "two-stage dnum/snum; fpc1,fpc2": the clause may also be nothing but columns
  const sizes = columns(/^fpcs?(?=[\s:=~])|^(?=fpc\d)/);
  const stages = stagesOf(table, { units, strata, sizes });
  const [weightColumn] = columns(/^(?:pweights?|weights?)\b/);
  const weights = weightColumn ? numbersIn(table, weightColumn) : weightsFrom(table, stages);
  return { table: masked(table, kept), sample: { weights, stages, lonely: 'fail' }, kept };
}

function keptBy(table: Table, conditions: readonly string[]): readonly boolean[] {
  const holding = conditions.map((one) => values(table, one));
  return Array.from({ length: table.rows }, (_, row) => holding.every((hold) => hold[row] === 1));
}

/** As if nothing were known of rows outside. */
function masked(table: Table, kept: readonly boolean[]): Table {
  if (kept.every(Boolean)) return table;
  const columns = Object.entries(table.columns).map(([name, cells]) => {
    const missing = cells.some((cell) => typeof cell === 'string') ? '' : Number.NaN;
    return [name, cells.map((cell, row) => (kept[row] ? cell : missing))] as const;
  });
  return { ...table, columns: Object.fromEntries(columns) };
}

const numbersIn = (table: Table, name: string): readonly number[] => values(table, name).map((value) => value ?? 0);

/** Units of later stages are named within the one before, as R nests them. */
function stagesOf(
  table: Table,
  { units, strata, sizes }: Readonly<Record<'units' | 'strata' | 'sizes', readonly string[]>>,
): readonly stats.SamplingStage[] {
  // later stages count only where their units' populations are known
  const depth = Math.max(1, Math.min(units.length, sizes.length || 1));
  const joined = (names: readonly string[]) =>
    Array.from({ length: table.rows }, (_, row) => names.map((name) => column(table, name)[row]).join('/'));
  return Array.from({ length: depth }, (_, stage) => ({
    ...(stage === 0 && strata.length > 0 ? { strata: joined(strata) } : {}),
    ...(units[stage] === undefined ? {} : { units: joined(units.slice(0, stage + 1)) }),
    ...(sizes[stage] === undefined ? {} : { populations: numbersIn(table, sizes[stage]) }),
  }));
}

/** Units in the population over units drawn, stage by stage; 1 where no populations are known. */
function weightsFrom(table: Table, stages: readonly stats.SamplingStage[]): readonly number[] {
  const rows = Array.from({ length: table.rows }, (_, row) => row);
  return rows.map((row) =>
    stages.reduce((weight, { strata, units, populations }, at) => {
      if (!populations) return weight;
      const before = stages[at - 1]?.units;
      const isNear = (other: number) => (before ? before[other] === before[row] : strata?.[other] === strata?.[row]);
      const drawn = new Set(rows.filter(isNear).map((other) => units?.[other] ?? other));
      return (weight * (populations[row] ?? 0)) / drawn.size;
    }, 1),
  );
}
