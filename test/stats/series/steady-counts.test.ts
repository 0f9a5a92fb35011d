import { describe, expect, it } from 'vitest';
import { isSteady } from '../../../src/stats/index.ts';

describe('counts that are hardly ever none', () => {
  it('are steady where three quarters of what came is ten or more', () => {
    expect(isSteady([12, 31, 0, 18, 25])).toBe(true);
    expect(isSteady([2, 10, 10, 10, 10, 0])).toBe(true);
    expect(isSteady([2, 2, 10, 10, 10, 0])).toBe(false);
  });

  it('are not where a third has none, or where there are none at all', () => {
    expect(isSteady([40, 40, 0])).toBe(false);
    expect(isSteady([40, 40, 40, 0])).toBe(true);
    expect(isSteady([0, 0])).toBe(false);
    expect(isSteady([])).toBe(false);
  });
});
