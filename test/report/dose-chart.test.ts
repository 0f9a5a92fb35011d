import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { charted } from '../../src/report/charts/charted.ts';
import { doseChart } from '../../src/report/charts/dose.ts';
import { doseLayout, mostDoses, pointsWithin } from '../../src/report/charts/dose-layout.ts';
import { trendLayout } from '../../src/report/charts/trend-layout.ts';
import { DoseFigure } from '../../src/report/components/dose-figure.tsx';
import { doseCaption, doseSpans, dosesOf } from '../../src/report/dose-caption.ts';
import { dosePlans } from '../../src/report/plans-dose.ts';
import { drawSvg } from '../../src/report/svg.ts';
import type { View } from '../../src/report/view.ts';
import type { Finding } from '../../src/spec/findings.ts';
import { english } from '../../src/words/index.ts';
import { findingsOf } from './fixture.ts';
import { headlineOf, hiddenOutput, lateOutput, outcome, stops, withPeriods } from './fixture-dose.ts';
import { logicOfFixture } from './fixture-logic.ts';

const mediations = headlineOf('mediations');
const input = (outputs: readonly Finding[], format: 'wide' | 'narrow' = 'wide') => ({
  findings: [outcome, ...outputs].map((finding) => charted(finding, english)),
  events: [],
  calendar: { fiscalYearStarts: 1 },
  stops,
  format,
  words: english,
});
interface Drawn {
  readonly data?: { readonly values: readonly Readonly<Record<string, unknown>>[] };
  readonly mark: { readonly type: string; readonly shape?: string; readonly fill?: string };
}
const layersOf = (outputs: readonly Finding[]): readonly Drawn[] =>
  (doseChart(input(outputs)) as unknown as { layer: readonly Drawn[] }).layer;
const valuesOf = (layers: readonly Drawn[], isWanted: (mark: Drawn['mark']) => boolean) =>
  layers.filter(({ mark }) => isWanted(mark)).flatMap(({ data }) => data?.values ?? []);

describe('a strip of what was done', () => {
  it.each(['wide', 'narrow'] as const)('has the days of its outcome at the same pixels: %s', (format) => {
    const strip = doseLayout(input([mediations], format));
    const trend = trendLayout({ events: [], format }, outcome, english);
    expect([strip.from, strip.to, strip.plot.width]).toEqual([trend.from, trend.to, trend.plot.width]);
    expect([strip.padding.left, strip.padding.right]).toEqual([trend.padding.left, trend.padding.right]);
  });

  it('has a bar for each period that is known, from zero, the highest as high as its row', () => {
    const bars = valuesOf(layersOf([mediations]), ({ type }) => type === 'rect');
    const known = mediations.series.filter(({ events }) => (events ?? 0) > 0);
    expect(bars).toHaveLength(known.length);
    const tall = bars.map(({ low, high }) => Number(high) - Number(low));
    const most = Math.max(...known.map(({ events }) => events ?? 0));
    for (const [at, { events }] of known.entries()) expect(tall[at]).toBeCloseTo(38 * ((events ?? 0) / most), 6);
  });

  it('marks a number that is hidden and holds nothing of it: not its bar, not the most of all', () => {
    const secret = withPeriods(mediations, 'suppressed', (index) => index === 4);
    const layers = layersOf([secret]);
    expect(valuesOf(layers, ({ shape }) => shape === 'cross')).toHaveLength(1);
    const { from } = mediations.series[4] ?? { from: '' };
    expect(valuesOf(layers, ({ type }) => type === 'rect').some((bar) => bar.from === from)).toBe(false);
    const peak = mediations.series.findIndex(
      ({ events }) => events === Math.max(...mediations.series.map((point) => point.events ?? 0)),
    );
    const withoutPeak = withPeriods(mediations, 'suppressed', (index) => index === peak);
    expect(JSON.stringify(doseChart(input([withoutPeak])))).not.toContain(
      String(mediations.series[peak]?.events ?? 'none'),
    );
  });

  it('tells periods that nobody recorded from those in which nothing was done', () => {
    const none = {
      ...lateOutput,
      series: lateOutput.series.map((point, at) => (at === 12 ? { ...point, events: 0, value: 0 } : point)),
    };
    const layers = layersOf([none]);
    const [foot] = valuesOf(layers, ({ type }) => type === 'rule');
    expect(foot?.from).toBe(lateOutput.series[9]?.from);
    expect(
      valuesOf(layers, ({ type }) => type === 'rect').some(({ from }) => from === lateOutput.series[12]?.from),
    ).toBe(false);
    expect(JSON.stringify(layers)).toContain('not recorded');
  });

  it('marks starts and stops in the time of the outcome alone', () => {
    const layers = layersOf([mediations]);
    const dates = (shape: string) => valuesOf(layers, (mark) => mark.shape === shape).map(({ date }) => date);
    expect(dates('triangle-up')).toEqual(outcome.launches);
    expect(dates('triangle-down')).toEqual(stops);
    const late = doseLayout({ ...input([mediations]), stops: ['2031-01-01'] });
    expect(late.stops).toEqual([]);
  });

  it('draws without a warning where no number is known, and none is final', async () => {
    const labels = { id: 'x', title: 'x', description: 'x' };
    for (const output of [
      withPeriods(mediations, 'suppressed', () => true),
      withPeriods(mediations, 'provisional', () => true),
    ])
      expect(await drawSvg(doseChart(input([output])), labels)).toContain('<svg');
  });
});

