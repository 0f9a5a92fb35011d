import { describe, expect, it } from 'vitest';
import { protectEffect, protectProcess } from '../../src/redact/effects.ts';
import { isSmallLevel, isSmallPoint } from '../../src/redact/small.ts';
import type { EstimatedEffect, Level, ProcessChart, SeriesPoint } from '../../src/spec/index.ts';
import { findingsOf } from '../report/fixture.ts';

const effect = findingsOf()
  .findings.map((finding) => finding.effect)
  .find(({ status }) => status === 'estimated') as EstimatedEffect;
const area = (observed: number) => ({
  area: `A${observed}`,
  launch: '2022-01-01',
  observed,
  expected: 12,
  estimate: observed / 12,
  low: 0,
  high: 2,
});
const { area: _, ...cohort } = area(37);
const whole: EstimatedEffect = {
  ...effect,
  observed: 40,
  byArea: [area(37), area(3)],
  byCohort: [{ ...cohort, observed: 40, areas: 2 }],
  gap: [{ period: '2022-Q1', observed: 20, expected: 24, treated: true }],
  eventStudy: [{ relative: 0, areas: 2, estimate: 0.8, low: 0.4, high: 1.2 }],
  sensitivity: [
    { kind: 'without-area', choice: 'A3', estimate: 0.9, low: 0.5, high: 1.4, turns: false },
    { kind: 'baseline-window', choice: '(the earlier half)', estimate: 0.8, low: 0.5, high: 1.2, turns: false },
  ],
};

describe('effects', () => {
  it('lose all areas, and all that began together, where one is small: the sum less the others would be it', () => {
    const shown = protectEffect(whole, 5);
    expect(shown).toMatchObject({ status: 'estimated', observed: 40, byArea: [], byCohort: [], eventStudy: [] });
    expect(shown.status === 'estimated' && shown.sensitivity.map(({ kind }) => kind)).toEqual(['baseline-window']);
    expect(shown.status === 'estimated' && shown.gap).toEqual(whole.gap);
  });

  it('lose all periods where one is small', () => {
    const gap = [...whole.gap, { period: '2022-Q2', observed: 2, expected: 5, treated: true }];
    expect(protectEffect({ ...whole, byArea: [area(40)], gap }, 5)).toMatchObject({ gap: [], byArea: [area(40)] });
  });

  it('lose all that began together where those of one time are few', () => {
    const byCohort = [cohort, { ...cohort, observed: 3 }].map((one) => ({ ...one, areas: 1 }));
    expect(protectEffect({ ...whole, byArea: [], byCohort }, 5)).toMatchObject({ byCohort: [], eventStudy: [] });
  });

  it.each([
    [3, []],
    [12, [0]],
  ])('on shares are told by time since the launch only where no area has few: %d', (smallestPart, told) => {
    const levels = {
      records: 400,
      observed: 0.1,
      expected: 0.12,
      comparisonMoved: 0,
      smallestPart,
      smallestInPeriod: 9,
    };
    const shown = protectEffect({ ...whole, scale: 'difference', byArea: [], levels }, 5);
    expect(shown.status === 'estimated' && shown.eventStudy.map(({ relative }) => relative)).toEqual(told);
    expect(shown).toMatchObject({ levels: { smallestPart: null } });
  });

  it.each([
    [3, []],
    [0, ['2021-Q4']],
  ])('on shares are told by period only where no period has few: %d', (smallestInPeriod, told) => {
    const levels = {
      records: 400,
      observed: 0.1,
      expected: 0.12,
      comparisonMoved: 0,
      smallestPart: 9,
      smallestInPeriod,
    };
    const gap = [{ period: '2021-Q4', observed: 0.1, expected: 0.2, treated: true }];
    const shown = protectEffect({ ...whole, scale: 'difference', gap, levels }, 5);
    expect(shown.status === 'estimated' && shown.gap.map(({ period }) => period)).toEqual(told);
    expect(shown).toMatchObject({ levels: { smallestInPeriod: null } });
  });

  it.each([
    [4, false],
    [12, true],
  ])('on shares show the gaps of other areas only where no period has few: %d', (least, told) => {
    const levels = { records: 400, observed: 0.4, expected: 0.5, comparisonMoved: 0, smallestPart: 9 };
    const gap = [{ period: '2021-Q4', observed: 2, expected: 2, treated: true }];
    const placeboGaps = { program: [1], others: [[0.5]], smallest: 20 };
    const given = { ...whole, scale: 'difference' as const, gap, placeboGaps };
    const shown = protectEffect({ ...given, levels: { ...levels, smallestInPeriod: least } }, 5);
    expect(shown.status === 'estimated' && shown.placeboGaps !== undefined).toBe(told);
    const few = { ...placeboGaps, smallest: 3 };
    const hidden = protectEffect({ ...given, placeboGaps: few, levels: { ...levels, smallestInPeriod: 12 } }, 5);
    expect(hidden.status === 'estimated' && hidden.placeboGaps).toBeUndefined();
  });

  it('on shares are told by area only where no area has few', () => {
    const of = (smallestPart: number) =>
      protectEffect(
        {
          ...whole,
          scale: 'difference',
          byArea: [area(0.4)],
          levels: { records: 400, observed: 0.1, expected: 0.1, comparisonMoved: 0, smallestPart, smallestInPeriod: 9 },
        },
        5,
      );
    expect(of(4)).toMatchObject({ byArea: [], byCohort: [] });
    expect(of(12)).toMatchObject({ byArea: [area(0.4)] });
  });

  it('go where their own sum is small', () => {
    expect(protectEffect({ ...whole, observed: 3 }, 5)).toEqual({ status: 'withheld', reason: 'suppressed' });
  });

  it('lose the gaps of comparison areas where one of their counts is small: with enough periods it could be solved for', () => {
    const placeboGaps = { program: [-2], others: [[0.4], [-0.3]], smallest: 3 };
    const plain = { ...whole, byArea: [area(40)], placeboGaps };
    expect(protectEffect(plain, 5)).not.toHaveProperty('placeboGaps');
    expect(protectEffect(plain, 3)).toMatchObject({ placeboGaps: { ...placeboGaps, smallest: null } });
    expect(protectEffect(plain, 0)).toMatchObject({ placeboGaps: { others: placeboGaps.others } });
    const gap = [{ period: '2022-Q1', observed: 2, expected: 24, treated: true }];
    expect(protectEffect({ ...plain, gap, placeboGaps: { ...placeboGaps, smallest: 9 } }, 5)).not.toHaveProperty(
      'placeboGaps',
    );
  });

  it('stay as they are without small parts', () => {
    const plain = { ...whole, byArea: [area(37), area(0)] };
    expect(protectEffect(plain, 5)).toBe(plain);
  });
});

