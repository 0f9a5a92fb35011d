import { describe, expect, it } from 'vitest';
import { lastingDf, lastingFactor, persistenceOf, signedPersistence } from '../../../src/stats/index.ts';
import { seeded } from '../seeded.ts';

/** A normal AR(1) series of variance 1. */
function lasting(rho: number, length: number, { normal }: ReturnType<typeof seeded>): readonly number[] {
  const values = [normal()];
  while (values.length < length) values.push(rho * (values.at(-1) ?? 0) + Math.sqrt(1 - rho * rho) * normal());
  const mean = values.reduce((sum, value) => sum + value, 0) / length;
  return values.map((value) => value - mean);
}

describe('persistenceOf', () => {
  it.each([
    [0, 12],
    [0.3, 12],
    [0.5, 16],
    [0.8, 40],
  ])('finds ρ = %f in many series of %i periods', (rho, length) => {
    const draws = seeded(7);
    const found = persistenceOf(Array.from({ length: 2000 }, () => lasting(rho, length, draws)));
    // a mean taken off costs 1/n, which many series do not make up for
    expect(found).toBeGreaterThan(Math.max(0, rho - 1 / length) - 0.02);
    expect(found).toBeLessThan(rho + 0.05);
  });

  it('is more cautious about one series than about many like it', () => {
    const one = [2, 1, 1, -2, 1, -1, -1, -1];
    expect(persistenceOf([one])).toBeGreaterThan(persistenceOf([one, one, one]));
  });

  it.each<[string, readonly (readonly number[])[]]>([
    ['no series', []],
    ['series that are too short', [[1, 1, 1, -1, -1]]],
    ['nothing that deviates', [[0, 0, 0, 0, 0, 0, 0]]],
  ])('is 0 of %s', (_, series) => {
    expect(persistenceOf(series)).toBe(0);
  });
});

describe('signedPersistence', () => {
  it.each([
    [-0.2, 12],
    [0, 12],
    [0, 24],
    [0.4, 12],
  ])('is right on average of few series: ρ = %f in %i periods', (rho, length) => {
    const draws = seeded(11);
    const six = (): readonly (readonly number[])[] => Array.from({ length: 6 }, () => lasting(rho, length, draws));
    const found = Array.from({ length: 2000 }, () => signedPersistence(six()));
    const mean = found.reduce((sum, one) => sum + one, 0) / found.length;
    expect(Math.abs(mean - rho)).toBeLessThan(0.04);
  });

  it('is below 0 where one period undoes the last one, as far as −0.5', () => {
    expect(signedPersistence([[2, -1, 1, -2, 2, -2, 1, -1]])).toBe(-0.5);
    expect(signedPersistence([[1, 1, -1, -1, 1, -1, -1, 1, -1, 1, -1, 1]])).toBeLessThan(0);
  });

  it('is 0 where nothing can be told', () => {
    expect(signedPersistence([])).toBe(0);
    expect(signedPersistence([[1, -1, 1, -1, 1]])).toBe(0);
    expect(signedPersistence([[0, 0, 0, 0, 0, 0, 0]])).toBe(0);
  });
});

describe('lastingFactor', () => {
  it('is the variance of a sum over that of independent periods', () => {
    const [rho, periods] = [0.6, 5];
    let sum = 0;
    for (let a = 0; a < periods; a += 1) for (let b = 0; b < periods; b += 1) sum += rho ** Math.abs(a - b);
    expect(lastingFactor(rho, periods)).toBeCloseTo(sum / periods, 12);
  });

  it('comes close to (1 + ρ)/(1 − ρ) for many periods', () => {
    expect(lastingFactor(0.5, 1000)).toBeCloseTo(3, 2);
  });
});

describe('lastingDf', () => {
  it.each([
    [12, 0, 12],
    [12, 0.9, 2],
    [1, 0.9, 1],
    [0, 0.5, 0],
  ])('of %i with ρ = %f is %f', (df, rho, expected) => {
    expect(lastingDf(df, rho)).toBe(expected);
  });
});
