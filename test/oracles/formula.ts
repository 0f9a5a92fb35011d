import type { Column } from '../../src/stats/index.ts';
import { type Cell, deparse, type Expression, namesIn, parseExpression } from './expression.ts';
import { column, filtered, type Table, valuesOf } from './table.ts';

/** A formula's response, the columns of its right-hand side, and what stands apart from them. */
export type Design = {
  /** The rows without a missing value in any variable of the formula. */
  readonly table: Table;
  readonly responseName: string;
  readonly response: readonly Cell[];
  readonly columns: readonly Column[];
  readonly offset: readonly number[] | null;
  /** After `|`: effects that the package absorbs. */
  readonly fixedEffects: readonly { readonly name: string; readonly keys: readonly Cell[] }[];
  /** Names of the terms as R labels them, in R's order, without the intercept. */
  readonly terms: readonly string[];
};

export type DesignOptions = {
  /** Order of the levels of a categorical column, the first being the reference; alphabetical unless given. */
  readonly levels?: Readonly<Record<string, readonly Cell[]>>;
  /** Further columns whose missing values drop a row. */
  readonly alsoUsed?: readonly string[];
};

/** A term: the variables whose product it is. */
type Term = readonly Expression[];
type RightSide = {
  readonly terms: readonly Term[];
  readonly hasIntercept: boolean;
  readonly offsets: readonly Expression[];
};

/** The parts of `response ~ right side | fixed effects`. */
export function formulaParts(formula: string): {
  readonly response: Expression;
  readonly right: Expression;
  readonly fixedEffects: readonly Expression[];
} {
  const written = formula.replace(
    /([\w.]+)\s*\+\s*(?:\.\.\.|…)\s*\+\s*(?:\1\s*\^\s*|I\(\1\s*\^\s*)(\d+)\)?/,
    (_, name: string, power: string) =>
      [name, ...Array.from({ length: Number(power) - 1 }, (__, index) => `${name}^${index + 2}`)].join(' + '),
  );
  const whole = parseExpression(written);
  if (whole.kind !== 'binary' || whole.operator !== '~') throw new SyntaxError(`formula: must have ~ (got ${formula})`);
  const { left: response, right } = whole;
  if (right.kind !== 'binary' || right.operator !== '|') return { response, right, fixedEffects: [] };
  return { response, right: right.left, fixedEffects: summands(right.right).map(({ part }) => part) };
}

function summands(
  expression: Expression,
  isTaken = false,
): readonly { readonly part: Expression; readonly isTaken: boolean }[] {
  if (expression.kind === 'binary' && (expression.operator === '+' || expression.operator === '-')) {
    const right = summands(expression.right, isTaken !== (expression.operator === '-'));
    return [...summands(expression.left, isTaken), ...right];
  }
  if (expression.kind === 'unary' && expression.operator === '-') return summands(expression.operand, !isTaken);
  return [{ part: expression, isTaken }];
}

function rightSide(expression: Expression): RightSide {
  let hasIntercept = true;
  const offsets: Expression[] = [];
  let terms: Term[] = [];
  for (const { part, isTaken } of summands(expression)) {
    if (part.kind === 'number') hasIntercept = isTaken ? part.value === 0 : part.value !== 0;
    else if (part.kind === 'call' && part.name === 'offset') offsets.push(part.arguments[0]?.value as Expression);
    else {
      const named = termsOf(part);
      terms = isTaken
        ? terms.filter((term) => !named.some((other) => isSameTerm(term, other)))
        : [...terms, ...named.filter((term) => !terms.some((other) => isSameTerm(term, other)))];
    }
  }
  return { terms: terms.sort((a, b) => a.length - b.length), hasIntercept, offsets };
}

/** a*b is a + b + a:b; (a + b)^2 is all products up to two; x^2 of one variable is its square, as NIST writes it. */
function termsOf(part: Expression): readonly Term[] {
  if (part.kind === 'group') return unique(summands(part.inner).flatMap((one) => termsOf(one.part)));
  if (part.kind === 'binary') {
    const { operator, left, right } = part;
    if (operator === ':') return unique(products(termsOf(left), termsOf(right)));
    if (operator === '*') {
      const [first, second] = [termsOf(left), termsOf(right)];
      return unique([...first, ...second, ...products(first, second)]);
    }
    if (operator === '^' && left.kind === 'group' && right.kind === 'number') {
      const base = termsOf(left);
      let all = base;
      for (let order = 1; order < right.value; order += 1) all = unique([...all, ...products(all, base)]);
      return all;
    }
  }
  return [[part]];
}

function products(first: readonly Term[], second: readonly Term[]): readonly Term[] {
  return first.flatMap((a) => second.map((b) => unique([...a.map((one) => [one]), ...b.map((one) => [one])]).flat()));
}

const labelOf = (term: Term): string => term.map(deparse).join(':');

