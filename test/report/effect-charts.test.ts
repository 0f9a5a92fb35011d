import { describe, expect, it } from 'vitest';
import { gapRows } from '../../src/report/charts/gap-rows.ts';
import { type ChartName, charts } from '../../src/report/charts/index.ts';
import { choiceRows } from '../../src/report/choices.ts';
import {
  choicesCaption,
  comparisonCaption,
  eventStudyCaption,
  placebosCaption,
} from '../../src/report/effect-figures.ts';
import { drawSvg } from '../../src/report/svg.ts';
import type { EstimatedEffect, Finding } from '../../src/spec/findings.ts';
import { english } from '../../src/words/index.ts';
import { effectFinding, eventStudyOf, levelsEffect, staggeredEffect, syntheticEffect } from './fixture-effect.ts';

const calendar = { fiscalYearStarts: 1 };
const draw = async (chart: ChartName, finding: Finding): Promise<string> => {
  const both = (['wide', 'narrow'] as const).map((format) =>
    drawSvg(charts[chart]({ findings: [finding], events: [], calendar, format, words: english }), {
      id: 'c1',
      title: 'T',
      description: 'D',
    }),
  );
  return (await Promise.all(both)).join('\n');
};
const none = { bound: 'none' } as const;
const months = (n: number): EstimatedEffect['gap'] =>
  Array.from({ length: n }, (_, index) => ({
    period: `${2012 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`,
    observed: 2,
    expected: 3,
    treated: index >= 40,
  }));

