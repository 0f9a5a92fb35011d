import { describe, expect, it } from 'vitest';
import { answerText, shortAnswer } from '../../src/report/effect-answer.ts';
import {
  chanceText,
  choiceTexts,
  comparisonText,
  designText,
  eValueText,
  evidenceText,
  opinionText,
  otherOpinions,
  refusedText,
} from '../../src/report/effect-facts.ts';
import { fewerOrMore, ratioRange } from '../../src/report/effect-size.ts';
import { alreadyText, placeboTexts } from '../../src/report/pretended-starts.ts';
import type { Contribution, EstimatedEffect, Finding, Opinion } from '../../src/spec/findings.ts';
import { english } from '../../src/words/index.ts';
import { effect, likeLevel, placebo } from '../interpret/effects.ts';
import { findingsOf } from './fixture.ts';

/** Of a metric that is told in events. */
const counts = { as: 'count', unit: '' } as const;
const facts = {
  comparisonText: (of: EstimatedEffect) => comparisonText(of, counts, english),
  placeboText: (of: EstimatedEffect) => placeboTexts(of, counts, english).join('\n'),
  choiceTexts: (of: EstimatedEffect) => choiceTexts(of, counts, english),
  opinionText: (opinion: Opinion, of: EstimatedEffect) => opinionText(opinion, { effect: of, shown: counts }, english),
};

const open = { bound: 'none' } as const;
const plain = (text: string | null): string => (text ?? '').replaceAll('\u00a0', ' ');
const answer = (contribution: Contribution, changes: Partial<EstimatedEffect> = {}): string =>
  plain(answerText({ ...(findingsOf().findings[0] as Finding), contribution }, effect(changes), english).join(' '));

/** 1,000 counted where 1,250 were expected: enough for a percentage. */
const large: Partial<EstimatedEffect> = {
  observed: 1000,
  expected: 1250,
  averted: { estimate: 250, low: 99, high: 429 },
};

describe('the answer to “is it us?”', () => {
  it('gives the verdict, the counts, how far they lie apart and the percentage, from one interval', () => {
    const text = answer('supported', large);
    expect(text).toMatch(/^An effect of the programme is supported\. In 10 programme areas there were 1,000 \w+/);
    expect(text).toContain('from 1 January 2020 to 31 December 2022. About 1,250 would have been expected');
    expect(text).toMatch(/without the programme: 99 to 429 fewer, −20 % \(−30 % to −9 %\)\.$/);
  });

  it('gives no percentage of small counts', () => {
    expect(answer('supported', { observed: 9, expected: 21, averted: { estimate: 12, low: 2, high: 40 } })).toMatch(
      /2 to 40 fewer \(small counts\)\.$/,
    );
  });

  it('says of few events and no clear effect what could have been expected, not how many more than were counted', () => {
    const few = {
      observed: 23,
      expected: 18.6,
      adjusted: { level: 0.95, low: 0.2, high: 6.1 },
      averted: { estimate: -4.4, low: -19.2, high: 91 },
      smallestDetectable: null,
    };
    expect(answer('not-shown', few)).toMatch(
      /About 19 would have been expected without the programme: anything from 4 to 114 would fit \(small counts\)\.$/,
    );
    const finding = { ...(findingsOf().findings[0] as Finding), contribution: 'not-shown' } as const;
    expect(shortAnswer(finding, effect(few), english)).toBe(
      'An effect of the programme is not shown. 23 counted since 1 January 2020; without the programme anything from 4 to 114 would fit (small counts).',
    );
    const ends = {
      ...few,
      adjusted: { level: 0.95, low: 0.2, high: open },
      averted: { estimate: -4.4, low: open, high: 91 },
    };
    expect(answer('not-shown', ends)).toContain('anything up to 114 would fit');
    expect(answer('not-shown', { ...few, averted: { estimate: -4.4, low: -19.2, high: open } })).toContain(
      'anything from 4 up would fit',
    );
  });

  it('says of no clear effect how large one would have had to be', () => {
    const unclear = {
      ...large,
      adjusted: { level: 0.95, low: 0.7, high: 1.1 },
      averted: { estimate: 250, low: -91, high: 429 },
    };
    expect(answer('not-shown', unclear)).toMatch(
      /from 429 fewer to 91 more, −20 % \(−30 % to \+10 %\)\. The smallest fall that this design would show 80 times in 100: 15 %\.$/,
    );
  });

  it('gives both comparisons and no number of events where the answer turns with them', () => {
    const text = answer('depends-on-comparison', { ...large, averted: null, sensitivity: likeLevel(true) });
    expect(text).toMatch(/^It depends on which areas it is compared with\. /);
    expect(text).toContain('Since 1 January 2020, against all 20 comparison areas: −20 % (−30 % to −9 %).');
    expect(text).toContain('of like level before the programme began: −10 % (−30 % to +10 %).');
    expect(text).toMatch(/So no number of \w+ is given\.$/);
    expect(text).not.toContain('fewer');
    expect(text).not.toContain('1,000');
  });

  it('says so where no comparison area was of like level, and the programme areas are looked at alone', () => {
    const alone = likeLevel(true).map((one) => ({ ...one, kind: 'no-comparison-areas' as const }));
    const changes = { ...large, averted: null, sensitivity: alone };
    expect(answer('depends-on-comparison', changes)).toContain(
      'None of them was of like level before the programme began. Without any of them: −10 % (−30 % to +10 %).',
    );
    const finding = { ...(findingsOf().findings[0] as Finding), contribution: 'depends-on-comparison' as const };
    expect(plain(shortAnswer(finding, effect(changes), english))).toContain(
      '−10 % (−30 % to +10 %) without them, for none is of like level.',
    );
  });

  it('counts events where the design is about differences', () => {
    const difference = { scale: 'difference', adjusted: { level: 0.95, low: -64, high: -20 } } as const;
    expect(answer('supported', difference)).toMatch(/without the programme: 20 to 64 fewer\.$/);
  });
});

