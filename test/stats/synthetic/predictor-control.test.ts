import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type DonorPanel, type Predictor, predictorControl, syntheticControl } from '../../../src/stats/index.ts';
import { nelderMead } from '../../../src/stats/synthetic/nelder-mead.ts';
import { readOracleData } from '../../oracles/data.ts';
import { donorPanel, parsePanel, seriesOf } from '../../oracles/donor-panel.ts';
import { parsePredictors, predictorsOf } from '../../oracles/predictors.ts';

const unit = (name: string, ...values: readonly number[]) => ({ unit: name, values });
const panel: DonorPanel = {
  treated: unit('t', 5, 6, 7, 8, 2),
  donors: [unit('a', 2, 2, 3, 3, 3), unit('b', 9, 11, 12, 14, 14), unit('c', 20, 4, 31, 2, 9)],
  prePeriods: 4,
};
const predictor = (name: string, t: number, a: number, b: number, c: number): Predictor => ({
  name,
  values: { t, a, b, c },
});
const income = predictor('income', 30, 20, 40, 90);

describe('predictorControl', () => {
  it('gives its weight to predictors that foretell the outcome', () => {
    const chance = predictor('chance', 1, 5, 9, 40);
    const { balance, preRmspe } = predictorControl(panel, [income, chance]);
    expect(balance.map(({ name }) => name)).toEqual(['income', 'chance']);
    expect(balance[0]!.weight).toBeGreaterThan(0.5);
    expect(preRmspe).toBeLessThan(0.8);
    // nothing that has weights on the simplex comes nearer than the fit on the outcomes themselves
    expect(preRmspe).toBeGreaterThanOrEqual(syntheticControl(panel).preRmspe);
  });

  it('reports the balance in the unit of the predictor', () => {
    const { balance, weights } = predictorControl(panel, [income]);
    const [a, b, c] = weights.map(({ weight }) => weight);
    expect(balance[0]).toMatchObject({ weight: 1, treated: 30 });
    expect(balance[0]!.donors).toBeCloseTo(50, 12);
    expect(balance[0]!.synthetic).toBeCloseTo(20 * a! + 40 * b! + 90 * c!, 10);
    expect(balance[0]!.synthetic).toBeCloseTo(30, 6);
  });

  it('does not depend on the unit of a predictor', () => {
    const other = predictor('age', 14, 13, 16, 11);
    const plain = predictorControl(panel, [income, other]);
    const cents = predictor('income', 1e6 + 3000, 1e6 + 2000, 1e6 + 4000, 1e6 + 9000);
    const moved = predictorControl(panel, [cents, other]);
    for (const [j, { weight }] of plain.weights.entries()) expect(moved.weights[j]!.weight).toBeCloseTo(weight, 4);
  });

  it.each<[string, readonly Predictor[], string]>([
    ['no predictors', [], 'predictors: must be at least one'],
    [
      'a predictor unknown of a unit',
      [predictor('age', 1, 2, Number.NaN, 4)],
      'predictor age: must be known of unit b',
    ],
    ['a predictor that is the same everywhere', [predictor('age', 2, 2, 2, 2)], 'predictor age: must differ'],
  ])('refuses %s', (_, predictors, message) => {
    expect(() => predictorControl(panel, predictors)).toThrow(message);
  });
});

const oracles = resolve(import.meta.dirname, '../../../../shared/oracles');

describe.skipIf(!existsSync(oracles))('predictorControl of the Basque Country', () => {
  it('has the weights that Abadie and Gardeazabal published in 2003', () => {
    const words = [
      'school.illit, school.prim, school.med, school.high, invest mean 1964-69; gdpcap mean 1960-69; popdens 1969',
      'sec.agriculture, sec.energy, sec.industry, sec.construction mean 1961, 1963, 1965, 1967, 1969',
      'sec.services.venta, sec.services.nonventa mean 1961, 1963, 1965, 1967, 1969',
    ].join('; ');
    const input = {
      data: 'basque.csv (without regionno 1)',
      treated: 'Basque Country (Pais Vasco)',
      outcome: 'gdpcap',
      pre: [1960, 1969],
      post: [1970, 1997],
    };
    const parsed = parsePanel(input, { readData: (field) => readOracleData(oracles, field) });
    const basque = donorPanel(parsed, seriesOf(parsed, input.treated));
    expect(basque.donors).toHaveLength(16);
    const { weights } = predictorControl(basque, predictorsOf(parsed, words));
    const used = Object.fromEntries(weights.map((one) => [one.unit, one.weight]));
    expect(used['Cataluna']).toBeCloseTo(0.851, 2);
    expect(used['Madrid (Comunidad De)']).toBeCloseTo(0.149, 2);
  });
});

describe('parsePredictors', () => {
  it('reads columns, means and single times', () => {
    const read = parsePredictors(
      'lnincome, retprice mean 1980-82; beer mean 1984, 1986; cigsale 1975, 1980 and 1988; gdp',
    );
    expect(read).toEqual([
      { column: 'lnincome', times: [1980, 1981, 1982] },
      { column: 'retprice', times: [1980, 1981, 1982] },
      { column: 'beer', times: [1984, 1986] },
      { column: 'cigsale', times: [1975] },
      { column: 'cigsale', times: [1980] },
      { column: 'cigsale', times: [1988] },
      { column: 'gdp', times: null },
    ]);
  });
});

describe('nelderMead', () => {
  it('finds the bottom of Rosenbrock’s valley, begun again until that helps no more', () => {
    const valley = (x: Float64Array) => 100 * (x[1]! - x[0]! ** 2) ** 2 + (1 - x[0]!) ** 2;
    let at = Float64Array.of(-1.2, 1);
    for (let round = 0; round < 5; round += 1) {
      at = Float64Array.from(nelderMead(valley, at, { edge: 0.1, tolerance: 1e-12, rounds: 1000 }).at);
    }
    expect(at[0]).toBeCloseTo(1, 5);
    expect(at[1]).toBeCloseTo(1, 5);
  });
});
