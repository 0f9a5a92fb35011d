import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stepFor, toldInSteps } from '../../src/redact/weight-step.ts';
import { protectWeighted } from '../../src/redact/weighted.ts';
import type { EstimatedChange, Finding, SurveyFacts } from '../../src/spec/index.ts';
import { wordSentence } from '../../src/words/index.ts';
import { findingsOf } from '../report/fixture.ts';
import { answersOf, surveyOf } from '../report/fixture-survey.ts';

const sample = findingsOf().findings.find(
  ({ area, now, changes }) => area === '*' && now.status === 'estimated' && changes.baseline.status === 'estimated',
) as Finding;

const now = { of: 'now' } as const;
const rules = { minimumOf: () => 5, records: [] };
const answers = [answersOf('2022', [28, 60, 90, 130, 92], now), answersOf('2020', [60, 104, 100, 96, 50])];

interface Asked {
  readonly value: number;
  readonly was: number;
  readonly reach: number;
  readonly n: number;
  readonly spread: number;
}

/** Of each time as many answers of two weights, the one by so much heavier in average ones. */
const tallyOf = (spread: number): SurveyFacts['tally'] =>
  ['2022-03-01', '2020-03-01', sample.now.from, changeIn(sample)?.window.from ?? ''].flatMap((start) =>
    [1 - spread / 2, 1 + spread / 2].flatMap((weight) => [1, 5].map((answer) => ({ start, weight, answer, n: 20 }))),
  );

/** A finding of weighted answers of all programme areas, with a change and its verdict. */
function findingOf({ value, was, reach, n, spread }: Asked): Finding {
  const { baseline } = sample.changes as { readonly baseline: EstimatedChange };
  const [estimate, low, high] = [value - was, value - was - reach, value - was + reach];
  const isMoved = low > 0 || high < 0;
  const ends = { low, high };
  const params = {
    ...{
      movement: high < 0 ? 'worse' : 'better',
      what: 'the share',
      as: 'percent',
      unit: '',
      many: 'people',
      one: 'person',
    },
    ...{ value, was, low, high, period: '2022', window: '2020', n },
  };
  return {
    ...sample,
    ...{ metric: 'safe', source: 'survey', measure: 'survey-share', group: null, gap: null, also: [], caveats: [] },
    ...{ movement: isMoved ? params.movement : 'no-clear-change', unclear: null, areaRole: 'all-program', area: '*' },
    now: {
      ...sample.now,
      value,
      n,
      events: Math.round(n / 2),
      exposure: null,
      ...ends,
      low: value - 0.05,
      high: value + 0.05,
    },
    series: [],
    changes: {
      ...{ primary: 'baseline', sameSeason: gone, previous: gone },
      baseline: {
        ...{ ...baseline, ...ends, scale: 'difference', estimate, value: was, n, p: 0.02, q: 0.03 },
        ...{ adjusted: { level: 0.95, ...ends }, absolute: { estimate, ...ends } },
        compared: { ...baseline.compared, n },
      },
    },
    sentence: { key: isMoved ? 'value-moved' : 'value-unclear', params, text: '' },
    survey: surveyOf({ weighting: 'given', counted: [4, 5], tally: tallyOf(spread), answers }),
  } as unknown as Finding;
}
const gone = { status: 'withheld', reason: 'not-asked-for', window: null } as const;
const plain: Asked = { value: 0.537, was: 0.412, reach: 0.08, n: 900, spread: 0.6 };

const hiddenNow = {
  status: 'withheld',
  reason: 'suppressed',
  from: sample.now.from,
  to: sample.now.to,
  label: '',
} as const;
const hiddenChange = { status: 'withheld', reason: 'suppressed', window: null } as const;

/** A single area: told, hidden, or hidden now alone. */
const areaOf = (finding: Finding, hidden: boolean | 'now' = false, area = 'A'): Finding =>
  ({
    ...finding,
    ...{ area, areaRole: 'program' },
    ...(hidden ? { now: hiddenNow, sentence: { key: 'suppressed', params: {}, text: '' } } : {}),
    ...(hidden === true ? { changes: { ...finding.changes, baseline: hiddenChange } } : {}),
  }) as Finding;

/** All programme areas together, beside an area that is hidden or not. */
function told(asked: Asked, { hidden = true as boolean | 'now', changed = {} as Partial<Finding> } = {}): Finding {
  const together = { ...findingOf(asked), ...changed };
  const whole = [together, areaOf(together)];
  return protectWeighted(whole, [together, areaOf(together, hidden)], rules)[0] as Finding;
}
const changeIn = (finding: Finding): EstimatedChange | null =>
  finding.changes.baseline.status === 'estimated' ? finding.changes.baseline : null;