describe('the answer on page one', () => {
  const short = (contribution: Contribution, changes: Partial<EstimatedEffect>): string =>
    plain(shortAnswer({ ...(findingsOf().findings[0] as Finding), contribution }, effect(changes), english));

  it('is one line: the verdict, how many, the percentage, and since when it counts', () => {
    expect(short('supported', large)).toBe(
      'An effect of the programme is supported. 99 to 429 fewer, −20 % (−30 % to −9 %) since 1 January 2020.',
    );
  });

  it('gives both comparisons where it depends on them, or neither where counts are small', () => {
    const like = { averted: null, sensitivity: likeLevel(true) };
    expect(short('depends-on-comparison', { ...large, ...like })).toBe(
      'It depends on which areas it is compared with. Since 1 January 2020: −20 % (−30 % to −9 %) against all comparison areas, −10 % (−30 % to +10 %) against those of like level.',
    );
    expect(short('depends-on-comparison', { ...like, observed: 9 })).toBe(
      'It depends on which areas it is compared with.',
    );
  });
});

describe('fewer or more', () => {
  const said = (low: EstimatedEffect['adjusted']['low'], averted: EstimatedEffect['averted']) =>
    fewerOrMore(effect({ averted, adjusted: { level: 0.95, low, high: open } }), english);
  it.each([
    [{ estimate: 12, low: 2, high: 40 }, '2 to 40 fewer'],
    [{ estimate: -5, low: -9, high: -1 }, '1 to 9 more'],
    [{ estimate: 12, low: open, high: 40 }, 'from 40 fewer to any number more'],
    [{ estimate: 12, low: 2, high: open }, 'at least 2 fewer'],
    [{ estimate: 12, low: -3, high: open }, 'from any number fewer to 3 more'],
    [null, null],
  ] as const)('words %j as %j', (averted, text) => expect(said(0.1, averted)).toBe(text));
});

