import type { Distribution, Finding } from '../../src/spec/findings.ts';
import { findingsOf } from './fixture.ts';

/** How values are spread. Numbers are plausible, not computed. */

const late = findingsOf().findings.find(
  (finding) => finding.metric === 'late-calls' && finding.area === '*',
) as Finding;

/** Most calls in the middle, and a long tail. */
const shape = (middle: number, of: number) => (index: number, n: number) =>
  Math.round((of * Math.exp(-0.5 * ((index - middle) / 3.2) ** 2)) / 8 + (index > middle ? (of * 0.1) / n : 0));

export function distributionOf(changes: Partial<Distribution> = {}): Distribution {
  const [now, before] = [shape(6, 1900), shape(8, 5200)];
  const bands = Array.from({ length: 20 }, (_, index) => ({
    from: index * 60,
    to: index === 19 ? null : (index + 1) * 60,
    now: now(index, 20),
    before: before(index, 20),
  }));
  const sum = (side: 'now' | 'before'): number => bands.reduce((total, band) => total + band[side], 0);
  return {
    p: 0.9,
    target: 480,
    now: { label: '2022-Q4', n: sum('now'), value: 665 },
    before: { label: '2018 to 2019', n: sum('before'), value: 790 },
    bands,
    ...changes,
  };
}

export const distributionFinding = (distribution: Distribution, changes: Partial<Finding> = {}): Finding => ({
  ...late,
  metric: 'response-p90',
  title: 'Response to priority calls, 90th percentile',
  measure: 'quantile',
  shown: { as: 'duration', unit: '' },
  noun: { one: 'call', many: 'calls' },
  distribution,
  ...changes,
});

/** Few values: all but two bands had to go together. */
export const fewBands = distributionOf({
  p: 0.5,
  target: null,
  now: { label: '2022-Q4', n: 41, value: 5 },
  before: { label: '2021-Q4', n: 38, value: 31 },
  bands: [
    { from: 0, to: 20, now: 30, before: 12 },
    { from: 20, to: null, now: 11, before: 26 },
  ],
});

/** Most values are high: curves leave the lower right corner no room. */
export const lateBands = distributionOf({
  p: 0.9,
  target: 7200,
  now: { label: '2022', n: 900, value: 16_200 },
  before: { label: '2021', n: 900, value: 16_900 },
  bands: Array.from({ length: 9 }, (_, index) => ({
    from: index * 1800,
    to: index === 8 ? null : (index + 1) * 1800,
    now: index < 6 ? 10 : 280,
    before: index < 6 ? 8 : 284,
  })),
});
