import { describe, expect, it } from 'vitest';
import { reach } from '../../src/report/charts/reach.ts';

describe('how far a scale has to reach', () => {
  it('is the highest value, also where a few are several times the others', () => {
    expect(reach([0, 1, 0, 2, 1, 0, 6])).toBe(6);
    expect(reach([0, 0, 0, 0, 9])).toBe(9);
    expect(reach([])).toBe(0);
  });

  it('leaves out a few that would press all others onto the base line', () => {
    expect(reach([2, 2, 1, 2, 2, 2, 2, 2, 594, 1045])).toBe(2.5);
  });

  it('holds all where many are far: then the usual is not usual', () => {
    expect(reach([2, 2, 2, 594, 700, 1045])).toBe(1045);
  });
});
