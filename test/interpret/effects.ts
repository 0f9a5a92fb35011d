import type { EstimatedEffect } from '../../src/spec/index.ts';

/** A plain effect: 20 % fewer, by staggered adoption; tests change what they are about. */
export const effect = (changes: Partial<EstimatedEffect> = {}): EstimatedEffect => ({
  status: 'estimated',
  design: 'staggered-adoption',
  scale: 'ratio',
  estimate: 0.8,
  low: 0.7,
  high: 0.91,
  level: 0.95,
  p: 0.001,
  q: 0.002,
  adjusted: { level: 0.95, low: 0.7, high: 0.91 },
  inference: 'jackknife-t',
  df: 9,
  dispersion: 1.4,
  areas: { program: 10, comparison: 20 },
  observed: 80,
  expected: 100,
  averted: { estimate: 20, low: 8, high: 34 },
  levels: null,
  grain: 'month',
  from: '2020-01-01',
  to: '2022-12-31',
  launch: '2020-01-10',
  comparisonChange: 0.98,
  placebo: { status: 'estimated', verdict: 'supported', periods: 8, estimate: 1, low: 0.95, high: 1.05 },
  smallestDetectable: 0.85,
  smallestP: null,
  displacement: { status: 'withheld', reason: 'no-buffer-areas' },
  eventStudy: [],
  byArea: [],
  byCohort: [],
  gap: [],
  opinions: [],
  sensitivity: [],
  eValue: { estimate: 1.8, limit: 1.4 },
  leftOut: [],
  ...changes,
});

export const placebo = (verdict: 'supported' | 'failed' | 'inconclusive'): EstimatedEffect['placebo'] => ({
  status: 'estimated',
  verdict,
  periods: 8,
  estimate: 0.9,
  low: 0.8,
  high: 1.1,
});

/** The effect estimated again with comparison areas of like level. */
export const likeLevel = (turns: boolean): EstimatedEffect['sensitivity'] => [
  { kind: 'comparison-areas', choice: 'of like level', estimate: 0.9, low: 0.7, high: 1.1, turns },
];
