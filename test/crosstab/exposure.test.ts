import { describe, expect, test } from 'vitest';
import { personDays, populationIn, populationOf, stretchOf } from '../../src/crosstab/exposure.ts';

const points = [
  { year: 2010, population: 1000 },
  { year: 2020, population: 2001 },
];

describe('residents of a year', () => {
  test.each([
    [2010, 1000, false],
    [2015, 1500.5, true],
    [2020, 2001, false],
    [2005, 1000, true],
    [2023, 2001, true],
  ])('%i: %d', (year, population, interpolated) => {
    expect(populationIn(points, year)).toEqual({ population, interpolated });
  });
  test('of an area without a census are not zero but unknown', () => {
    expect(populationIn([], 2020)).toBeNull();
    expect(personDays([[]], stretchOf({ from: '2020-01-01', to: '2020-01-31' }, null))).toBeNull();
  });
});

test('residents of several smaller areas are those of all that were ever counted', () => {
  const younger = [{ year: 2015, population: 300 }];
  expect(populationOf([points, younger, []], 2020)).toEqual({ population: 2301, interpolated: true });
  expect(populationOf([points, younger], 2015)).toEqual({ population: 1800.5, interpolated: true });
  expect(populationOf([points, points], 2020)).toEqual({ population: 4002, interpolated: false });
  expect(populationOf([], 2020)).toBeNull();
});

test('person-days are whole, and count leap days', () => {
  expect(personDays([points], stretchOf({ from: '2020-02-01', to: '2020-02-29' }, null))).toEqual({
    exposure: 2001 * 29,
    interpolated: false,
  });
  expect(personDays([points], stretchOf({ from: '2015-01-01', to: '2015-01-01' }, null))).toEqual({
    exposure: 1501,
    interpolated: true,
  });
});
