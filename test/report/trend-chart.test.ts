import { describe, expect, it } from 'vitest';
import { judgedTime } from '../../src/report/charts/judged-time.ts';
import { baselineShade, trendLayout, trendMarks } from '../../src/report/charts/trend-layout.ts';
import { valueText } from '../../src/report/range-text.ts';
import type { Finding } from '../../src/spec/findings.ts';
import { english } from '../../src/words/index.ts';
import { findingsOf } from './fixture.ts';

const headline = findingsOf().findings.find(
  (finding) => finding.metric === 'shootings' && finding.area === '*',
) as Finding;
const starts = (launches: readonly string[]): readonly string[][] =>
  trendMarks({ ...headline, launches }, [], english).map(({ date, label }) => [date, label]);

describe('starts in the trend', () => {
  it('keeps to the time that is shown, and calls nothing the first that is not', () => {
    expect(starts(['2007-06-01', '2016-02-01', '2030-01-01'])).toEqual([['2016-02-01', 'Next start']]);
    expect(starts(['2007-06-01', '2016-02-01', '2017-02-01', '2018-02-01', '2019-02-01'])).toEqual([
      ['2016-02-01', 'Next start'],
      ['2019-02-01', 'Last start'],
    ]);
  });

  it.each([
    [
      ['2007-08-01', '2009-01-01', '2016-08-01', '2017-02-01'],
      ['Next start', 'Last start'],
    ],
    [
      ['2016-02-01', '2017-02-01', '2018-02-01'],
      ['First start', 'Next start', 'Last start'],
    ],
    [
      ['2007-08-01', '2016-02-01', '2017-02-01', '2018-02-01'],
      ['Next start', 'Later start', 'Last start'],
    ],
    [
      ['2007-08-01', '2016-02-01', '2017-02-01', '2018-02-01', '2030-01-01'],
      ['Next start', 'Later start'],
    ],
    [
      ['2016-02-01', '2017-02-01', '2018-02-01', '2019-02-01', '2030-01-01'],
      ['First start', 'Later start'],
    ],
    [['2016-02-01'], ['Start']],
  ])('gives each of %j a name of its own', (launches, names) =>
    expect(starts(launches).map(([, label]) => label)).toEqual(names),
  );

  it('says no number of starts, as a site may have opened again', () =>
    expect(starts(['2016-02-01', '2017-02-01', '2018-02-01', '2019-02-01', '2020-02-01'])).toEqual([
      ['2016-02-01', 'First start'],
      ['2020-02-01', 'Last start'],
    ]));
});

describe('events in the trend', () => {
  it('are those of every source, and of its own: a survey’s new wording is no matter of shootings', () => {
    const event = (date: string, source?: string) =>
      ({ date, kind: 'measurement', label: 'x', ...(source === undefined ? {} : { source }) }) as const;
    const marks = trendMarks(
      { ...headline, launches: [] },
      [event('2016-02-01'), event('2017-02-01', headline.source), event('2018-02-01', 'survey')],
      english,
    );
    expect(marks.map(({ date }) => date)).toEqual(['2016-02-01', '2017-02-01']);
  });
});

describe('what is not final in the trend', () => {
  it('writes the last settled value in bold, and of the open one that it may grow', () => {
    const { side } = trendLayout({ events: [], format: 'wide' }, headline, english);
    const [open, settled] = [headline.series.at(-1), headline.series.at(-2)];
    const text = (value: number | null | undefined): string => valueText(value ?? 0, english);
    expect(side.filter((label) => label.strong).map((label) => label.text)).toEqual([text(settled?.value)]);
    expect(side.filter((label) => !label.strong).map((label) => label.text)).toContain(`${text(open?.value)} so far`);
  });
});

describe('the shade of the baseline', () => {
  const change = headline.changes.baseline;
  const window = { kind: 'before-launch', from: '2016-01-01', to: '2021-12-31', label: 'three years', reason: 'r' };
  const staggered = {
    ...headline,
    launches: ['2019-01-01', '2022-01-01'],
    changes: { ...headline.changes, baseline: { ...change, window } as typeof change },
  };

  it('ends at the first start, where areas started at different times', () =>
    expect(baselineShade(staggered, english)).toEqual({
      from: '2016-01-01',
      to: '2019-01-01',
      label: 'baseline (up to the first start)',
    }));

  it('passes over starts that were before the baseline', () =>
    expect(baselineShade({ ...staggered, launches: ['2007-01-01', '2019-01-01', '2022-01-01'] }, english)).toEqual({
      from: '2016-01-01',
      to: '2019-01-01',
      label: 'baseline (up to the next start)',
    }));

  it('is the whole window elsewhere, as far as it is drawn', () => {
    expect(baselineShade({ ...staggered, launches: ['2022-01-01'] }, english)?.to).toBe('2021-12-31');
    expect(baselineShade(headline, english)).toEqual({ from: '2017-01-01', to: '2019-12-31', label: 'baseline' });
    const before = { ...window, kind: 'fixed', from: '2001-01-01', to: '2002-12-31' };
    const changes = { ...headline.changes, baseline: { ...change, window: before } as typeof change };
    expect(baselineShade({ ...headline, changes }, english)).toBeNull();
  });
});

describe('the value that the verdict is about', () => {
  const at = (from: string, to: string): Finding =>
    ({ ...headline, now: { ...headline.now, status: 'estimated', value: 167, from, to, label: 'x' } }) as Finding;
  const sideOf = (finding: Finding): readonly (readonly [string, boolean])[] =>
    trendLayout({ events: [], format: 'wide' }, finding, english).side.map(({ text, strong }) => [text, strong]);
  const [first, last] = [headline.series.at(-6), headline.series.findLast(({ state }) => state === 'reported')];

  it('is the one number in bold, beside the latest point of many', () => {
    const side = sideOf({ ...at(first?.from ?? '', last?.to ?? ''), shown: { as: 'rate', unit: '' } });
    expect(side.filter(([, strong]) => strong)).toEqual([['167', true]]);
    expect(side.map(([text]) => text)).toContain(`latest ${valueText(last?.value ?? 0, english)}`);
  });

  it('is the last point where it is one period', () => {
    const finding = at(last?.from ?? '', last?.to ?? '');
    expect(judgedTime(finding)).toBeNull();
    expect(sideOf(finding).filter(([, strong]) => strong)).toHaveLength(1);
  });

  it('has no place on the scale of counts, which add up to it', () => {
    const finding: Finding = { ...at(first?.from ?? '', last?.to ?? ''), shown: { as: 'count', unit: '' } };
    expect(judgedTime(finding)?.value).toBeNull();
    expect(sideOf(finding).filter(([, strong]) => strong)).toEqual([]);
  });
});
