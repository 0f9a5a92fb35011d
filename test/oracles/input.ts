import type { BeforeAfter } from '../../src/stats/index.ts';

/** The `input` object of one oracle case; numbers in R's output may be bare where R had a vector of one. */
export type Input = Readonly<Record<string, unknown>>;

/** Rows of a CSV file, as text by header. */
export type Rows = readonly Readonly<Record<string, string>>[];

/** What a method needs beside its input. */
export type Context = {
  readonly readData: (file: string) => Rows;
  /** Columns whose values the CSV has in quotes. */
  readonly quotedColumns: (file: string) => ReadonlySet<string>;
  /** The package that computed the expected numbers. */
  readonly source: string;
};

/** Names an oracle method's input for `src/stats`, and the results for the oracle. */
export type Method = (input: Input, context: Context) => Readonly<Record<string, unknown>>;

export function number(input: Input, field: string, fallback?: number): number {
  const raw = input[field] ?? fallback;
  const value = Array.isArray(raw) ? raw[0] : raw;
  if (value === 'Inf') return Infinity;
  if (typeof value !== 'number') throw new TypeError(`input.${field}: must be a number (got ${JSON.stringify(raw)})`);
  return value;
}

export function numbers(input: Input, field: string): readonly number[] {
  return nullableNumbers(input, field).map((value) => {
    if (value === null) throw new TypeError(`input.${field}: must have no nulls`);
    return value;
  });
}

export function nullableNumbers(input: Input, field: string): readonly (number | null)[] {
  const raw = input[field] ?? null;
  return listOf(raw).map((value) => {
    if (value === null || typeof value === 'number') return value;
    throw new TypeError(`input.${field}: must be numbers (got ${JSON.stringify(raw)})`);
  });
}

/** A field that may be one value or a list of them, as a list; none where it is absent. */
export function texts(input: Input, field: string): readonly string[] {
  return input[field] == null ? [] : listOf(input[field]).map(String);
}

/** R writes a vector of one as a bare value. */
export const listOf = (raw: unknown): readonly unknown[] => (Array.isArray(raw) ? raw : [raw]);

/** The level of an interval, said as confidence or as alpha; 95 % unless given. */
export function level(input: Input): number {
  if (input['conf_level'] !== undefined) return number(input, 'conf_level');
  return 1 - number(input, 'alpha', 0.05);
}

/** A pair [before, after]. */
export function beforeAfter(input: Input, field: string): BeforeAfter {
  const [before, after] = numbers(input, field);
  if (before === undefined || after === undefined) throw new TypeError(`input.${field}: must be a pair`);
  return { before, after };
}

export function optionalText(input: Input, field: string): string | null {
  const raw = input[field];
  const value: unknown = Array.isArray(raw) ? raw[0] : raw;
  return typeof value === 'string' ? value : null;
}
