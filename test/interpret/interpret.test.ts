import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimate } from '../../src/estimate/index.ts';
import { interpret } from '../../src/interpret/index.ts';
import { movementOf } from '../../src/interpret/movement.ts';
import { type PromiseFacts, promiseOf } from '../../src/interpret/promise.ts';
import type { EstimatedChange, Finding, Level, Metric } from '../../src/spec/index.ts';
import { wordSentence } from '../../src/words/index.ts';
import { area, metric, nothingElse, panel, pipeline } from '../estimate/town.ts';

const launched = [{ start: '2022-01-01', end: null }];
const areas = [area('A1', 'program', launched), area('B1', 'comparison')];

function findingFor(before: number, now: number, changes: Partial<Metric> = {}): Finding {
  const declared = pipeline({ metrics: [metric(changes)] });
  const made = panel({ areas, events: (place, month) => (place === 'A1' && month >= '2023' ? now : before) });
  const [found] = interpret(declared, estimate(declared, made, '2023-12-31'), nothingElse).filter(
    (finding) => finding.area === '*',
  );
  if (!found) throw new Error('no finding');
  return found;
}

describe('movement', () => {
  it.each([
    [10, 4, 'lower', 'better'],
    [10, 4, 'higher', 'worse'],
    [10, 4, 'neutral', 'changed-down'],
    [4, 10, 'lower', 'worse'],
    [4, 10, 'higher', 'better'],
    [4, 10, 'neutral', 'changed-up'],
    [5, 5, 'lower', 'no-clear-change'],
    [0, 0, 'lower', 'too-few'],
    [0, 3, 'lower', 'worse'],
    [0, 3, 'higher', 'better'],
  ] as const)('from %i to %i a month, %s is good: %s', (before, now, better, expected) => {
    expect(findingFor(before, now, { better }).movement).toBe(expected);
  });

  it('tells "too few to tell" from "no clear change" by whether even the end of all events could have been found', () => {
    const verdicts = { blocked: false, monitoring: false };
    const change = (smallestDetectable: number | null, events = 6): EstimatedChange =>
      ({
        status: 'estimated',
        scale: 'ratio',
        events,
        compared: { events, n: events },
        smallestDetectable,
        adjusted: { level: 0.95, low: 0.1, high: 3 },
      }) as EstimatedChange;
    expect(movementOf(change(null), 'lower', verdicts)).toBe('too-few');
    expect(movementOf(change(0.4), 'lower', verdicts)).toBe('no-clear-change');
    // many that scatter are no few
    expect(movementOf(change(null, 400), 'lower', verdicts)).toBe('no-clear-change');
    // three a quarter: even none at all is found in 8 of 100 such programmes only
    const quarter = pipeline({
      windows: { current: { from: '2023-10-01', to: '2023-12-31' }, also: [] },
      metrics: [metric({ baseline: { kind: 'same-season', years: 1, reason: 'x' } })],
    });
    const rare = panel({ areas, events: () => 1 });
    expect(
      interpret(quarter, estimate(quarter, rare, '2023-12-31'), nothingElse).find((finding) => finding.area === '*')
        ?.movement,
    ).toBe('too-few');
  });
});

describe('sentences', () => {
  it('never contradict the interval or the verdict, and never word a range that holds zero', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 30 }),
        fc.integer({ min: 0, max: 30 }),
        fc.constantFrom('lower', 'higher', 'neutral'),
        (before, now, better) => {
          const finding = findingFor(before, now, { better: better as Metric['better'] });
          const { text } = wordSentence(finding.sentence);
          const change = finding.changes.baseline;
          expect(text).not.toMatch(/NaN|undefined|Infinity/);
          if (change.status !== 'estimated') {
            expect(text).toMatch(/No comparison is given|No number is given/);
            return;
          }
          const high = typeof change.adjusted.high === 'number' ? change.adjusted.high : Infinity;
          if (high < 1) expect(text).toMatch(/^(Better|Worse|Went down): .*(between|about) [1-9].* fewer\.$/);
          else if (change.adjusted.low > 1)
            expect(text).toMatch(/^(Better|Worse|Went up): .*(between|about|at least) [1-9].* more\.$/);
          else expect(text).toMatch(/^(No clear change|Too few events to tell): /);
          expect(text.startsWith('Better')).toBe(finding.movement === 'better');
          expect(text.startsWith('Worse')).toBe(finding.movement === 'worse');
        },
      ),
      { numRuns: 100 },
    );
  });

  it('refuses a key without words', () => {
    expect(() => wordSentence({ key: 'no-such', params: {}, text: '' })).toThrow('has no words');
  });
});

