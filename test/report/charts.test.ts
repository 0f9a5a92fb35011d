import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ChartName, charts } from '../../src/report/charts/index.ts';
import { placeInRows, spread, textWidth } from '../../src/report/charts/place.ts';
import { zeroScale } from '../../src/report/charts/scale.ts';
import { segments } from '../../src/report/charts/segments.ts';
import { drawSvg } from '../../src/report/svg.ts';
import type { Finding, SeriesPoint } from '../../src/spec/findings.ts';
import { english } from '../../src/words/index.ts';
import { findingsOf } from './fixture.ts';

const whole = findingsOf();
const headline = whole.findings.find((finding) => finding.metric === 'shootings' && finding.area === '*') as Finding;
const labels = { id: 'c1', title: 'T <&>', description: 'D' };
const draw = (
  chart: ChartName,
  findings: readonly Finding[],
  format: 'wide' | 'narrow' = 'wide',
  events = whole.events,
): Promise<string> =>
  drawSvg(charts[chart]({ calendar: { fiscalYearStarts: 1 }, findings, events, format, words: english }), labels);

function series(values: readonly (number | null)[], state: SeriesPoint['state'] = 'reported'): Finding {
  const points = headline.series.slice(0, values.length).map((point, index) => ({
    ...point,
    value: values[index] ?? null,
    state: values[index] === null ? ('not-reported' as const) : state,
  }));
  return { ...headline, series: points, expected: null, target: null };
}

describe('charts', () => {
  const many = Array.from({ length: 9 }, (_, index) => ({
    date: `2016-0${index + 1}-01`,
    kind: 'context' as const,
    label: `A long event name, number ${index}`,
  }));
  it.each([
    ['all values', headline],
    ['no value', series([null, null])],
    ['one value', series([3])],
    ['one point among gaps', series([null, 3, null])],
    ['only zeros', series([0, 0, 0, 0])],
    ['only provisional', series([1, 2, 3], 'provisional')],
    ['huge values', series([1e6, 2e6])],
    ['no series', { ...headline, series: [] }],
  ])('draws a trend without a warning: %s', async (_, finding) => {
    for (const format of ['wide', 'narrow'] as const) {
      const svg = await draw('trend', [finding], format);
      expect(svg).toMatch(
        /^<svg class="chart" role="img" aria-labelledby="c1-t c1-d" viewBox="[\d. ]+"><title id="c1-t">T &lt;&amp;&gt;<\/title><desc id="c1-d">D<\/desc>/,
      );
      expect(svg).not.toMatch(/NaN|undefined|Infinity| style=|fill="#|stroke="#|font-family/);
    }
  });

  it('draws many events, areas and open intervals without a warning', async () => {
    const areas = findingsOf(60).findings.filter(
      (finding) => finding.metric === 'shootings' && finding.areaRole === 'comparison',
    );
    const headlines = whole.findings.filter((finding) => finding.area === '*');
    expect(await draw('trend', [headline], 'wide', many)).toContain('>9<');
    for (const format of ['wide', 'narrow'] as const) {
      expect((await draw('areas', areas, format)).match(/>Neighb[^<]*</g)).toHaveLength(38);
      expect(await draw('changes', headlines, format)).toContain('People shot');
    }
  });

  it('draws the expected range, the baseline, the target, and what is not final', async () => {
    const svg = await draw('trend', [headline]);
    expect(svg.match(/class="f-band"/g)).toHaveLength(1);
    expect(svg.match(/class="f-shade"/g)).toHaveLength(1);
    expect(svg).toContain('stroke-dasharray="7,4"');
    expect(svg).toContain('class="f-paper s-series"');
    for (const words of [
      'First three sites open',
      'Stay-at-home order',
      'New crime codes (NIBRS)',
      'target 160',
      'expected',
    ])
      expect(svg).toContain(`>${words}<`);
    const homicides = whole.findings.find(
      (finding) => finding.metric === 'homicides' && finding.area === '*',
    ) as Finding;
    const hidden = homicides.series.filter((point) => point.state === 'suppressed').length;
    expect((await draw('trend', [homicides])).match(/rotate\(45\)/g)).toHaveLength(hidden);
  });

  it('starts counts and rates at zero', () => {
    const spec = JSON.stringify(
      charts.trend({
        calendar: { fiscalYearStarts: 1 },
        findings: [headline],
        events: [],
        format: 'wide',
        words: english,
      }),
    );
    expect(spec).toMatch(/"domain":\[0,\d+\]/);
  });

  it('fails on a specification that warns, or that wants to load', async () => {
    const base = { $schema: 'https://vega.github.io/schema/vega-lite/v6.json', mark: 'point' } as const;
    const odd = { ...base, data: { values: [{ a: 1 }] }, encoding: { theta: { field: 'a', type: 'quantitative' } } };
    await expect(drawSvg(odd as never, labels)).rejects.toThrow(/^chart "T <&>": .+/);
    const remote = {
      ...base,
      data: { url: 'https://example.org/a.csv' },
      encoding: { x: { field: 'a', type: 'quantitative' } },
    };
    await expect(drawSvg(remote as never, labels)).rejects.toThrow(/^chart "T <&>": .+/);
  });

  it('refuses a colour that does not follow the theme', async () => {
    const spec = {
      data: { values: [{ a: 1 }] },
      mark: { type: 'point', color: '#123456' },
      encoding: { x: { field: 'a', type: 'quantitative' } },
    };
    await expect(drawSvg(spec as never, labels)).rejects.toThrow(/colour/);
  });
});

describe('segments', () => {
  it('breaks at a gap and dashes what is not final', () => {
    const [a, b, c, d, e] = headline.series;
    const points = [
      a,
      b,
      { ...(c as SeriesPoint), value: null, state: 'not-reported' as const },
      d,
      { ...(e as SeriesPoint), state: 'provisional' as const },
    ] as SeriesPoint[];
    expect(segments(points).map(({ segment, firm }) => [segment, firm])).toEqual([
      [1, true],
      [1, true],
      [2, false],
      [2, false],
    ]);
  });
});

describe('labels', () => {
  const wanted = fc.array(
    fc.record({ at: fc.integer({ min: 0, max: 600 }), text: fc.string({ minLength: 1, maxLength: 30 }) }),
    { maxLength: 6 },
  );

  it('never touch in one row, and no rule crosses lower text, unless rows ran out', () => {
    fc.assert(
      fc.property(wanted, (list) => {
        const placed = placeInRows(list, 700, 12);
        const span = (label: (typeof placed)[number]): readonly [number, number] => {
          const size = textWidth(label.text, 12);
          return label.anchor === 'start' ? [label.at, label.at + size] : [label.at - size, label.at];
        };
        for (const one of placed) {
          for (const other of placed) {
            if (one === other || one.row >= list.length || other.row >= list.length) continue;
            const [from, to] = span(one);
            const [start, end] = span(other);
            if (one.row === other.row) expect(to <= start || end <= from).toBe(true);
            if (one.row > other.row) expect(one.at <= start || one.at >= end).toBe(true);
          }
        }
      }),
    );
  });

  it('spread apart and stay inside', () => {
    const placed = spread([{ at: 195 }, { at: 196 }, { at: 10 }], 15, 200);
    expect(placed.map((label) => label.at)).toEqual([10, 185, 200]);
  });
});

describe('zeroScale', () => {
  it.each([
    [87, 100],
    [3, 3],
    [0, 1],
    [0.07, 0.08],
    [1234, 1500],
  ])('of %d ends at %d', (max, top) => expect(zeroScale(max).top).toBeCloseTo(top, 10));
});