describe('which outputs are drawn', () => {
  const silent = withPeriods(mediations, 'not-reported', () => true);
  const many = Array.from({ length: mostDoses + 1 }, (_, n) => ({ ...mediations, metric: `m${n}` }));

  it('are those with a number, or a hidden one, in the time of the outcome; three at most', () => {
    const { drawn, further, silent: left } = dosesOf(outcome, [silent, ...many]);
    expect(drawn.map(({ metric }) => metric)).toEqual(['m0', 'm1', 'm2']);
    expect(further.map(({ metric }) => metric)).toEqual(['m3']);
    expect(left).toEqual([silent]);
    expect(dosesOf(outcome, [hiddenOutput]).drawn).toEqual([hiddenOutput]);
    const before = {
      ...mediations,
      series: mediations.series.map((point) => ({ ...point, from: '1999-01-01', to: '1999-03-31' })),
    };
    expect(pointsWithin(before, outcome)).toEqual([]);
    expect(dosesOf(outcome, [before]).drawn).toEqual([]);
    expect(doseCaption(outcome, dosesOf(outcome, [silent]), { words: english, stops })).toBeNull();
  });

  it('are told where each begins and ends, with what they do not show', () => {
    const said = doseSpans(outcome, dosesOf(outcome, [lateOutput]), english);
    const [first, last] = [lateOutput.series[9], lateOutput.series.at(-1)];
    expect(said).toBe(
      `Mediations: from ${first?.events} in ${first?.period} to ${last?.events} in ${last?.period}. ${english.doseWords.claim}`,
    );
  });

  it('are planned for outcomes that a path leads to, and for no other number', () => {
    const findings = { ...findingsOf(), logic: logicOfFixture };
    const plansOf = (finding: Finding) => dosePlans(finding, { list: [outcome, mediations], findings }, english);
    expect(plansOf(outcome).map(({ key, findings: drawn }) => [key, drawn.length])).toEqual([['dose', 2]]);
    expect(plansOf(mediations)).toEqual([]);
    expect(plansOf(headlineOf('robbery'))).toEqual([]);
    expect(dosePlans(outcome, { list: [outcome, mediations], findings: findingsOf() }, english)).toEqual([]);
  });
});

describe('below a trend', () => {
  const drawing = { wide: '<svg></svg>', narrow: '<svg></svg>', path: 'charts/x.vl.json' };
  const told = (finding: Finding, list: readonly Finding[], drawings: readonly string[]): string => {
    const document = { ...findingsOf(), logic: logicOfFixture };
    const view = {
      document,
      headlines: list,
      drawings: new Map(drawings.map((key) => [key, drawing])),
    } as unknown as View;
    return renderToString(h(DoseFigure, { finding, view }));
  };

  it('stand the bars, what they do not show, and a table that hides what is hidden', () => {
    const html = told(outcome, [outcome, hiddenOutput], ['trend/shootings', 'dose/shootings']);
    expect(html).toContain(english.doseWords.claim);
    expect(html.match(/<th scope="row"/g)).toHaveLength(outcome.series.length);
    const cells = html.match(/<td class="n">[^<]*/g) ?? [];
    expect(cells[2]).toBe('<td class="n">hidden to protect people');
    expect(html).not.toMatch(/NaN|undefined/);
    const late = told(outcome, [outcome, lateOutput], ['trend/shootings', 'dose/shootings']);
    expect(late.match(/<th scope="row"/g)).toHaveLength(outcome.series.length - 9);
  });

  it('stands a line alone where nothing was counted, and nothing without a trend or a path', () => {
    const robbery = headlineOf('robbery');
    expect(told(robbery, [robbery], ['trend/robbery'])).toContain(english.doseWords.none);
    const silent = withPeriods(mediations, 'not-reported', () => true);
    expect(told(outcome, [outcome, silent], ['trend/shootings'])).toContain(
      english.doseWords.noSeries(mediations.title),
    );
    expect(told(outcome, [outcome, mediations], [])).toBe('');
    expect(told(mediations, [mediations], ['trend/mediations'])).toBe('');
  });
});
