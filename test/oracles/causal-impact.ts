import * as stats from '../../src/stats/index.ts';
import { type Input, type Method, numbers, optionalText } from './input.ts';
import { numericColumn, type Table, tableOf } from './table.ts';

/**
 * The part of a CausalImpact case that least squares answers: the response on its controls before the intervention,
 * and what the controls say of it after. The Bayesian structural series itself is left out (docs/methods-left-out.md).
 */
const causalImpact: Method = (input, context) => {
  const table = tableOf(input, context);
  const response = optionalText(input, 'y') ?? optionalText(input, 'outcome') ?? 'y';
  const time = ['t', 'time', 'date'].find((name) => name in table.columns);
  const controls = Object.keys(table.columns).filter((name) => name !== response && name !== time);
  const y = numericColumn(table, response);
  const [before, after] = [rowsOf(input, 'pre', table, time), rowsOf(input, 'post', table, time)];
  const columnsAt = (rows: readonly number[]): readonly stats.Column[] => [
    { name: '(Intercept)', values: rows.map(() => 1) },
    ...controls.map((name) => ({ name, values: rows.map((row) => numericColumn(table, name)[row] as number) })),
  ];
  const fit = stats.leastSquares({ response: before.map((row) => y[row] as number), columns: columnsAt(before) });
  const later = columnsAt(after).filter(({ name }) => fit.names.includes(name));
  const effects = after.map((row, place) => {
    const expected = later.reduce(
      (total, { values }, index) => total + (values[place] as number) * (fit.coefficients[index] as number),
      0,
    );
    return (y[row] as number) - expected;
  });
  const total = effects.reduce((sum, effect) => sum + effect, 0);
  const actual = after.reduce((sum, row) => sum + (y[row] as number), 0);
  return {
    actual_average: actual / after.length,
    actual_cumulative: actual,
    ols_counterfactual_effect: total / after.length,
    ols_counterfactual_cumulative: total,
  };
};

/** Rows from the first to the last of a window, by the time column or, without one, by their number. */
function rowsOf(input: Input, field: string, table: Table, time: string | undefined): readonly number[] {
  const [from = 1, to = table.rows] = numbers(input, field);
  const times = time === undefined ? null : numericColumn(table, time);
  return Array.from({ length: table.rows }, (_, row) => row).filter((row) => {
    const at = times?.[row] ?? row + 1;
    return at >= from && at <= to;
  });
}

/** Effects by a series' own past and controls. */
export const impact: Readonly<Record<string, Method>> = { causal_impact_bsts: causalImpact };
