import { describe, expect, it } from 'vitest';
import type { Difference } from '../../src/recall/index.ts';
import type { Finding } from '../../src/spec/index.ts';
import { differenceLines } from '../../src/verbs/diff-lines.ts';

const one = (kind: Difference['kind'], rest: Partial<Difference>): Difference => ({
  kind,
  subject: 'robbery',
  area: '*',
  group: '',
  period: '',
  was: null,
  now: null,
  ...rest,
});
const finding = (rest: object): Finding =>
  ({
    metric: 'robbery',
    area: '*',
    areaTitle: 'All programme areas',
    group: null,
    unit: 'per 1,000 people a year',
    shown: { as: 'rate' },
    ...rest,
  }) as Finding;

describe('what two reports say differently, in a terminal', () => {
  it.each<readonly [string, Difference, string]>([
    [
      'verdicts',
      one('verdict', { was: 'better', now: 'no-clear-change' }),
      'robbery · All programme areas: Better → No clear change',
    ],
    [
      'effects',
      one('effect', { was: 'supported', now: 'no-design' }),
      'robbery · All programme areas: an effect of the programme is supported → nothing sets the programme apart from other causes',
    ],
    [
      'figures with their unit',
      one('figure', { was: 3.5, now: 4 }),
      'robbery · All programme areas: 3.50 → 4.00 (per 1,000 people a year)',
    ],
    [
      'figures that are not given, with the reason',
      one('figure', { was: 3.5, now: 'no-exposure' }),
      'robbery · All programme areas: 3.50 → not given (nothing to set it against)',
    ],
    [
      'shares as such',
      one('restated', { subject: 'done', period: '2024-Q1', was: 0.25, now: 0.5 }),
      'done · All programme areas · 2024-Q1: 25 % → 50 %',
    ],
    [
      'findings that came',
      one('metric', { now: 'reported' }),
      'robbery · All programme areas: was not reported before',
    ],
    ['files that went', one('file', { subject: 'a.csv', area: '', was: 'abc' }), 'a.csv: was withdrawn'],
    [
      'replies',
      one('reply', { area: '', period: '2024-05-01', now: 'Police: Yes.' }),
      'robbery · 2024-05-01: Police: Yes.',
    ],
  ])('%s', (_, difference, line) => {
    const findings = [finding({}), finding({ metric: 'done', shown: { as: 'percent' } })];
    expect(differenceLines([difference], findings)[1]?.trim()).toBe(line);
  });

  it('tells a definition once, for all areas have the same', () => {
    const both = ['*', 'East'].map((area) => one('definition', { area, was: 'robberies', now: 'all thefts' }));
    expect(differenceLines(both, [])).toEqual(['Definitions (1)', '  robbery: was “robberies”, now “all thefts”']);
  });
});