describe('process charts', () => {
  const chart = {
    status: 'estimated',
    chart: 'run',
    ruleSet: 'mdc-7',
    points: [],
    temporary: false,
    variation: 'common-cause',
    assurance: 'no-target',
    rebased: [],
    exclusions: [],
  } as const satisfies ProcessChart;
  const point = (state: SeriesPoint['state']): SeriesPoint => ({
    period: '2022-Q1',
    from: '2022-01-01',
    to: '2022-03-31',
    value: 1,
    low: 0,
    high: 2,
    events: 1,
    exposure: 90,
    n: 1,
    state,
    interpolated: false,
  });

  it('go where a point is hidden, for centre and limits are made of all', () => {
    expect(protectProcess(chart, [point('reported'), point('suppressed')])).toMatchObject({ status: 'withheld' });
    expect(protectProcess(chart, [point('reported')])).toBe(chart);
  });
});

describe('shares', () => {
  const level = (events: number, n: number): Level => ({
    status: 'estimated',
    from: '2022-01-01',
    to: '2022-12-31',
    label: '2022',
    value: events / n,
    low: 0,
    high: 1,
    n,
    events,
    exposure: n,
    method: 'wilson',
    missing: null,
    effectiveN: null,
  });

  it.each([
    [3, 40, true],
    [37, 40, true],
    [20, 40, false],
    [0, 40, false],
    [40, 40, false],
  ])('%i of %i: small %s', (events, n, small) => {
    expect(isSmallLevel(level(events, n), 'share', 5)).toBe(small);
    const { status, label, method, missing, effectiveN, ...counts } = level(events, n) as Level & {
      status: 'estimated';
    };
    expect(isSmallPoint({ ...counts, period: '', state: 'reported', interpolated: false }, 'share', 5)).toBe(small);
  });

  it('of a count only the events are people', () => {
    expect(isSmallLevel(level(37, 40), 'count', 5)).toBe(false);
  });
});