describe('weighted numbers of areas together', () => {
  it('stand with all their digits where nothing of the question is hidden, and where all weigh the same', () => {
    expect(told(plain, { hidden: false }).now).toMatchObject({ value: 0.537 });
    expect(told({ ...plain, spread: 0 }).now).toMatchObject({ value: 0.537 });
  });

  it('stand with all their digits where enough hidden answers weigh as much as those of another hidden area', () => {
    const together = findingOf(plain);
    const [one, other] = [areaOf(together), areaOf(together, false, 'B')];
    const hidden = [areaOf(together, true), areaOf(together, true, 'B')];
    expect(protectWeighted([together, one, other], [together, ...hidden], rules)[0]?.now).toMatchObject({
      value: 0.537,
    });
  });

  it('are rounded of the times alone of which one is hidden', () => {
    const shown = told(plain, { hidden: 'now' });
    expect(shown.now).toMatchObject({ value: 0.54 });
    expect(changeIn(shown)?.value).toBe(0.412);
    expect(Number(changeIn(shown)?.estimate)).not.toBe(plain.value - plain.was);
  });

  it('are told in steps elsewhere, with a note, and how many did as it is', () => {
    const { now: level, caveats, survey } = told(plain);
    expect(level).toMatchObject({ value: 0.54, n: 900, events: 450, missing: null });
    expect(caveats.map(({ key }) => key)).toContain('caveat.weights-in-steps');
    expect(survey).not.toHaveProperty('tally');
    expect(survey?.answers[0]?.designEffect).toBeNull();
  });

  it('are not told of so few answers that steps would say nothing', () => {
    const few = told({ ...plain, n: 60 });
    expect(few.now).toMatchObject({ status: 'withheld', reason: 'suppressed' });
    expect(few.sentence.key).toBe('suppressed');
  });

  it('are told in steps where a group is hidden, and other groups as they are', () => {
    const together = findingOf(plain);
    const groupOf = (group: string) => ({ ...together, group, survey: null }) as unknown as Finding;
    const whole = [together, groupOf('women'), groupOf('men'), groupOf('others')];
    const told = (hidden: boolean) =>
      protectWeighted(
        whole,
        whole.map((one) => (hidden && one.group === 'women' ? { ...one, now: hiddenNow } : one)),
        rules,
      );
    expect(told(false).map(({ now: level }) => level)).toEqual(whole.map(({ now: level }) => level));
    const [all, women, men] = told(true).map(({ now: level }) => level);
    expect(all).toMatchObject({ value: 0.54, n: 900 });
    expect(women).toMatchObject({ status: 'withheld' });
    expect(men).toEqual(together.now);
  });

  it('have ends of ranges in steps where few of a hidden area said so, and were drawn in blocks of their own', () => {
    const drawn = (blocks: readonly string[]) => {
      const rows = (tallyOf(0) ?? []).map((row, at) => ({
        ...row,
        unit: blocks[at % blocks.length],
        n: row.answer === 5 ? 1 : row.n,
      }));
      const together = findingOf({ ...plain, spread: 0 });
      const [area, other] = ['A', 'B'].map((name) => {
        const own = areaOf(together, false, name);
        return { ...own, survey: { ...(own.survey as SurveyFacts), tally: rows } } as Finding;
      }) as [Finding, Finding];
      const hidden = [areaOf(area, true), areaOf(other, true, 'B')];
      return protectWeighted([together, area, other], [together, ...hidden], rules)[0] as Finding;
    };
    const [one, several] = [drawn(['a']), drawn(['a', 'b', 'c'])];
    expect(one.now).toEqual(findingOf(plain).now);
    expect(several.now).toMatchObject({ value: 0.537, low: 0.48 });
    expect(several.caveats.map(({ key }) => key)).toContain('caveat.ranges-in-steps');
  });

  it('tell places on the scale in steps where an area tells fewer', () => {
    const together = findingOf(plain);
    const area = areaOf(together);
    const merged = { ...area, survey: { ...(area.survey as SurveyFacts), answers: [] } };
    const [shown] = protectWeighted([together, area], [together, merged], rules);
    expect(shown?.now).toMatchObject({ value: 0.537 });
    // places are rounded each by itself: what counts is what the value says
    expect(shown?.survey?.answers[0]?.counted).toBeCloseTo(222 / 400, 12);
    const both = { ...together, now: { ...together.now, value: 222 / 400, n: 400 } } as Finding;
    const [stepped] = protectWeighted([both, area], [both, { ...areaOf(both, true), survey: merged.survey }], rules);
    expect(stepped?.now).toMatchObject({ value: stepped?.survey?.answers[0]?.counted });
    const shares = shown?.survey?.answers[0]?.shares ?? [];
    expect(shares.map(({ n }) => n)).toEqual([28, 60, 90, 130, 92]);
    for (const [at, { share, low, high }] of shares.entries()) {
      const exact = answers[0]?.shares[at]?.share ?? 0;
      expect(Math.abs(share - exact)).toBeLessThan(0.05);
      if (low !== null && high !== null) expect(low <= exact - 0.04 + 1e-9 && high >= exact + 0.04 - 1e-9).toBe(true);
    }
  });

  it('are told no effect, gap or process chart', () => {
    const effect = { ...sample.effect, status: 'estimated' } as Finding['effect'];
    const shown = told(plain, { changed: { effect, contribution: 'consistent' as never } });
    expect(shown.effect).toEqual({ status: 'withheld', reason: 'suppressed' });
    expect(shown.process.status).toBe('withheld');
  });
});

