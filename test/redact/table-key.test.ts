import { describe, expect, it } from 'vitest';
import { tableKey } from '../../src/redact/index.ts';
import type { Finding } from '../../src/spec/index.ts';

type Counting = Parameters<typeof tableKey>[0] & object;

function counting(metric: string, events: readonly (number | null)[], given: Partial<Counting> = {}): Counting {
  const series = events.map((n, at) => ({ from: `202${at}-01-01`, events: n, n, exposure: null }));
  return {
    metric,
    source: 'crime',
    area: '*',
    measure: 'count',
    series: series as unknown as Finding['series'],
    ...given,
  };
}

describe('metrics that are protected as one table', () => {
  it('are those that counted the same, under any name', () => {
    expect(tableKey(counting('a', [3, 0, 7]))).toBe(tableKey(counting('b', [3, 0, 7])));
    expect(tableKey(counting('a', [3, 0, 7]))).not.toBe(tableKey(counting('b', [3, 1, 7])));
    expect(tableKey(counting('a', [3, 0, 7]))).not.toBe(tableKey(counting('b', [3, 0, 7], { source: 'calls' })));
  });
  it.each([
    ['nothing at all', [0, 0, 0]],
    ['nothing that is told', [null, null]],
    ['no period', []],
  ])('are not those that counted %s in the programme, for they may differ elsewhere', (_, events) => {
    expect(tableKey(counting('a', events))).not.toBe(tableKey(counting('b', events)));
  });
});
