import { describe, expect, it } from 'vitest';
import { inSteps, stepOf } from '../../../src/redact/coarse.ts';
import { protectSurvey } from '../../../src/redact/survey.ts';
import { protectTests } from '../../../src/redact/tested.ts';
import type { Finding, SurveyFacts } from '../../../src/spec/index.ts';
import { wilsonInterval } from '../../../src/stats/index.ts';
import { findingsOf } from '../../report/fixture.ts';

/**
 * An adversary who knows all formulas, and of a hidden number of records all but the few that are hidden, tries every
 * number that it may be: which of them give what is told?
 */
const minimum = 5;
const most = 500;
const many = [...Array(most + 1).keys()].slice(10);

/** Numbers of records of which one share, in steps, is told as it was. */
const sharesAlike = (told: number, numbers: readonly number[], tell: (share: number) => number): readonly number[] =>
  numbers.filter((n) => [...Array(n + 1).keys()].some((hits) => tell(hits / n) === told));

const [sample] = findingsOf().findings;

/** One test of comparability of so many records as it is told beside a hidden number of the same source. */
function toldTest(hits: number, n: number): number | null {
  if (!sample) throw new Error('no sample');
  const test = {
    ...{ rule: 'located-share', arm: 'everywhere', limit: 0.03, breaks: false, absorbed: false, names: [] },
    ...{ before: hits / n, now: 1, moved: 1 - hits / n, n: 4 * n, reason: 'located-share-moved' },
  } as unknown as Finding['comparability']['tests'][number];
  const finding = { ...sample, comparability: { blocked: false, tests: [test] } };
  const [shown] = protectTests([finding], new Set([finding.source]));
  return shown?.comparability.tests[0]?.before ?? null;
}

describe('a share that stands beside a hidden number of records', () => {
  it('gives that number where it has three digits, and with its range', () => {
    const thousandths = (share: number): number => Math.round(share * 1000) / 1000;
    expect(sharesAlike(thousandths(55 / 63), [61, 62, 63, 64], thousandths)).toEqual([63]);
    const { low } = wilsonInterval({ hits: 55, n: 63 }, 0.95);
    const cents = (share: number): number => Math.round(share * 100) / 100;
    const alike = many.filter((n) =>
      [...Array(n + 1).keys()].some((hits) => {
        const own = wilsonInterval({ hits, n }, 0.95);
        return cents(hits / n) === cents(55 / 63) && thousandths(own.low) === thousandths(low);
      }),
    );
    expect(alike.length).toBeLessThan(10);
  });

  it('gives none that it may be, in steps of at least one of so many', () => {
    const narrowed = many.flatMap((n) => {
      const step = stepOf(n);
      const others = [n, n + 1, n + 2, n + 3, n + 4];
      const shares = [1, Math.round(n * 0.3), Math.round(n * 0.87), n - 1].map((hits) => hits / n);
      return shares.flatMap((share) => {
        const told = inSteps(share, step);
        return sharesAlike(told, others, (own) => inSteps(own, step)).length < others.length ? [[n, told]] : [];
      });
    });
    expect(narrowed).toEqual([]);
  });

  it('does not of tests whether both times were recorded alike', () => {
    const told = [63, 64, 65, 66, 67].map((n) => [...Array(n + 1).keys()].map((hits) => toldTest(hits, n)));
    const shared = told[0]?.filter((value) => told.every((own) => own.includes(value)));
    expect(shared).toEqual(told[0]);
  });
});

describe('the mean of a question that a few did not answer', () => {
  const facts = (n: number, sum: number): SurveyFacts => ({
    ...{ item: 'q', scale: { min: 1, max: 5 }, counted: null, audience: 'community', frame: null, samePeople: false },
    ...{ weighting: 'none', margins: null, lonelyStrata: { n: 0, rule: 'adjust' }, waves: [], answers: [] },
    profile: [
      {
        ...{ of: 'now', label: '2023', from: '2023-01-01', to: '2023-12-31', n: 40 },
        score: { value: 3, low: null, high: null },
        items: [{ item: 'q', wording: 'Q', reversed: false, n, mean: { value: sum / n, low: null, high: null } }],
      },
    ],
  });
  const told = (n: number, sum: number) => protectSurvey(facts(n, sum), minimum)?.profile?.[0]?.items[0];

  it('does not tell how many did', () => {
    for (const n of [36, 37, 38, 39]) {
      const own = told(n, 121);
      expect(own?.n).toBeNull();
      const alike = [36, 37, 38, 39].filter((other) =>
        [...Array(5 * other + 1).keys()].some((sum) => told(other, sum)?.mean?.value === own?.mean?.value),
      );
      expect(alike).toEqual([36, 37, 38, 39]);
    }
  });
});
