import type { DonorPanel, UnitSeries } from '../../src/stats/index.ts';
import type { Context, Input, Rows } from './input.ts';

/** A case's panel: which column says what was found out from the case's words and from the data. */
export type ParsedPanel = {
  readonly rows: Rows;
  readonly columns: { readonly unit: string; readonly time: string; readonly outcome: string };
  readonly treated: readonly string[];
  readonly units: readonly string[];
  /** Periods before the launch and after it, in order. */
  readonly before: readonly number[];
  readonly after: readonly number[];
};

type Row = Rows[number];

/** Everything that a case says in words: the rest of `data` after the file's name, and `desc`. */
function wordsOf(input: Input): string {
  return [String(input['data']).replace(/^[\w.-]+\.csv/, ''), input['desc'], input['subset']]
    .filter((text) => typeof text === 'string')
    .join('; ');
}

/** "without regionno 1 (Spain)", "state != Utah", "excluding Utah, Nevada", "year <= 1995". */
export function subset(rows: Rows, words: string, columns: readonly string[]): Rows {
  let kept = rows;
  const value = `("[^"]*"|'[^']*'|[\\w.%-]+)`;
  for (const column of columns) {
    const name = column.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    const clause = new RegExp(
      `(without|excluding|except|dropping)?\\s*\\b${name}\\s*(==|!=|<>|>=|<=|=|<|>)?\\s*${value}`,
      'g',
    );
    for (const [, out, sign, raw = ''] of words.matchAll(clause)) {
      if (out === undefined && sign === undefined) continue;
      const wanted = raw.replace(/^["']|["']$/g, '');
      const holds = (row: Row) => compare(row[column] ?? '', sign ?? '==', wanted);
      kept = kept.filter((row) => (out === undefined ? holds(row) : !holds(row)));
    }
  }
  const listed = /(?:without|excluding|except|dropping) ([^;.()]+)/.exec(words)?.[1] ?? '';
  const names = listed.split(/,| and /).map((name) => name.trim());
  return kept.filter((row) => !columns.some((column) => names.includes(row[column] ?? '') && row[column] !== ''));
}

function compare(left: string, sign: string, right: string): boolean {
  const bothNumbers = left !== '' && right !== '' && !Number.isNaN(Number(left)) && !Number.isNaN(Number(right));
  const order = bothNumbers ? Number(left) - Number(right) : left < right ? -1 : left > right ? 1 : 0;
  switch (sign) {
    case '!=':
    case '<>':
      return order !== 0;
    case '<':
      return order < 0;
    case '>':
      return order > 0;
    case '<=':
      return order <= 0;
    case '>=':
      return order >= 0;
    default:
      return order === 0;
  }
}

export function parsePanel(input: Input, { readData }: Pick<Context, 'readData'>): ParsedPanel {
  const all = readData(String(input['data']));
  const columns = Object.keys(all[0] ?? {});
  const rows = subset(all, wordsOf(input), columns);
  const treated = [input['treated']].flat().map(String);
  const isTime = (name: string) => /^(year|time|t|period|quarter|month|week|date)$/i.test(name);
  const time = textOf(input, 'time') ?? columns.find(isTime);
  if (time === undefined) throw new TypeError('input.data: no column of times');
  const unit = textOf(input, 'unit', 'id') ?? columns.find((name) => isUnit(rows, { name, time, treated: treated[0] }));
  if (unit === undefined) throw new TypeError(`input.treated: ${treated[0]} is in no column`);
  const outcome = outcomeOf(input, rows, { unit, time, columns });
  const { before, after } = periodsOf(
    input,
    [...new Set(rows.map((row) => Number(row[time])))].sort((a, b) => a - b),
  );
  const complete = (name: string) => {
    const own = new Set(
      rows.filter((row) => row[unit] === name && row[outcome] !== '').map((row) => Number(row[time])),
    );
    return [...before, ...after].every((period) => own.has(period));
  };
  const donors = input['donors'] === undefined ? undefined : [input['donors']].flat().map(String);
  const units = [...new Set(rows.map((row) => row[unit] ?? ''))].filter(
    (name) => complete(name) && (donors === undefined || treated.includes(name) || donors.includes(name)),
  );
  return { rows, columns: { unit, time, outcome }, treated, units, before, after };
}

/** Whether a column says which unit a row is of: the treated one is there, and each is once in each period. */
function isUnit(
  rows: Rows,
  { name, time, treated }: { readonly name: string; readonly time: string; readonly treated: string | undefined },
): boolean {
  const cells = new Set(rows.map((row) => `${row[name]}|${row[time]}`));
  return name !== time && cells.size === rows.length && rows.some((row) => row[name] === treated);
}

function textOf(input: Input, ...fields: readonly string[]): string | undefined {
  return fields.map((field) => input[field]).find((value): value is string => typeof value === 'string');
}

/** Named by the case, or else the first number that differs within a unit and is always there. */
function outcomeOf(
  input: Input,
  rows: Rows,
  { unit, time, columns }: { readonly unit: string; readonly time: string; readonly columns: readonly string[] },
): string {
  const named = textOf(input, 'outcome', 'y', 'dep_var', 'dependent');
  if (named !== undefined) return named;
  const said = columns.find((name) => String(input['desc'] ?? '').startsWith(`${name} `));
  if (said !== undefined) return said;
  const found = columns.find((name) => {
    if (name === unit || name === time) return false;
    if (rows.some((row) => row[name] === '' || Number.isNaN(Number(row[name])))) return false;
    return new Set(rows.map((row) => `${row[unit]}|${row[name]}`)).size > new Set(rows.map((row) => row[unit])).size;
  });
  if (found === undefined) throw new TypeError('input.data: no column that could be the outcome');
  return found;
}

function periodsOf(input: Input, times: readonly number[]) {
  const within = (field: string) => {
    const [from = -Infinity, to = Infinity] = [input[field]].flat().map(Number);
    return times.filter((time) => time >= from && time <= to);
  };
  const launch = input['intervention'] ?? input['launch'] ?? input['treatment_time'];
  const last = input['end_pre'];
  const isBefore = (time: number) => (launch === undefined ? time <= Number(last) : time < Number(launch));
  // "nested optimisation of the MSPE of 1960-1969": the years before the launch that are to be fitted
  const [, first = -Infinity, end = Infinity] = /(\d{4})\s*[-–]\s*(\d{4})/.exec(String(input['v'] ?? '')) ?? [];
  const isFitted = (time: number) => isBefore(time) && time >= Number(first) && time <= Number(end);
  return {
    before: input['pre'] === undefined ? times.filter(isFitted) : within('pre'),
    after: input['post'] === undefined ? times.filter((time) => !isBefore(time)) : within('post'),
  };
}

export function seriesOf({ rows, columns, before, after }: ParsedPanel, name: string): UnitSeries {
  const values = new Map(
    rows
      .filter((row) => row[columns.unit] === name)
      .map((row) => [Number(row[columns.time]), Number(row[columns.outcome])]),
  );
  return { unit: name, values: [...before, ...after].map((period) => values.get(period) ?? Number.NaN) };
}

/** One treated unit and every unit that is not treated. */
export function donorPanel(parsed: ParsedPanel, treated: UnitSeries): DonorPanel {
  const donors = parsed.units.filter((name) => !parsed.treated.includes(name)).map((name) => seriesOf(parsed, name));
  return { treated, donors, prePeriods: parsed.before.length };
}