describe('the chart of effects by time since the start', () => {
  it.each([
    ['better', staggeredEffect()],
    ['worse', staggeredEffect({}, { ratio: 1.8 })],
    ['no clear change', staggeredEffect({}, { ratio: 1, spread: 3 })],
    ['many periods', staggeredEffect({}, { before: 40, since: 29 })],
    ['no upper end', staggeredEffect({ eventStudy: eventStudyOf().map((point) => ({ ...point, high: none })) })],
    [
      'no estimate',
      staggeredEffect({
        eventStudy: eventStudyOf().map((point) => ({ ...point, estimate: none, low: 0, high: none })),
      }),
    ],
    ['only since the start', staggeredEffect({}, { before: 0 })],
  ])('draws without a warning: %s', async (_, effect) => {
    const svg = await draw('event-study', effectFinding(effect));
    expect(svg).not.toMatch(/NaN|undefined|Infinity| style=|fill="#|stroke="#/);
    expect(svg).toContain('>as expected<');
  });

  it('wears blue on the better side, orange on the other, and neither where the range holds none', async () => {
    const [better, worse] = [staggeredEffect({}, { ratio: 0.4 }), staggeredEffect({}, { ratio: 2.2 })];
    expect(await draw('event-study', effectFinding(better))).toContain('s-better');
    expect(await draw('event-study', effectFinding(worse))).toContain('s-worse');
    expect(await draw('event-study', effectFinding(worse, { better: 'higher' }))).toContain('s-better');
    const unclear = await draw('event-study', effectFinding(staggeredEffect({}, { ratio: 1, spread: 4 })));
    expect(unclear).not.toMatch(/[sf]-(better|worse)/);
  });

  it('says how many periods were clearly off on either side of the start', () => {
    const caption = eventStudyCaption(
      staggeredEffect({
        eventStudy: [
          { relative: -2, areas: 3, estimate: 1, low: 0.8, high: 1.2 },
          { relative: -1, areas: 3, estimate: 2, low: 1.5, high: 2.5 },
          { relative: 0, areas: 3, estimate: 0.5, low: 0.3, high: 0.9 },
          { relative: 1, areas: 1, estimate: 0.9, low: 0.3, high: 2 },
        ],
        grain: 'month',
      }),
      english,
    );
    expect(caption?.title).toBe(
      'Of the 2 quarters since the start, 1 clearly below what was expected and none clearly above.',
    );
    expect(caption?.plotted).toMatch(
      /^Before it, 1 of 2 quarters: .* Hollow: fewer than half of the areas are that far\.$/,
    );
  });

  it('is made of differences of shares as well, and not of two points', () => {
    expect(eventStudyCaption(levelsEffect(), english)?.title).toMatch(/none clearly below .* and \d+ clearly above/);
    expect(eventStudyCaption(staggeredEffect({ eventStudy: eventStudyOf().slice(0, 2) }), english)).toBeNull();
  });
});

describe('the chart of counted and expected', () => {
  it.each([
    ['better', staggeredEffect()],
    [
      'a hidden period',
      staggeredEffect({
        gap: staggeredEffect().gap.map((point, index) => (index === 9 ? { ...point, observed: null } : point)),
      }),
    ],
    [
      'nothing counted',
      staggeredEffect({ gap: staggeredEffect().gap.map((point) => ({ ...point, observed: 0, expected: 0 })) }),
    ],
    ['months', staggeredEffect({ gap: months(100), grain: 'month' })],
  ])('draws without a warning: %s', async (_, effect) => {
    for (const contribution of ['supported', 'contrary', 'not-shown'] as const)
      expect(await draw('comparison', effectFinding(effect, { contribution }))).toMatch(
        />counted \d+<[\s\S]*>expected \d+</,
      );
  });

  it('names a start as the trend does: an area that began before the data has no part in the effect', async () => {
    const effect = staggeredEffect();
    const own = effectFinding(effect, { launches: [effect.launch] });
    const later = effectFinding(effect, { launches: ['2000-01-01', effect.launch] });
    expect(await draw('comparison', own)).toContain('>First start<');
    expect(await draw('comparison', later)).toContain('>Next start<');
  });

  it('writes shares as shares', async () => {
    const finding = effectFinding(levelsEffect(), { shown: { as: 'percent', unit: '' }, better: 'higher' });
    const svg = await draw('comparison', finding);
    expect(svg).toMatch(/>was \d+ %<[\s\S]*>expected \d+ %</);
    expect(svg).toContain('>40 %<');
    expect(await draw('event-study', finding)).toMatch(/>\+8 points</);
    const caption = comparisonCaption({ finding, effect: levelsEffect(), calendar }, english);
    expect(caption?.title).toMatch(/as it was and as expected: .*is supported\.$/);
    expect(caption?.plotted).toMatch(/^Each quarter in programme areas\./);
  });

  it('puts many months together into quarters, and never part of one', () => {
    const rows = gapRows({ gap: months(50), levels: null }, calendar);
    expect(rows).toHaveLength(16);
    expect(rows.at(-1)).toMatchObject({
      period: '2015-Q4',
      observed: 6,
      expected: 9,
      from: '2015-10-01',
      to: '2015-12-31',
    });
    expect(rows.find(({ treated }) => treated)?.period).toBe('2015-Q2');
    expect(gapRows({ gap: months(24), levels: null }, calendar)).toHaveLength(24);
    // the share of a quarter is not the mean of those of its months
    expect(gapRows({ gap: months(50), levels: levelsEffect().levels }, calendar)).toHaveLength(50);
  });

  it('reads fiscal years', () => {
    const gap = ['FY2021-Q1', 'FY2021-Q2', 'FY2021-Q3'].map((period) => ({
      period,
      observed: 4,
      expected: 5,
      treated: false,
    }));
    expect(gapRows({ gap, levels: null }, { fiscalYearStarts: 7 }).map(({ from }) => from)).toEqual([
      '2020-07-01',
      '2020-10-01',
      '2021-01-01',
    ]);
  });

  it.each([
    ['2021-01-01', ''],
    ['2021-02-01', ' The first month of each area is left out.'],
    ['2021-04-01', ' The first 3 months of each area are left out.'],
  ])('says what it lacks beside the trend, where it counts from %s', (from, said) => {
    const effect = { ...staggeredEffect(), launch: '2021-01-01', from };
    const caption = comparisonCaption({ finding: effectFinding(effect), effect, calendar }, english);
    expect(caption?.plotted).toMatch(new RegExp(`without the programme\\.${said.replaceAll('.', '\\.')}$`));
  });

  it('claims no more than the verdict does', () => {
    const title = (contribution: Finding['contribution']): string | undefined =>
      comparisonCaption(
        { finding: effectFinding(staggeredEffect(), { contribution }), effect: staggeredEffect(), calendar },
        english,
      )?.title;
    expect(title('supported')).toMatch(/is supported\.$/);
    expect(title('depends-on-comparison')).toMatch(/depends on which areas/);
  });
});

describe('the chart of other choices', () => {
  it.each([
    ['a ratio', staggeredEffect()],
    ['a difference of shares', levelsEffect()],
    [
      'a difference of events',
      staggeredEffect({
        scale: 'difference',
        estimate: -40,
        low: -60,
        high: -20,
        adjusted: { level: 0.95, low: -60, high: -20 },
      }),
    ],
    ['an open end', staggeredEffect({ adjusted: { level: 0.95, low: 0, high: none } })],
  ])('draws without a warning: %s', async (_, effect) => {
    const svg = await draw('choices', effectFinding(effect));
    expect(svg).toContain('>As reported<');
    expect(svg).toContain('>no effect<');
  });

  it('shows of many areas left out the ends, and whatever turns the verdict', () => {
    const sensitivity = Array.from({ length: 20 }, (_, index) => ({
      kind: 'without-area' as const,
      choice: `area ${index}`,
      estimate: 0.5 + index / 100,
      low: 0.3,
      high: index === 7 ? 1.1 : 0.9,
      turns: index === 7,
    }));
    const titles = choiceRows(staggeredEffect({ sensitivity, opinions: [] }), english).map(({ title }) => title);
    expect(titles).toEqual([
      'As reported',
      'Without area 0',
      'Without area 7',
      'Without area 19',
      // at every lead: one alone may hide what another shows
      'Starts pretended 1 quarter too early',
      'Starts pretended 4 quarters too early',
      'Starts pretended 8 quarters too early',
    ]);
  });

  it('never sets a second opinion on another scale beside it', () => {
    expect(choiceRows(staggeredEffect(), english).some(({ kind }) => kind === 'opinion')).toBe(false);
  });

  it('says how many choices turn the verdict', () => {
    expect(choicesCaption(staggeredEffect(), english)?.title).toBe(
      'Would other choices change this? 1 of 4 other choices turns the verdict.',
    );
    const alone = staggeredEffect({
      sensitivity: [],
      opinions: [],
      placebo: { status: 'withheld', reason: 'one-launch-only' },
    });
    expect(choicesCaption(alone, english)).toBeNull();
  });
});

describe('the chart of gaps with placebos', () => {
  const whole = syntheticEffect();
  const gaps = whole.placeboGaps as NonNullable<EstimatedEffect['placeboGaps']>;
  it.each([
    ['stands out', whole],
    [
      'gaps beyond the edge',
      syntheticEffect({ placeboGaps: { ...gaps, program: gaps.program.map((gap) => (gap ?? 0) * 40) } }),
    ],
    [
      'periods that take no part',
      syntheticEffect({
        placeboGaps: { ...gaps, program: gaps.program.map((gap, index) => (index === 9 ? null : gap)) },
      }),
    ],
    ['no gap at all', syntheticEffect({ placeboGaps: { ...gaps, program: gaps.program.map(() => 0) } })],
  ])('draws without a warning: %s', async (_, effect) => {
    const svg = await draw('placebos', effectFinding(effect));
    expect(svg).not.toMatch(/NaN|undefined|Infinity| style=|fill="#|stroke="#/);
    expect(svg).toContain('>start<');
  });

  it('says how many comparison areas show as large a gap', () => {
    expect(placebosCaption(whole, calendar, english)?.title).toBe(
      'Since the start no gap of 23 is larger than that of the programme areas.',
    );
    const small = syntheticEffect({ placeboGaps: { ...gaps, program: gaps.program.map(() => 0.01) } });
    expect(placebosCaption(small, calendar, english)?.title).toBe(
      'Since the start 22 of 22 comparison areas show as large a gap as the programme areas.',
    );
  });

  it('is not made without gaps', () => {
    expect(placebosCaption(staggeredEffect(), calendar, english)).toBeNull();
    expect(placebosCaption(syntheticEffect({ placeboGaps: { ...gaps, others: [] } }), calendar, english)).toBeNull();
  });
});
