import { type Cell, type Expression, evaluate, parseExpression } from './expression.ts';
import type { Context, Input } from './input.ts';

/** Columns of equal length; texts that are numbers are numbers, unless the CSV has them in quotes. */
export type Table = { readonly rows: number; readonly columns: Readonly<Record<string, readonly Cell[]>> };

/**
 * The table that a case's `data` field names: a CSV, then words in brackets or behind `;` or `,` that take a part of
 * the rows or add columns. Without a `data` field, the arrays of the input are the columns.
 */
export function tableOf(input: Input, context: Context, field = 'data'): Table {
  const data = input[field];
  if (data === undefined) return inlineTable(input);
  const rows = context.readData(String(data));
  const quoted = context.quotedColumns(String(data));
  const names = Object.keys(rows[0] ?? {});
  const columns = Object.fromEntries(
    names.map((name) => {
      const texts = rows.map((row) => row[name] ?? '');
      return [name, quoted.has(name) ? texts.map(missingText) : cellsOf(texts)] as const;
    }),
  );
  return refined({ rows: rows.length, columns }, wordsAfterFile(String(data)));
}

const MISSING = ['', 'NA', 'NaN'];

function missingText(text: string): string {
  return MISSING.includes(text) ? '' : text;
}

/** Numbers, unless a text among them is none. */
function cellsOf(texts: readonly string[]): readonly Cell[] {
  const areNumbers = texts.every((text) => MISSING.includes(text) || Number.isFinite(Number(text)));
  return areNumbers
    ? texts.map((text) => (MISSING.includes(text) ? Number.NaN : Number(text)))
    : texts.map(missingText);
}

function inlineTable(input: Input): Table {
  const entries = Object.entries(input).filter(([, value]) => Array.isArray(value) && value.length > 1);
  const rows = Math.max(...entries.map(([, value]) => (value as readonly unknown[]).length));
  const columns = entries
    .filter(([, value]) => (value as readonly unknown[]).length === rows)
    .map(([name, value]) => [name, (value as readonly (Cell | null)[]).map((cell) => cell ?? Number.NaN)] as const);
  return { rows, columns: Object.fromEntries(columns) };
}

/** "sites.csv (areas 1-10, d=treated*post); month > 3" gives its three parts. */
export function wordsAfterFile(data: string): readonly string[] {
  const rest = data.replace(/^[\w.-]+\.csv/, '').trim();
  const words: string[] = [];
  let [depth, word] = [0, ''];
  // Brackets about a whole remark are punctuation; those inside an expression are kept.
  for (const sign of rest) {
    const isOuter = sign === '(' ? depth === 0 && word.trim() === '' : sign === ')' && depth === 0;
    if (sign === '(' && !isOuter) depth += 1;
    if (sign === ')' && !isOuter) depth -= 1;
    if (isOuter || (depth === 0 && (sign === ',' || sign === ';'))) {
      words.push(word);
      word = '';
    } else word += sign;
  }
  return [...words, word].map((text) => text.trim()).filter((text) => text !== '');
}

function refined(table: Table, words: readonly string[]): Table {
  let current = table;
  for (const word of words) {
    const [, name, formula] =
      /^(?:add|with|derive|and|where)?\s*([A-Za-z.][\w.]*)\s*(?:=|<-|:=)(?!=)\s*(.+)$/.exec(word) ?? [];
    if (name !== undefined && formula !== undefined) current = withColumn(current, name, formula);
    else current = subset(current, word);
  }
  return current;
}

export function withColumn(table: Table, name: string, formula: string): Table {
  const expression = parseExpression(formula);
  return { ...table, columns: { ...table.columns, [name]: valuesOf(table, expression) } };
}

/** An expression in every row. */
export function valuesOf(table: Table, expression: Expression): readonly Cell[] {
  return Array.from({ length: table.rows }, (_, row) => evaluate(expression, (name) => cell(table, name, row)));
}

function cell(table: Table, name: string, row: number): Cell {
  return column(table, name)[row] as Cell;
}

export function column(table: Table, name: string): readonly Cell[] {
  const values = table.columns[name];
  if (values === undefined) throw new TypeError(`column: must be in the data (got ${name})`);
  return values;
}

export function numericColumn(table: Table, name: string): readonly number[] {
  return column(table, name).map(Number);
}

/** "areas 1-10", "month in 1-24", "year 2004", or a condition; other words are a remark. */
function subset(table: Table, word: string): Table {
  const [, plural = '', from, to] =
    /^(?:only|rows|with|where|subset)?\s*([A-Za-z.][\w.]*)\s*(?:in\s+|=\s*)?(\d+)(?:\s*(?:-|–|to|:)\s*(\d+))?$/.exec(
      word,
    ) ?? [];
  const name = [plural, plural.replace(/s$/, ''), plural.replace(/ies$/, 'y')].find((one) => one in table.columns);
  if (from !== undefined && /^rows?$/.test(plural) && name === undefined) {
    return filtered(table, (row) => row + 1 >= Number(from) && row + 1 <= Number(to ?? from));
  }
  if (from !== undefined && name !== undefined) {
    const values = numericColumn(table, name);
    return filtered(table, (row) => {
      const value = values[row] as number;
      return value >= Number(from) && value <= Number(to ?? from);
    });
  }
  const condition = word.replace(/^(?:(?:only|subset)\b\s*)?(?:\w+ (?:where|with|of)|rows?|with|where)?\s+/, '');
  if (!/[<>=!]|%in%/.test(condition)) return table;
  const expression = parsed(condition);
  if (expression === null) return table;
  const holds = valuesOf(table, expression);
  return filtered(table, (row) => Number(holds[row]) === 1);
}

/** The expression, or null where the words are none: a remark. */
function parsed(words: string): Expression | null {
  try {
    return parseExpression(words);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

export function filtered(table: Table, keep: (row: number) => boolean): Table {
  const rows = Array.from({ length: table.rows }, (_, row) => row).filter(keep);
  const columns = Object.fromEntries(
    Object.entries(table.columns).map(([name, values]) => [name, rows.map((row) => values[row] as Cell)] as const),
  );
  return { rows: rows.length, columns };
}
