import { expect, test } from 'vitest';
import { nearest } from '../../src/spec/nearest.ts';

test.each([
  ['shotting', ['shooting', 'burglary'], 'shooting'],
  ['Chicago', ['America/Chicago'], 'America/Chicago'],
  ['A1', ['A2', 'B2'], 'A2'],
  ['q', ['Q'], 'Q'],
  ['Q', ['S', 'B'], undefined],
  ['AB', ['CD'], undefined],
  ['', ['S'], undefined],
])('%s is near %j: %s', (name, known, near) => {
  expect(nearest(name, known)).toBe(near);
});
