import { expect, test } from 'vitest';
import { aggregates } from '../../src/conform/aggregates.ts';

test('a figure sums up no less than nobody: a negative weight would take others away from a sum', () => {
  const weight = aggregates.columns.find(({ name }) => name === 'weight');
  expect(weight?.scale).toEqual({ min: 0, max: Number.MAX_SAFE_INTEGER });
});
