import { describe, expect, it } from 'vitest';
import { protectFindings } from '../../../src/redact/index.ts';
import type { Finding } from '../../../src/spec/index.ts';
import { boundedInterval } from '../../../src/stats/index.ts';
import { answersOf, surveyOf } from '../../report/fixture-survey.ts';
import { findingsAt, quartersFrom } from './coalition.ts';

/**
 * Whoever knows all formulas tries out every way in which so many people can have answered, and keeps those that have the mean,
 * the range and the shares that are told.
 */
type Counts = readonly number[];
const minimum = 5;

const [sample] = findingsAt(
  { areas: [{ area: 'A', role: 'program' }], quarters: quartersFrom(2022, 4), events: [[9, 9, 9, 9]] },
  3,
) as readonly [Finding];

const sum = (counts: Counts, power: number): number =>
  counts.reduce((total, count, at) => total + count * (at + 1) ** power, 0);

/** The mean of answers of people who were drawn one by one, and its range. */
function meanOf(counts: Counts) {
  const n = sum(counts, 0);
  const value = sum(counts, 1) / n;
  const standardError = Math.sqrt(Math.max(0, sum(counts, 2) / n - value ** 2) / (n - 1));
  const interval = boundedInterval({ estimate: value, standardError, n, effectiveN: n, df: n - 1 }, 0.95, {
    lowest: 1,
    highest: 5,
  });
  return { n, value, low: interval?.low ?? 1, high: interval?.high ?? 5 };
}

function findingOf(counts: Counts): Finding {
  const none = { status: 'withheld', reason: 'not-asked-for', window: null } as const;
  const level = { ...sample.now, ...meanOf(counts), events: null, exposure: null, missing: null };
  return {
    ...sample,
    ...{ metric: 'safety', source: 'survey', measure: 'survey-mean', now: level, also: [], series: [] },
    changes: { primary: 'baseline', baseline: none, sameSeason: none, previous: none },
    survey: surveyOf({
      counted: null,
      weighting: 'none',
      answers: [answersOf('2022', counts, { of: 'now' })],
      waves: [],
    }),
  } as Finding;
}

function shownOf(finding: Finding): Finding {
  const areas = { universe: 1, program: 1, comparison: 0, buffer: 0, excluded: 0 };
  const rules = { privacy: { minimum, publicRecord: '', shownBefore: '' }, areas };
  return protectFindings([finding], rules as never, () => []).findings[0] as Finding;
}

/** Every way in which so many can have chosen five places. */
function* waysOf(n: number, own: Counts = []): Generator<Counts> {
  if (own.length === 4) yield [...own, n];
  else for (let count = 0; count <= n; count++) yield* waysOf(n - count, [...own, count]);
}

const isLike = (told: number | null, other: number): boolean => told === null || Math.abs(told - other) < 1e-9;

/** Whether answers could be these ones: what would be told of them, rounded or not, is what is told. */
function fits({ now, survey }: Finding, counts: Counts, isWide: boolean): boolean {
  if (now.status !== 'estimated' || !isLike(now.value, sum(counts, 1) / now.n)) return false;
  const { low, high } = meanOf(counts);
  const [floor, ceiling] = isWide ? [Math.floor(low * 10 + 1e-9) / 10, Math.ceil(high * 10 - 1e-9) / 10] : [low, high];
  const shares = survey?.answers[0]?.shares ?? [];
  return (
    isLike(now.low, floor) &&
    isLike(typeof now.high === 'number' ? now.high : null, ceiling) &&
    shares.every(({ places, n }) => places.reduce((total, place) => total + (counts[place - 1] ?? 0), 0) === n)
  );
}

/** Places that few chose, of which more is known than that they are hidden: from 1 up to below the minimum. */
function found(truth: Counts, told: Finding, isWide: boolean): readonly string[] {
  const ways = [...waysOf(sum(truth, 0))].filter((counts) => fits(told, counts, isWide));
  return truth.flatMap((count, at) => {
    if (count === 0 || count >= minimum) return [];
    const own = ways.map((counts) => counts[at] ?? 0);
    const [least, most] = [Math.min(...own), Math.max(...own)];
    return least > 1 || most < minimum - 1 ? [`${at + 1}: ${count} in ${least}–${most}`] : [];
  });
}

describe('a mean of answers', () => {
  it.each([[[2, 8, 9, 8, 8]], [[3, 7, 12, 9, 2]], [[1, 4, 10, 12, 6]], [[2, 5, 4, 6, 3]], [[7, 9, 3, 2, 6]]])(
    'with its range and shares does not give back how many chose a place: %j',
    (counts) => {
      const told = shownOf(findingOf(counts));
      expect(told.now).toMatchObject({ status: 'estimated', value: meanOf(counts).value, n: sum(counts, 0) });
      expect(found(counts, told, true)).toEqual([]);
    },
  );

  it('would with an exact range, or with places that went together', () => {
    const counts = [1, 1, 2, 4, 12];
    expect(found(counts, { ...findingOf(counts), survey: null }, false)).not.toEqual([]);
    const two = answersOf('2022', [10, 9, 8, 8], { of: 'now' });
    const shares = two.shares.map((share, at) =>
      at === 0 ? { ...share, places: [1, 2] } : { ...share, places: [at + 2] },
    );
    const together = { ...findingOf([2, 8, 9, 8, 8]), survey: surveyOf({ answers: [{ ...two, shares }] }) };
    expect(found([2, 8, 9, 8, 8], together, false)).toEqual(['1: 2 in 2–2']);
  });

  it('stands beside all places where none of them is small', () => {
    const counts = [9, 8, 9, 8, 8];
    expect(shownOf(findingOf(counts)).survey?.answers[0]?.shares.map(({ n }) => n)).toEqual(counts);
  });
});