function isSameTerm(a: Term, b: Term): boolean {
  return a.length === b.length && a.every((one) => b.some((other) => deparse(one) === deparse(other)));
}

function unique(terms: readonly Term[]): readonly Term[] {
  return terms.filter((term, index) => terms.findIndex((other) => isSameTerm(term, other)) === index);
}

/**
 * The design of an R formula over a table, columns named as R names coefficients.
 *
 * Texts and factor(x) become dummies without their first level (alphabetical; numbers by size) by R's rule: a factor is
 * contrasted in a term if the term without it is in the model.
 */
export function designOf(formula: string, table: Table, options: DesignOptions = {}): Design {
  const { response, right, fixedEffects } = formulaParts(formula);
  const { terms, hasIntercept, offsets } = rightSide(right);
  const used = [response, ...terms.flat(), ...offsets, ...fixedEffects].flatMap(namesIn);
  const complete = completeRows(table, [...used, ...(options.alsoUsed ?? [])]);
  const constant = { name: '(Intercept)', values: new Array<number>(complete.rows).fill(1) };
  const marginIsIn = (rest: Term): boolean =>
    rest.length === 0 ? hasIntercept || fixedEffects.length > 0 : terms.some((term) => isSameTerm(term, rest));
  let isFullTaken = false;
  const columns = terms.flatMap((term) => {
    const parts = term.map((variable) => {
      const isContrasted = marginIsIn(term.filter((one) => one !== variable)) || (term.length === 1 && isFullTaken);
      const coded = codedColumns(variable, complete, { isContrasted, levels: options.levels ?? {} });
      if (term.length === 1 && coded.isFactor && !isContrasted) isFullTaken = true;
      return coded.columns;
    });
    return parts.reduce(crossed);
  });
  return {
    table: complete,
    responseName: deparse(response),
    response: valuesOf(complete, response),
    columns: hasIntercept && fixedEffects.length === 0 ? [constant, ...columns] : columns,
    offset: offsets.length === 0 ? null : sumOf(offsets.map((one) => valuesOf(complete, one).map(Number))),
    fixedEffects: fixedEffects.map((one) => ({ name: deparse(one), keys: valuesOf(complete, unwrapped(one)) })),
    terms: terms.map(labelOf),
  };
}

function sumOf(lists: readonly (readonly number[])[]): readonly number[] {
  return lists.reduce((total, list) => total.map((value, row) => value + (list[row] as number)));
}

function completeRows(table: Table, names: readonly string[]): Table {
  const used = [...new Set(names)].map((name) => column(table, name));
  return filtered(table, (row) => used.every((values) => values[row] !== '' && !Number.isNaN(values[row])));
}

function unwrapped(expression: Expression): Expression {
  const isFactor =
    expression.kind === 'call' && ['factor', 'as.factor', 'ordered', 'relevel'].includes(expression.name);
  return isFactor ? unwrapped(expression.arguments[0]?.value as Expression) : expression;
}

type Coding = { readonly isContrasted: boolean; readonly levels: Readonly<Record<string, readonly Cell[]>> };

function codedColumns(
  variable: Expression,
  table: Table,
  { isContrasted, levels }: Coding,
): { readonly isFactor: boolean; readonly columns: readonly Column[] } {
  const inner = unwrapped(variable);
  const name = deparse(variable);
  const values = valuesOf(table, inner);
  const declared = levels[name] ?? levels[deparse(inner)];
  const isFactor = inner !== variable || declared !== undefined || values.some((value) => typeof value === 'string');
  if (!isFactor) return { isFactor, columns: [{ name, values: values.map(Number) }] };
  const found = declared ?? levelsOf(values, referenceOf(variable));
  const dummies = found.slice(isContrasted ? 1 : 0).map((level) => ({
    name: `${name}${level}`,
    values: values.map((value) => Number(value === level)),
  }));
  return { isFactor, columns: dummies };
}

/** Levels as R's factor() sorts them; a reference named by relevel() first. */
export function levelsOf(values: readonly Cell[], reference: Cell | null = null): readonly Cell[] {
  const sorted = [...new Set(values)].sort((a, b) =>
    typeof a === 'number' && typeof b === 'number' ? a - b : String(a) < String(b) ? -1 : 1,
  );
  return reference === null ? sorted : [reference, ...sorted.filter((level) => level !== reference)];
}

function referenceOf(variable: Expression): Cell | null {
  if (variable.kind !== 'call' || variable.name !== 'relevel') return null;
  const given = variable.arguments.find(({ name }, index) => name === 'ref' || index === 1)?.value;
  return given?.kind === 'text' || given?.kind === 'number' ? given.value : null;
}

/** Products of two sets of columns; the first varies fastest. */
function crossed(first: readonly Column[], second: readonly Column[]): readonly Column[] {
  return second.flatMap((b) =>
    first.map((a) => ({
      name: `${a.name}:${b.name}`,
      values: Array.from(a.values, (value, row) => value * (b.values[row] as number)),
    })),
  );
}