describe('what stands beside an effect', () => {
  it('names the design with both arms and its grain', () => {
    expect(designText(effect(), english)).toBe(
      'Areas joining one after the other, against areas that had not joined. That is 10 programme areas and 20 comparison areas, month by month. The first start was on 10 January 2020.',
    );
    expect(designText(effect({ areas: { program: 1, comparison: 0 }, design: 'before-after' }), english)).toContain(
      '1 programme area and no comparison areas',
    );
  });

  it('says what comparison areas did by themselves', () => {
    expect(plain(facts.comparisonText(effect({ comparisonChange: 0.84 })))).toBe(
      '−16 % over the same time, by themselves.',
    );
    expect(facts.comparisonText(effect({ comparisonChange: null }))).toBeNull();
  });

  it.each([
    ['supported', 'nothing that matters, as it should be'],
    ['failed', 'a difference where there can be none, so the comparison does not hold'],
    ['inconclusive', 'too wide a range to tell whether the comparison holds'],
  ] as const)('says of a placebo that is %s: %s', (verdict, words) => {
    const text = plain(facts.placeboText(effect({ ...large, placebo: placebo(verdict) })));
    expect(text).toContain('starts pretended 8 months too early, the same sum should show nothing');
    expect(text).toContain(`It gives −10 % (−20 % to +10 %): ${words}.`);
  });

  describe('of starts pretended at other leads', () => {
    const other = (periods: number, low: number, high: number) =>
      ({
        status: 'estimated',
        verdict: high < 1 ? 'failed' : 'inconclusive',
        periods,
        estimate: 0.9,
        low,
        high,
      }) as const;
    const moved = effect({ ...large, otherPlacebos: [other(3, 0.8, 0.95), other(24, 0.8, 1.1)] });
    const [finding] = findingsOf().findings as readonly [Finding, ...Finding[]];
    const already = (contribution: Contribution, of: EstimatedEffect) =>
      alreadyText({ ...finding, contribution }, of, english);

    it('gives a line each', () => {
      const [, three, twentyFour] = facts.placeboText(moved).split('\n').map(plain);
      expect(three).toMatch(/^3 months too early: −10 % \(−20 % to −5 %\); something moved before the start/);
      expect(twentyFour).toBe('24 months too early: −10 % (−20 % to +10 %); too wide a range to tell.');
    });

    it('says beside the short answer what one shows already, and nothing where none does', () => {
      expect(plain(already('supported', moved))).toBe(
        'But a pretended start shows something already: −10 % (−20 % to −5 %), 3 months too early.',
      );
      expect(already('placebo-failed', moved)).toBeNull();
      expect(already('supported', effect(large))).toBeNull();
    });
  });

  it.each([
    [0.8, 0.7, 0.9, 'it agrees'],
    [0.9, 0.7, 1.1, 'it leans the same way, not clear by itself'],
    [1.1, 0.9, 1.3, 'it leans the other way, not clear by itself'],
    [1.3, 1.1, 1.5, 'it says the opposite'],
  ])('says of a second opinion of %d (%d to %d) that %s', (estimate, low, high, words) => {
    const opinion = {
      status: 'estimated',
      design: 'difference-in-differences',
      variant: '',
      scale: 'ratio',
      inference: 'cr2-satterthwaite',
      estimate,
      low,
      high,
      p: 0.04,
      unit: '',
    } as const;
    expect(facts.opinionText(opinion, effect(large))).toMatch(new RegExp(`; ${words}\\.$`));
  });

  it('gives a second opinion on another scale in its own unit', () => {
    const opinion = {
      status: 'estimated',
      design: 'group-time-effects',
      variant: '',
      scale: 'difference',
      inference: 'influence-function',
      estimate: -8.65,
      low: -14.3,
      high: -3,
      p: 0.003,
      unit: 'per 100,000 residents a year',
    } as const;
    expect(facts.opinionText(opinion, effect(large))).toBe(
      'Each group of areas by year: −9 (−14 to −3) per 100,000 residents a year; it agrees.',
    );
    expect(
      facts.opinionText(
        { status: 'withheld', design: 'group-time-effects', variant: '', reason: 'too-few-points' },
        effect(),
      ),
    ).toBe('Each group of areas by year: not given, too few periods in the baseline.');
  });

  it('puts areas left out in turn on one line, and every other choice on its own', () => {
    const without = (choice: string, estimate: number, turns: boolean) =>
      ({ kind: 'without-area', choice, estimate, low: 0.6, high: 1.2, turns }) as const;
    const texts = (turns: boolean) =>
      facts
        .choiceTexts(
          effect({ ...large, sensitivity: [...likeLevel(true), without('A', 0.75, false), without('B', 0.85, turns)] }),
        )
        .map(plain);
    expect(texts(false)).toEqual([
      'Comparison areas of like level: −10 % (−30 % to +10 %); the verdict turns.',
      'Without any one area: from −25 % to −15 %; the verdict stays.',
    ]);
    expect(texts(true)[1]).toBe('Without any one area: from −25 % to −15 %; the verdict turns without B.');
  });

  it('gives no percentage of areas left out where counts are small', () => {
    const sensitivity = [
      { kind: 'without-area', choice: 'A', estimate: 0.75, low: 0.6, high: 1.2, turns: false },
    ] as const;
    expect(facts.choiceTexts(effect({ observed: 9, sensitivity }))).toEqual([
      'Without any one area: the verdict stays.',
    ]);
  });

  it('names a method as a design is named, and does not say it twice', () => {
    const method = { kind: 'method', choice: '(poisson areas and periods)', estimate: 0.9, low: 0.8, high: 1 } as const;
    const both = effect({ ...large, sensitivity: [{ ...method, turns: false }] });
    expect(plain(facts.choiceTexts(both)[0] ?? '')).toBe(
      'Another method (areas and periods in one model): −10 % (−20 % to 0 %); the verdict stays.',
    );
    const opinions = ['poisson-areas-and-periods', 'group-time-effects'].map((design) => ({
      design,
      status: 'estimated',
    }));
    const shown = otherOpinions({ ...both, opinions: opinions as unknown as EstimatedEffect['opinions'] });
    expect(shown.map(({ design }) => design)).toEqual(['group-time-effects']);
  });

  it('gives the evidence level with its rule and what took from it', () => {
    const evidence = {
      level: 2,
      variant: 'economists',
      rule: 'comparison-group',
      downgrades: ['placebo-failed'],
    } as const;
    expect(evidenceText(2, evidence, english)).toBe(
      'Level 2 of 5 (Maryland scale, as economists use it): compared with other areas; one level less, for a pretended start showed as much.',
    );
  });

  it('lists designs that were refused, and not those that were not needed', () => {
    const refused = (
      design: 'staggered-adoption' | 'synthetic-control' | 'before-after',
      reason: 'too-few-donors' | 'weaker-than-chosen' | 'not-for-this-measure',
    ) => ({ design, reason, observed: null, limit: null }) as const;
    const ladder = { chosen: 'before-after', hash: '' } as const;
    expect(
      refusedText(
        {
          ...ladder,
          refused: [refused('synthetic-control', 'too-few-donors'), refused('before-after', 'weaker-than-chosen')],
        },
        english,
      ),
    ).toBe('A mix of comparison areas built to match (too few comparison areas to build a match from).');
    expect(refusedText({ ...ladder, refused: [refused('before-after', 'weaker-than-chosen')] }, english)).toBeNull();
    const alike = (['staggered-adoption', 'synthetic-control', 'before-after'] as const).map((design) =>
      refused(design, 'not-for-this-measure'),
    );
    expect(refusedText({ ...ladder, refused: alike }, english)).toBe(
      'All 3: it cannot be worked out for this kind of number.',
    );
  });

  it('says how chance was judged, and how small p could have been at all', () => {
    expect(chanceText(effect(), english)).toBe(
      'By leaving out each area in turn (jackknife); t with 9 degrees of freedom; p\u00a00.001, q\u00a00.002; the interval shown is of 95 %.',
    );
    expect(chanceText(effect({ inference: 'randomisation', df: null, smallestP: 0.004 }), english)).toContain(
      'no p below 0.004 was possible',
    );
  });

  it('gives statisticians the size of an unmeasured cause', () => {
    expect(eValueText(effect(), english)).toContain(
      'a factor of 1.8 each to explain all of it, and of 1.4 to make it unclear',
    );
    // what is unclear already needs no cause to make it so
    const unclear = effect({ eValue: { estimate: 1.6, limit: 1 } });
    expect(eValueText(unclear, english)).toMatch(/a factor of 1\.6 each to explain all of it\.$/);
  });

  it('words open ends', () => {
    expect(plain(ratioRange({ estimate: 0.5, low: 0.1, high: open }, english))).toBe(
      '−50 % (−90 % or more, with no upper limit)',
    );
  });
});
