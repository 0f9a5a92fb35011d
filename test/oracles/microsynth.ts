import * as stats from '../../src/stats/index.ts';
import { type Input, level, type Method, number, type Rows } from './input.ts';

type Unit = { isTreated: boolean; readonly first: Rows[number]; readonly rows: Map<number, Rows[number]> };

/** "1-4", "3" or [1, 4]: the periods of a sum. */
function periodsOf(span: unknown): readonly number[] {
  const [from = 0, to = from] = Array.isArray(span) ? span.map(Number) : String(span).split('-').map(Number);
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

/** Outcomes to match on, each with the periods that are added up. */
function lagsOf(input: Input, start: number): readonly (readonly [outcome: string, periods: readonly number[]])[] {
  const aggregates = Object.entries((input['match_out_aggregates'] ?? {}) as Readonly<Record<string, unknown>>);
  const single = [input['match_out'] ?? []].flat().map(String);
  const last = number(input, 'end_pre');
  return [
    ...aggregates.flatMap(([outcome, spans]) => [spans].flat().map((span) => [outcome, periodsOf(span)] as const)),
    ...single.flatMap((outcome) => periodsOf([start, last]).map((period) => [outcome, [period]] as const)),
  ];
}

function unitsOf(input: Input, rows: Rows): readonly Unit[] {
  const [id, time, treat] = [input['id'], input['time'], input['treat']].map(String) as [string, string, string];
  const units = new Map<string, Unit>();
  for (const row of rows) {
    const unit = units.get(row[id] ?? '') ?? { isTreated: false, first: row, rows: new Map() };
    units.set(row[id] ?? '', unit);
    unit.rows.set(Number(row[time]), row);
    if (Number(row[treat]) === 1) unit.isTreated = true;
  }
  return [...units.values()];
}

const microsynth: Method = (input, { readData }) => {
  const units = unitsOf(input, readData(String(input['data'])));
  const start = Math.min(...[...(units[0]?.rows.keys() ?? [])]);
  const lags = lagsOf(input, start);
  const covariates = [input['match_covar'] ?? []].flat().map(String);
  const at = (unit: Unit, outcome: string, period: number) => Number(unit.rows.get(period)?.[outcome]);
  const matched = units.map((unit) => ({
    isTreated: unit.isTreated,
    matchOn: [
      ...covariates.map((name) => Number(unit.first[name])),
      ...lags.map(([outcome, periods]) => periods.reduce((sum, period) => sum + at(unit, outcome, period), 0)),
    ],
  }));
  const { status, weights, balanceError } = stats.calibratedWeights(
    matched,
    input['calfun'] === 'raking' ? 'raking' : 'linear',
  );
  const after = periodsOf([number(input, 'end_pre') + 1, number(input, 'end_post')]);
  const outcomes = [input['result_var'] ?? [...new Set(lags.map(([outcome]) => outcome))]].flat().map(String);
  const effects = outcomes.map((outcome) => {
    const weighted = units.map((unit, index) => ({
      isTreated: unit.isTreated,
      weight: weights[index] ?? 0,
      after: after.map((period) => at(unit, outcome, period)),
    }));
    return [outcome, status === 'calibrated' ? stats.calibratedEffect(weighted, level(input)) : null] as const;
  });
  return {
    ...Object.fromEntries(
      effects.flatMap(([outcome, effect]) => [
        [`${outcome}_treated`, effect?.treated ?? null],
        [`${outcome}_control`, effect?.control ?? null],
        [`${outcome}_pct`, effect?.relative ?? null],
      ]),
    ),
    linear_p: Object.fromEntries(effects.map(([outcome, effect]) => [outcome, effect?.independentP ?? null])),
    max_balance_error: balanceError,
    converged: status === 'calibrated',
  };
};

/** Many small areas. */
export const smallAreas: Readonly<Record<string, Method>> = { microsynth };