describe('promise', () => {
  const now: Level = {
    status: 'estimated',
    from: '2023-01-01',
    to: '2023-12-31',
    label: '2023',
    value: 70,
    low: 62,
    high: 79,
    n: 1,
    events: 1,
    exposure: 1,
    method: 'garwood',
    missing: null,
    effectiveN: null,
  };
  const change = (low: number, high: number): EstimatedChange =>
    ({ status: 'estimated', value: 100, low, high }) as EstimatedChange;
  const { calendar } = pipeline();
  const target = { change: -0.4, value: null, by: '2025-12-31', setBy: 'board', setOn: '2021-12-31' };
  const promised = (
    interval: readonly [number, number],
    changes: Partial<Metric> = {},
    facts: Partial<PromiseFacts> = {},
  ): string =>
    promiseOf(metric({ target, ...changes }), {
      now,
      change: change(...interval),
      calendar,
      role: 'all-program',
      hasProgram: true,
      ...facts,
    }).promise;

  it.each([
    [0.5, 0.59, 'met'],
    [0.62, 0.79, 'on-course'],
    [0.7, 0.95, 'uncertain'],
    [0.85, 0.99, 'off-course'],
  ])('a change between %d and %d of the baseline, with 0.8 due half-way to 0.6: %s', (low, high, expected) => {
    expect(promised([low, high])).toBe(expected);
  });

  it('judges a target in the metric’s unit by the interval of the value now', () => {
    expect(promised([0.1, 9], { target: { ...target, change: null, value: 80 } })).toBe('met');
    expect(promised([0.1, 9], { target: { ...target, change: null, value: 70 } })).toBe('on-course');
  });

  it('has nothing to say without a target, where no direction is good, or of areas that promised nothing', () => {
    expect(promised([0.5, 0.59], { target: null })).toBe('no-target');
    expect(promised([0.5, 0.59], { better: 'neutral' })).toBe('no-target');
    expect(promised([0.5, 0.59], {}, { role: 'all-comparison' })).toBe('no-target');
    expect(promised([0.5, 0.59], {}, { role: 'universe' })).toBe('no-target');
    expect(promised([0.5, 0.59], {}, { role: 'universe', hasProgram: false })).toBe('met');
  });

  it('turns round where higher is better', () => {
    const more: Partial<Metric> = { better: 'higher', target: { ...target, change: 0.4 } };
    expect([
      promised([1.41, 1.5], more),
      promised([1.21, 1.38], more),
      promised([1, 1.3], more),
      promised([0.9, 1.1], more),
    ]).toEqual(['met', 'on-course', 'uncertain', 'off-course']);
  });

  it('after the due date only the target itself counts', () => {
    expect(promised([0.62, 0.79], {}, { now: { ...now, to: '2026-12-31' } as Level })).toBe('off-course');
  });
});

describe('what stands beside a finding', () => {
  it('names small counts, and gives no percentage for them', () => {
    const finding = findingFor(1, 1);
    expect(finding.changes.baseline).toMatchObject({ percentAllowed: false });
    expect(finding.caveats.map(({ key }) => key)).toContain('caveat.small-counts');
  });

  it('gives no grade to what was not checked, and grades the evidence by the design', () => {
    expect(findingFor(6, 3)).toMatchObject({ grade: null, gradeReason: { key: 'grade.unchecked' }, evidence: 3 });
    expect(findingFor(6, 3, { decision: { ...metric().decision, design: 'before-after' } })).toMatchObject({
      evidence: 1,
    });
  });
});
