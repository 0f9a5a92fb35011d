import type * as stats from '../../src/stats/index.ts';
import { type Context, type Input, level, number, type Rows } from './input.ts';

/** A survey as a case describes it: the sample, and the rows that answers come from. */
export type Survey = { readonly rows: Rows; readonly sample: stats.SurveySample };

/** The level of an interval: `level` in surveys, as `conf_level` elsewhere. */
export const levelOf = (input: Input): number => (input['level'] === undefined ? level(input) : number(input, 'level'));

/** R's missing values in a CSV. */
export const missing = (text: string | undefined): boolean => text === undefined || text === '' || text === 'NA';

export function texts(rows: Rows, column: string): readonly string[] {
  if (rows[0] !== undefined && !Object.hasOwn(rows[0], column)) throw new TypeError(`there is no column ${column}`);
  return rows.map((row) => row[column] ?? '');
}

/** A column of numbers, with null where one is missing. */
export function values(rows: Rows, column: string): readonly (number | null)[] {
  return texts(rows, column).map((text) => (missing(text) ? null : Number(text)));
}

export function isFactor(rows: Rows, column: string): boolean {
  return texts(rows, column).some((text) => !missing(text) && !Number.isFinite(Number(text)));
}

/** Levels of a column as R sorts them: numbers by size, words by the alphabet. */
export function levelsOf(rows: Rows, column: string): readonly string[] {
  const levels = [...new Set(texts(rows, column).filter((text) => !missing(text)))];
  if (!isFactor(rows, column)) return levels.sort((a, b) => Number(a) - Number(b));
  return levels.sort((a, b) => (a < b ? -1 : 1));
}

/** Whether each row has a level; null where its own is missing. */
export function has(rows: Rows, column: string, level: string): readonly (boolean | null)[] {
  return texts(rows, column).map((text) => (missing(text) ? null : text === level));
}

const comparison = /^\s*!?\s*([\w.]+)\s*(==|!=|>=|<=|>|<|%in%)\s*(.+?)\s*$/;

