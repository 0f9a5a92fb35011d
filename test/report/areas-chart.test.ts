import { describe, expect, it } from 'vitest';
import { charts } from '../../src/report/charts/index.ts';
import type { Finding } from '../../src/spec/findings.ts';
import { english } from '../../src/words/index.ts';
import { findingsOf } from './fixture.ts';

const whole = findingsOf();
const single = (area: string): Finding => {
  const found = whole.findings.find((finding) => finding.metric === 'shootings' && finding.area === area);
  if (found === undefined) throw new Error(`no ${area}`);
  return found;
};

interface Layer {
  readonly data: { readonly values: readonly Record<string, string | number>[] };
  readonly mark: { readonly type: string; readonly [key: string]: unknown };
}

function layersOf(findings: readonly Finding[]): readonly Layer[] {
  const spec = charts.areas({
    calendar: { fiscalYearStarts: 1 },
    findings,
    events: [],
    format: 'wide',
    words: english,
  }) as unknown as {
    layer: readonly Layer[];
  };
  return spec.layer;
}
const rowsOf = (findings: readonly Finding[], wanted: (layer: Layer) => boolean): Layer['data']['values'] =>
  layersOf(findings)
    .filter(wanted)
    .flatMap((layer) => layer.data.values);

describe('starts in small multiples', () => {
  it('keeps to the time that the panel shows', () => {
    const early = { ...single('Cherry Hill'), launches: ['2007-06-01', '2020-01-01', '2030-01-01'] };
    const [first, second] = [single('Belair-Edison'), early].map((finding) => ({ ...finding, launches: [] }));
    const dates = rowsOf([first, early, second] as Finding[], () => true).flatMap((row) => row.date ?? []);
    expect(dates).toEqual(['2020-01-01']);
  });
});

describe('what is not final in small multiples', () => {
  const area = single('Cherry Hill');
  const last = area.series.at(-1);
  const settled = area.series.at(-2);

  it('ends the solid line, the filled dot and the bold value at the last settled period', () => {
    expect(last?.state).toBe('provisional');
    const solid = rowsOf([area], ({ mark }) => mark.type === 'line' && mark.strokeDash === undefined);
    expect(solid.at(-1)?.period).toBe(settled?.period);
    const dots = rowsOf([area], ({ mark }) => mark.type === 'point' && mark.size === 26);
    expect(dots.map((row) => row.period)).toEqual([settled?.period]);
    const bold = rowsOf([area], ({ mark }) => mark.type === 'text' && mark.fontWeight === 600);
    expect(bold.map((row) => row.period)).toEqual([settled?.period]);
  });

  it('draws the open period hollow and dashed, and writes the last that is settled alone', () => {
    const dashed = rowsOf([area], ({ mark }) => mark.type === 'line' && mark.strokeDash !== undefined);
    expect(dashed.at(-1)?.period).toBe(last?.period);
    const hollow = rowsOf([area], ({ mark }) => mark.type === 'point' && mark.fill !== undefined);
    expect(hollow.map((row) => row.period)).toEqual([last?.period]);
    const values = rowsOf([area], ({ mark }) => mark.type === 'text').filter((row) => row.period !== undefined);
    expect(values.map((row) => row.period)).toEqual([area.series.at(-2)?.period]);
  });
});

describe('names of small multiples', () => {
  it.each([
    ['Ironbark', 'Ironbark (comparison)'],
    ['Fennimore Upper Flats', 'Fennimore Upper Flats'],
    ['The Neighbourhood Between The Two Rivers', expect.stringMatching(/^The Neighbourhood Betw.*…$/)],
  ])('leaves the role out before it cuts %s', (areaTitle, shown) => {
    const four = [0, 1, 2, 3].map((): Finding => ({ ...single('Cherry Hill'), areaRole: 'comparison', areaTitle }));
    expect(rowsOf(four, () => true).map(({ label }) => label)).toContainEqual(shown);
  });
});
