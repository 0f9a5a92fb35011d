import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checksOf, gradeOf } from '../../src/interpret/grade.ts';
import type { Check, ComparabilityTest } from '../../src/spec/index.ts';
import { areasSourceId, checkUnits } from '../../src/spec/index.ts';
import { wordSentence } from '../../src/words/index.ts';
import { metric } from '../estimate/town.ts';

const check = (changes: Partial<Check> = {}): Check => {
  const rule = changes.rule ?? 'rejected';
  return {
    id: `crime/${rule}`,
    source: 'crime',
    rule,
    observed: 0.001,
    limit: 0.01,
    bound: 'most',
    n: 1000,
    unit: 'share',
    severity: 'warn',
    passed: true,
    detail: '',
    items: [],
    waiver: null,
    ...changes,
  };
};
const waiver = { owner: 'lead', reason: 'known', until: '2027-01-01' };
const note = check({ rule: 'no-frame', unit: 'rows', severity: 'info', limit: null });
const failed = check({ rule: 'coverage', unit: 'cells', severity: 'fail', passed: false });

describe('the grade of a metric’s data', () => {
  it.each<[string, readonly Check[], string | null, string]>([
    ['nothing checked', [], null, 'None of its sources could be checked.'],
    ['all passed', [check(), check({ rule: 'rows', unit: 'rows' })], 'A', 'All 2 data checks of its sources passed.'],
    [
      'one warned',
      [check(), check({ rule: 'unmapped-codes', observed: 0.03, limit: 0.02, passed: false })],
      'B',
      '1 of the 2 data checks of its sources warned: codes not in the list.',
    ],
    [
      'one failed and is accepted',
      [check(), { ...failed, waiver }],
      'B',
      '1 of the 2 data checks of its sources did not pass, which is accepted for now: months without records.',
    ],
    ['one failed', [check(), failed], 'C', '1 of the 2 data checks of its sources failed: months without records.'],
    [
      'notes beside one that failed',
      [check(), failed, note],
      'C',
      '1 of the 2 data checks of its sources failed: months without records.',
    ],
    ['a note beside one that passed', [check(), note], 'A', 'The one data check of its sources passed.'],
    ['notes alone', [note, note], null, 'None of its sources could be checked.'],
    [
      'a twentieth of the records has no place, whatever its limit',
      [check({ rule: 'not-located', observed: 0.05, limit: 0.2 })],
      'C',
      '5.0 % of the records have no known place.',
    ],
    [
      'less than a twentieth has no place',
      [check({ rule: 'located-share', observed: 0.951, limit: 0.9, bound: 'least' })],
      'A',
      'The one data check of its sources passed.',
    ],
    [
      'a twentieth has no place, and a waiver accepts it',
      [check({ rule: 'located-share', observed: 0.95, limit: 0.99, bound: 'least', passed: false, waiver })],
      'C',
      '5.0 % of the records have no known place.',
    ],
    [
      'the worst agency says nothing of all',
      [check({ id: 'crime/rejected-share/by-agency', rule: 'rejected-share', observed: 0.5, limit: 0.6 })],
      'A',
      'The one data check of its sources passed.',
    ],
    [
      'a source without records has lost none',
      [check({ n: 0, observed: 1, limit: 1 })],
      'A',
      'The one data check of its sources passed.',
    ],
  ])('%s', (_, checks, grade, words) => {
    const graded = gradeOf(checks);
    expect(graded.grade).toBe(grade);
    expect(wordSentence(graded.reason).text).toBe(words);
  });

  it('is C where only the latest records are lost, and many good years would cover for them', () => {
    const moved = (rule: ComparabilityTest['rule'], now: number | null) => ({ rule, now }) as ComparabilityTest;
    const of = (...tests: readonly ComparabilityTest[]): string => {
      const { grade, reason } = gradeOf([check()], tests);
      return `${grade}: ${wordSentence(reason).text}`;
    };
    expect(of(moved('agencies', 0), moved('mapped-share', 0.81))).toBe(
      'C: 5 % or more of the latest records have a code that is not in the list.',
    );
    expect(of(moved('located-share', 0.9))).toBe('C: 5 % or more of the latest records have no known place.');
    expect(of(moved('mapped-share', 0.96), moved('located-share', null))).toMatch(/^A/);
  });

  it('is of the checks of its own sources', () => {
    const own = checksOf(metric({ source: 'crime', exposure: 'people' }), [
      check(),
      check({ source: 'people' }),
      check({ source: 'areas' }),
      check({ source: areasSourceId }),
      check({ source: 'calls' }),
      check({ source: 'waivers' }),
    ]);
    expect(own.map(({ source }) => source)).toEqual(['crime', 'people', 'areas', areasSourceId]);
  });
});

const anyCheck = fc
  .record({
    rule: fc.constantFrom('rejected', 'located-share', 'mapped-share', 'rows', 'freshness', 'coverage'),
    unit: fc.constantFrom(...checkUnits),
    observed: fc.double({ min: 0, max: 1, noNaN: true }),
    n: fc.integer({ min: 0, max: 1000 }),
    severity: fc.constantFrom('info' as const, 'warn' as const, 'fail' as const),
    passed: fc.boolean(),
    isWaived: fc.boolean(),
  })
  .map(({ isWaived, ...rest }) => ({ ...rest, isWaived, passed: rest.passed || rest.severity === 'info' }))
  .map(({ isWaived, ...rest }) => check({ ...rest, waiver: isWaived && !rest.passed ? waiver : null }));
const order = { A: 0, B: 1, C: 2 } as const;
const worseness = (checks: readonly Check[]): number => {
  const { grade } = gradeOf(checks);
  return grade === null ? -1 : order[grade];
};

describe('grades, of any checks at all', () => {
  it('are given, in words, whenever there is a check with a limit', () => {
    fc.assert(
      fc.property(fc.array(anyCheck), (others) => {
        const { grade, reason } = gradeOf([check(), ...others]);
        expect(['A', 'B', 'C']).toContain(grade);
        expect(wordSentence(reason).text).toMatch(/^[A-Z0-9].*\.$/);
        expect(wordSentence(reason).text).not.toMatch(/NaN|undefined/);
      }),
    );
  });

  it('are never better for one check more, and never worse for a waiver', () => {
    fc.assert(
      fc.property(fc.array(anyCheck, { minLength: 1 }), anyCheck, (checks, more) => {
        expect(worseness([...checks, more])).toBeGreaterThanOrEqual(worseness(checks));
        const accepted = checks.map((one) => (one.passed ? one : { ...one, waiver }));
        expect(worseness(accepted)).toBeLessThanOrEqual(worseness(checks));
      }),
    );
  });

  it('are A only where every check passed, and C wherever one failed that nobody accepts', () => {
    fc.assert(
      fc.property(fc.array(anyCheck, { minLength: 1 }), (checks) => {
        const { grade } = gradeOf(checks);
        if (grade === 'A') expect(checks.every(({ passed }) => passed)).toBe(true);
        if (checks.some((one) => !one.passed && one.severity === 'fail' && one.waiver === null))
          expect(grade).toBe('C');
      }),
    );
  });

  it('do not depend on the order of checks', () => {
    fc.assert(
      fc.property(fc.array(anyCheck, { minLength: 1 }), (checks) => {
        expect(worseness(checks.toReversed())).toBe(worseness(checks));
      }),
    );
  });
});