/** Whether a condition such as `api00 >= 750 & stype == "E"` holds in each row; null where it cannot be known. */
export function holds(rows: Rows, condition: string): readonly (boolean | null)[] {
  const inner = /^\s*I?\((.*)\)\s*$/.exec(condition);
  if (inner?.[1] !== undefined && balanced(inner[1])) return holds(rows, inner[1]);
  for (const [mark, join] of [
    ['|', (a: boolean, b: boolean) => a || b],
    ['&', (a: boolean, b: boolean) => a && b],
  ] as const) {
    const parts = condition.split(mark).filter((part) => part.trim() !== '');
    if (parts.length < 2) continue;
    return parts
      .map((part) => holds(rows, part))
      .reduce((left, right) => left.map((one, row) => both(one, right[row] ?? null, join)));
  }
  const [, column = '', operator = '', operand = ''] = comparison.exec(condition) ?? [];
  if (column === '') throw new TypeError(`input.expr: cannot be read (got ${condition})`);
  const operands = operand.replace(/^c\(|\)$/g, '').split(',');
  const wanted = operands.map((text) => text.trim().replace(/^["']|["']$/g, ''));
  return texts(rows, column).map((text) => (missing(text) ? null : compare(text, operator, wanted)));
}

function balanced(text: string): boolean {
  let depth = 0;
  for (const sign of text) {
    depth += sign === '(' ? 1 : sign === ')' ? -1 : 0;
    if (depth < 0) return false;
  }
  return true;
}

function both(a: boolean | null, b: boolean | null, join: (a: boolean, b: boolean) => boolean): boolean | null {
  if (a !== null && b !== null) return join(a, b);
  const known = a ?? b;
  if (known === null) return null;
  return join(known, true) === join(known, false) ? join(known, true) : null;
}

function compare(text: string, operator: string, [first = '', ...more]: readonly string[]): boolean {
  const equal = (wanted: string): boolean =>
    Number.isFinite(Number(wanted)) && wanted !== '' ? Number(text) === Number(wanted) : text === wanted;
  if (operator === '%in%') return [first, ...more].some(equal);
  if (operator === '==') return equal(first);
  if (operator === '!=') return !equal(first);
  const [left, right] = [Number(text), Number(first)];
  if (operator === '>=') return left >= right;
  if (operator === '<=') return left <= right;
  return operator === '>' ? left > right : left < right;
}

/** Columns named by one clause of a design: `fpc1,fpc2`, `dnum/snum`, `~dnum+snum`; words in brackets are remarks. */
function columnsIn(rows: Rows, clause: string): readonly string[] {
  return clause
    .replace(/\([^)]*\)/g, ' ')
    .split(/[^\w.]+/)
    .filter((word) => rows[0] !== undefined && Object.hasOwn(rows[0], word));
}

/** The clause of a design that says something, without the word itself: a column may be called as the clause is. */
function clause(clauses: readonly string[], word: RegExp): string | null {
  const found = clauses.find((one) => word.test(one) && !/^\s*(no|without)\b/.test(one));
  return found === undefined ? null : found.replace(word, ' ');
}

/** Reads `apiclus1.csv; cluster dnum; weights pw; fpc fpc (number of clusters)` and its like. */
export function survey(input: Input, { readData }: Context): Survey {
  const text = String(input['design'] ?? input['data']);
  const [file = '', ...clauses] = text.split(';').map((part) => part.trim());
  const all = readData(file);
  const condition = /\((.*(?:==|!=|>|<|%in%).*)\)/.exec(file)?.[1] ?? clause(clauses, /^subset\b/);
  const kept = condition ? holds(all, condition) : null;
  const rows = kept ? all.filter((_, row) => kept[row] === true) : all;
  const unitText = clause(clauses, /^(?:clusters?|ids?|psus?|two-stage|multi-?stage|\w+-stage)\b/);
  const units = unitText === null ? [] : columnsIn(rows, unitText);
  const strata = columnsIn(rows, clause(clauses, /^(?:strata|stratum|stratified(?: by)?)\b/) ?? '');
  // "two-stage dnum/snum; fpc1,fpc2": the clause may also be nothing but columns
  const sizes = columnsIn(rows, clause(clauses, /^fpcs?(?=[\s:=~]|$)|^(?=fpc\d)/) ?? '');
  const stages = stagesOf(rows, { units, strata, sizes });
  const weightText = clause(clauses, /^(?:weights?|pweights?)\b/);
  const [weightColumn] = columnsIn(rows, weightText ?? '');
  const weights = weightColumn ? values(rows, weightColumn).map((weight) => weight ?? 0) : weightsFrom(rows, stages);
  return { rows, sample: { weights, stages, lonely: 'fail' } };
}

/** Units of later stages are named within the one before, as R nests them. */
function stagesOf(
  rows: Rows,
  { units, strata, sizes }: Readonly<Record<'units' | 'strata' | 'sizes', readonly string[]>>,
): readonly stats.SamplingStage[] {
  // later stages count only where their units' populations are known
  const depth = Math.max(1, Math.min(units.length, sizes.length || 1));
  const nested = (stage: number) =>
    rows.map((row) =>
      units
        .slice(0, stage + 1)
        .map((unit) => row[unit])
        .join('/'),
    );
  return Array.from({ length: depth }, (_, stage) => ({
    ...(stage === 0 && strata.length > 0 ? { strata: rows.map((row) => strata.map((one) => row[one]).join('.')) } : {}),
    ...(units[stage] === undefined ? {} : { units: nested(stage) }),
    ...(sizes[stage] === undefined ? {} : { populations: values(rows, sizes[stage]).map((size) => size ?? 0) }),
  }));
}

/** Units in the population over units drawn, stage by stage; 1 where no populations are known. */
function weightsFrom(rows: Rows, stages: readonly stats.SamplingStage[]): readonly number[] {
  return rows.map((_, row) =>
    stages.reduce((weight, { strata, units, populations }, at) => {
      if (!populations) return weight;
      const before = stages[at - 1]?.units;
      const beside = rows.flatMap((_, other) => {
        const near = before ? before[other] === before[row] : (strata?.[other] ?? 0) === (strata?.[row] ?? 0);
        return near ? [units?.[other] ?? other] : [];
      });
      return (weight * (populations[row] ?? 0)) / new Set(beside).size;
    }, 1),
  );
}