const asked: fc.Arbitrary<Asked> = fc.record({
  value: fc.double({ min: 0.05, max: 0.95, noNaN: true }),
  was: fc.double({ min: 0.05, max: 0.95, noNaN: true }),
  reach: fc.double({ min: 0.01, max: 0.3, noNaN: true }),
  n: fc.integer({ min: 50, max: 5000 }),
  spread: fc.double({ min: 0.01, max: 1.8, noNaN: true }),
});

describe('whatever people answered', () => {
  it('a step tells all alike that is within reach', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 1e-4, max: 0.05, noNaN: true }),
        fc.double({ min: -1, max: 1, noNaN: true }),
        fc.constantFrom(Math.round, Math.floor, Math.ceil),
        (value, moved, part, towards) => {
          const reach = { moved, widest: 0.1, ends: [0, 1] } as const;
          const [step, shown] = [stepFor(value, reach, towards), toldInSteps(value, reach, towards)];
          expect(shown === null).toBe(step === null);
          if (step === null || shown === null) return;
          const other = Math.min(1, Math.max(0, value + part * moved * 0.999));
          expect(Math.min(1, towards(Number((other / step).toFixed(9))) * step)).toBeCloseTo(shown, 9);
        },
      ),
      { seed: 5, numRuns: 2000 },
    );
  });

  it('ranges in steps hold the exact ones, and what is told of them', () => {
    fc.assert(
      fc.property(asked, (own) => {
        const [exact, shown] = [findingOf(own), told(own)];
        const [was, is] = [changeIn(exact), changeIn(shown)];
        if (shown.now.status === 'estimated' && shown.now.low !== null) {
          expect(shown.now.low).toBeLessThanOrEqual(own.value - 0.05 + 1e-9);
          expect(shown.now.high).toBeGreaterThanOrEqual(own.value + 0.05 - 1e-9);
        }
        if (!was || !is) return;
        for (const name of ['adjusted', 'absolute'] as const) {
          expect(is[name].low).toBeLessThanOrEqual(was[name].low + 1e-9);
          expect(Number(is[name].high)).toBeGreaterThanOrEqual(Number(was[name].high) - 1e-9);
        }
        expect(is.low <= Number(is.estimate) && Number(is.estimate) <= Number(is.high)).toBe(true);
      }),
      { seed: 7, numRuns: 1000 },
    );
  });

  it('the sentence has the numbers beside it, and agrees with the verdict or gives none', () => {
    fc.assert(
      fc.property(asked, (own) => {
        const [exact, shown] = [findingOf(own), told(own)];
        const { key, params } = shown.sentence;
        if (key === 'suppressed') return;
        expect(wordSentence(shown.sentence).text).not.toBe('');
        if (shown.now.status === 'estimated') expect(params.value).toBe(shown.now.value);
        const change = changeIn(shown);
        if (change === null) {
          expect([key, shown.movement]).toEqual(['value-alone', 'withheld']);
          return;
        }
        expect(shown.movement).toBe(exact.movement);
        expect([params.low, params.high, params.was]).toEqual([
          change.absolute.low,
          change.absolute.high,
          change.value,
        ]);
        const isMoved = Number(params.low) > 0 || Number(params.high) < 0;
        expect(isMoved).toBe(key === 'value-moved');
      }),
      { seed: 9, numRuns: 1000 },
    );
  });
});
