import type { EstimatedEffect, Finding, SeriesPoint } from '../../src/spec/findings.ts';
import { findingsOf } from './fixture.ts';

/** Effects with all that a chart can show of them. Numbers are plausible, not computed. */

/** Scatter without dice: the same in every run. */
const wave = (index: number): number => Math.sin(index * 2.3) + 0.6 * Math.sin(index * 5.1 + 1);

const shootings = findingsOf().findings.find(
  (finding) => finding.metric === 'shootings' && finding.area === '*',
) as Finding;

export interface Shape {
  /** The ratio since the start. */
  readonly ratio?: number;
  /** Periods before and since the start. */
  readonly before?: number;
  readonly since?: number;
  /** Half the width of intervals, as a factor. */
  readonly spread?: number;
  readonly perPeriod?: number;
}

export function eventStudyOf(shape: Shape = {}): EstimatedEffect['eventStudy'] {
  const { ratio = 0.62, before = 8, since = 12, spread = 1.5 } = shape;
  return Array.from({ length: before + since }, (_, index) => {
    const relative = index - before;
    const estimate = (relative < 0 ? 1 : ratio) * Math.exp(0.14 * wave(index));
    const wide = spread * (1 + Math.max(0, relative - 7) * 0.08);
    return { relative, areas: relative > 8 ? 2 : 6, estimate, low: estimate / wide, high: estimate * wide };
  });
}

export function gapOf(series: readonly Pick<SeriesPoint, 'period'>[], shape: Shape = {}): EstimatedEffect['gap'] {
  const { ratio = 0.62, perPeriod = 60 } = shape;
  const start = Math.floor(series.length * 0.6);
  return series.map(({ period }, index) => {
    const expected = perPeriod * (1 + 0.12 * wave(index));
    const treated = index >= start;
    const observed = Math.round(expected * (treated ? ratio : 1) * (1 + 0.1 * wave(index + 7)));
    return { period, observed, expected, treated };
  });
}

const choice = (
  kind: EstimatedEffect['sensitivity'][number]['kind'],
  name: string,
  [estimate, low, high]: readonly [number, number, number],
): EstimatedEffect['sensitivity'][number] => ({ kind, choice: name, estimate, low, high, turns: high > 1 && low < 1 });

/** Areas that joined one after another, against areas that had not. */
export function staggeredEffect(changes: Partial<EstimatedEffect> = {}, shape: Shape = {}): EstimatedEffect {
  return {
    status: 'estimated',
    design: 'staggered-adoption',
    scale: 'ratio',
    estimate: 0.63,
    low: 0.51,
    high: 0.79,
    level: 0.95,
    p: 0.004,
    q: 0.007,
    adjusted: { level: 0.95, low: 0.5, high: 0.8 },
    inference: 'jackknife-t',
    df: 5,
    dispersion: 1.2,
    areas: { program: 6, comparison: 24 },
    observed: 233,
    expected: 371,
    averted: { estimate: 138, low: 61, high: 236 },
    levels: null,
    grain: 'quarter',
    from: '2020-01-01',
    to: '2022-12-31',
    launch: '2020-01-01',
    comparisonChange: 0.99,
    placebo: {
      status: 'estimated',
      verdict: 'inconclusive',
      periods: 8,
      estimate: 1.04,
      low: 0.71,
      high: 1.51,
    },
    otherPlacebos: [
      { status: 'estimated', verdict: 'failed', periods: 1, estimate: 0.8, low: 0.66, high: 0.97 },
      { status: 'estimated', verdict: 'inconclusive', periods: 4, estimate: 0.97, low: 0.75, high: 1.26 },
    ],
    smallestDetectable: 0.75,
    smallestP: null,
    displacement: { status: 'estimated', estimate: 5, low: -91, high: 64, quotient: 0.02 },
    eventStudy: eventStudyOf(shape),
    byArea: [],
    byCohort: [
      { launch: '2020-01-01', areas: 3, observed: 120, expected: 201, estimate: 0.6, low: 0.44, high: 0.81 },
      { launch: '2021-01-01', areas: 3, observed: 113, expected: 170, estimate: 0.66, low: 0.48, high: 0.92 },
    ],
    gap: gapOf(shootings.series, shape),
    opinions: [
      {
        status: 'estimated',
        design: 'group-time-effects',
        variant: 'against areas that never join',
        scale: 'difference',
        inference: 'influence-function',
        estimate: -177,
        low: -262,
        high: -87,
        p: 0.01,
        unit: 'per 100,000 residents a year',
      },
    ],
    sensitivity: [
      choice('comparison-areas', 'of like level', [0.67, 0.53, 0.85]),
      choice('baseline-window', '(the earlier half)', [0.63, 0.48, 0.83]),
      choice('without-area', 'Harbour East', [0.66, 0.52, 0.84]),
      choice('without-area', 'Old Town and the streets behind the railway', [0.6, 0.35, 1.08]),
    ],
    eValue: { estimate: 2.6, limit: 1.8 },
    leftOut: [],
    ...changes,
  };
}

/** A mix of comparison areas, with each of them in the programme's place. */
export function syntheticEffect(changes: Partial<EstimatedEffect> = {}): EstimatedEffect {
  const effect = staggeredEffect({
    design: 'synthetic-control',
    inference: 'placebo-ranks',
    eventStudy: [],
    byCohort: [],
  });
  const gapsOf = (area: number, shift: number): number[] =>
    effect.gap.map(
      ({ treated }, index) => wave(index * 1.3 + area * 7) * (treated ? 1.2 : 0.9) + (treated ? shift : 0),
    );
  const others = Array.from({ length: 22 }, (_, area) => gapsOf(area + 1, ((area % 5) - 2) * 0.6));
  return { ...effect, placeboGaps: { program: gapsOf(0, -5), others, smallest: null }, ...changes };
}

const levelsEventStudy = (): EstimatedEffect['eventStudy'] =>
  eventStudyOf().map(({ relative, areas }, index) => {
    const estimate = (relative < 0 ? 0 : 0.06) + 0.012 * wave(index);
    return { relative, areas, estimate, low: estimate - 0.04, high: estimate + 0.04 };
  });

const asShare = (point: EstimatedEffect['gap'][number]): EstimatedEffect['gap'][number] => ({
  ...point,
  observed: (point.treated ? 0.48 : 0.42) + (point.observed ?? 0) / 2000,
  expected: 0.42 + (point.expected ?? 0) / 2000,
});

/** A share of people asked, before and since, as points of difference. */
export function levelsEffect(): EstimatedEffect {
  return staggeredEffect({
    design: 'difference-in-differences',
    scale: 'difference',
    estimate: 0.06,
    low: 0.01,
    high: 0.11,
    adjusted: { level: 0.95, low: 0.01, high: 0.11 },
    observed: null,
    expected: null,
    averted: null,
    levels: {
      records: 1200,
      observed: 0.48,
      expected: 0.42,
      comparisonMoved: 0.01,
      smallestPart: null,
      smallestInPeriod: null,
    },
    placebo: { status: 'withheld', reason: 'too-few-periods-before' },
    eventStudy: levelsEventStudy(),
    gap: gapOf(shootings.series).map(asShare),
    byCohort: [],
    opinions: [],
    sensitivity: [
      { kind: 'comparison-areas', choice: 'of like level', estimate: 0.05, low: -0.01, high: 0.11, turns: true },
    ],
  });
}

/** A finding of the fixture with another effect. */
export function effectFinding(effect: EstimatedEffect, changes: Partial<Finding> = {}): Finding {
  return { ...shootings, effect, contribution: 'supported', ...changes };
}
