import { describe, expect, it } from 'vitest';
import { eventsByWeight } from '../../src/estimate/events-by-weight.ts';

const spans = [
  { from: '2024-01-01', to: '2024-01-31' },
  { from: '2024-02-01', to: '2024-02-29' },
];
const running = (...months: readonly number[]): Float64Array => {
  let sum = 0;
  return Float64Array.from([0, ...months.map((own) => (sum += own))]);
};
const cellsOf = (kind: 'harm' | 'count', columns: readonly Float64Array[]) => ({
  cells: {
    ...{ kind, spans, columns, stats: [] },
    ...{ counting: running(1, 1), unreported: running(0, 0), interpolated: running(0, 0) },
  },
});

describe('events by weight', () => {
  it('are those of each month, from the lightest on, and last those without a weight', () => {
    const columns = [running(7, 4), running(31, 29), running(60, 20), running(900, 100), running(4, 2), running(2, 2)];
    expect(eventsByWeight(cellsOf('harm', columns))).toEqual([
      { from: '2024-01-01', to: '2024-01-31', counts: [4, 2, 1] },
      { from: '2024-02-01', to: '2024-02-29', counts: [2, 2, 0] },
    ]);
  });

  it('are none of what weighs no events', () => {
    expect(eventsByWeight(cellsOf('count', [running(7, 4), running(31, 29)]))).toBeUndefined();
  });
});
