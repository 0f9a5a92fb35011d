import * as stats from '../../src/stats/index.ts';
import { type Context, type Input, level, type Method, nullableNumbers, number, numbers } from './input.ts';

const types = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

const histogram = (values: readonly number[]): stats.Histogram =>
  stats.histogramOf(values.map((value) => ({ value, n: 1 })));
const present = (values: readonly (number | null)[]): readonly number[] => values.filter((value) => value !== null);

const quantileTypes: Method = (input) => {
  const observed = histogram(present(nullableNumbers(input, 'x')));
  return Object.fromEntries(
    types.map((type) => [`type${type}`, numbers(input, 'p').map((p) => stats.quantile(observed, p, type))]),
  );
};

/** Values given, or a column of a file of which missing and negative ones are left out. */
function valuesOf(input: Input, { readData }: Context): readonly number[] {
  if (typeof input['data'] !== 'string') return numbers(input, 'x');
  const column = input['data'].split(' ')[1] ?? '';
  return readData(input['data'])
    .map((row) => row[column] ?? '')
    .filter((text) => text !== '' && text !== 'NA')
    .map(Number)
    .filter((value) => value >= 0);
}

const quantileInterval: Method = (input, context) => {
  const { n, estimate, lowRank, highRank, low, high, coverage } = stats.quantileInterval(
    histogram(valuesOf(input, context)),
    number(input, 'p'),
    level(input),
  );
  return {
    n,
    estimate_type7: estimate,
    lower_rank: lowRank,
    upper_rank: highRank,
    lower: low,
    upper: high,
    exact_coverage: coverage,
    estimable_two_sided: Number.isFinite(low) && Number.isFinite(high),
  };
};

/** Quantiles of response times. */
export const responseTimes: Readonly<Record<string, Method>> = {
  quantile_types: quantileTypes,
  quantile_ci_order_statistic: quantileInterval,
};
