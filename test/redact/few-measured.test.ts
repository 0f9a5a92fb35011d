import { describe, expect, it } from 'vitest';
import { countFewMeasured } from '../../src/redact/few-measured.ts';
import type { EstimatedChange, Finding, Level } from '../../src/spec/index.ts';
import { findingsOf } from '../report/fixture.ts';

const sample = findingsOf().findings.find(
  ({ area, now, changes }) => area === '*' && now.status === 'estimated' && changes.baseline.status === 'estimated',
) as Finding;
const point = sample.series[0] as Finding['series'][number];
const none = { status: 'withheld', reason: 'no-baseline', window: null } as const;
const unknown: Level = { status: 'withheld', reason: 'too-few-answers', from: '', to: '', label: '' };

/** Answers by quarter: null where there are too few for a mean. */
function asked(area: string, answers: readonly (number | null)[], baseline: number | null = null): Finding {
  const window = { kind: 'fixed', from: '2021-01-01', to: '2021-12-31', label: '2021', reason: '' };
  const change = { ...(sample.changes.baseline as EstimatedChange), window, n: baseline ?? 0 };
  return {
    ...sample,
    metric: 'safety',
    measure: 'survey-mean',
    area,
    areaRole: area === '*' ? 'all-program' : 'program',
    now: unknown,
    also: [],
    changes: { primary: 'baseline', baseline: baseline === null ? none : change, sameSeason: none, previous: none },
    series: answers.map((n, at) => ({
      ...point,
      from: `2021-${String(1 + 3 * at).padStart(2, '0')}-01`,
      to: `2021-${String(3 + 3 * at).padStart(2, '0')}-28`,
      n,
      value: n === null ? null : 3,
      state: n === null ? ('not-reported' as const) : ('reported' as const),
    })),
  };
}
const counted = (...findings: readonly Finding[]): readonly (readonly (number | null)[])[] =>
  countFewMeasured(findings, () => 5).map(({ series }) => series.map(({ n }) => n));

describe('periods of too few records for a value', () => {
  it('have as many as the window has less its other periods, where that is a small count', () => {
    expect(counted(asked('P', [20, null, 30, 40], 93))).toEqual([[20, 3, 30, 40]]);
  });

  it('have as many as all areas have less the others', () => {
    const areas = [asked('*', [40, 45]), asked('P', [20, 42]), asked('Q', [20, null])];
    expect(counted(...areas)).toEqual([
      [40, 45],
      [20, 42],
      [20, 3],
    ]);
  });

  it('stay as they are where they are no small count, or none at all', () => {
    expect(counted(asked('P', [20, null, 30, 40], 97))).toEqual([[20, null, 30, 40]]);
    expect(counted(asked('P', [20, null, 30, 40], 90))).toEqual([[20, null, 30, 40]]);
    expect(counted(asked('P', [20, null, 30, 40]))).toEqual([[20, null, 30, 40]]);
  });
});
