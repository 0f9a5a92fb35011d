import { describe, expect, it } from 'vitest';
import type { AnswerRow } from '../../src/crosstab/index.ts';
import { tallyOf } from '../../src/estimate/tally.ts';

const rowOf = (own: Partial<AnswerRow>): AnswerRow => ({
  ...{ area: 'A', start: '2023-05-01', wave: '2023', stratum: '', cluster: null, respondent: null },
  ...{ base: 1, weight: 1, groups: [], isCounted: true, answer: 4, n: 1, ...own },
});

describe('who gave which answer, by weight', () => {
  it('counts people of a month together who weigh the same and were drawn together, whatever else they are', () => {
    const rows = [
      rowOf({ area: 'B', n: 3 }),
      rowOf({ weight: 1 + 1e-12, n: 2 }),
      rowOf({ weight: 2 }),
      rowOf({ stratum: 'a' }),
      rowOf({ start: '2022-05-01' }),
    ];
    expect(tallyOf({ rows }).map(({ start, weight, n }) => [start, weight, n])).toEqual([
      ['2023-05-01', 1, 5],
      ['2023-05-01', 2, 1],
      ['2023-05-01', 1, 1],
      ['2022-05-01', 1, 1],
    ]);
  });
  it('knows nothing of who is in no figure', () => {
    expect(tallyOf({ rows: [rowOf({ answer: null }), rowOf({ isCounted: false }), rowOf({ weight: 0 })] })).toEqual([]);
  });
});
