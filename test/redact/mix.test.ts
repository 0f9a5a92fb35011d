import { describe, expect, it } from 'vitest';
import { protectMix } from '../../src/redact/mix.ts';
import type { Change, EstimatedChange, Finding, Level } from '../../src/spec/index.ts';
import { findingsOf } from '../report/fixture.ts';

const sample = findingsOf().findings.find(
  ({ area, now, changes }) => area === '*' && now.status === 'estimated' && changes.baseline.status === 'estimated',
) as Finding;
const change = sample.changes.baseline as EstimatedChange;
const level = sample.now as Extract<Level, { status: 'estimated' }>;
const gone: Change = { status: 'withheld', reason: 'suppressed', window: change.window };

interface Area {
  readonly was: number;
  /** Resident-days then; there are 1,000,000 now. */
  readonly days: number;
  readonly isHidden?: boolean;
}

const per = 36_525_000;
const sentence: Finding['sentence'] = { key: 'more', params: { expected: 38, least: 24, most: 121 }, text: '' };
const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

/** What programme areas have together, each beside its own baseline, and what is told of each. */
function town(
  areas: readonly Area[],
  { was = change, target = sample.target }: { was?: Change; target?: Finding['target'] } = {},
) {
  const n = sum(areas.map((area) => area.was));
  const expected = sum(areas.map((area) => (area.was * 1e6) / area.days));
  const [exposure, now] = [Math.round((n * areas.length * 1e6) / expected), 80];
  const ratio = now / expected;
  const own: EstimatedChange = {
    ...change,
    scale: 'ratio',
    compared: { n: now, events: now, exposure: areas.length * 1e6, areas: areas.length },
    value: (n / exposure) * per,
    n,
    events: n,
    exposure,
    estimate: ratio,
    low: ratio * 0.8123,
    high: ratio * 1.2345,
    p: 0.012345,
    q: 0.012345,
    adjusted: { level: 0.95, low: ratio * 0.8123, high: ratio * 1.2345 },
    absolute: { estimate: now - expected, low: (ratio * 0.8123 - 1) * expected, high: (ratio * 1.2345 - 1) * expected },
    method: 'exact-central',
  };
  const changes = {
    primary: 'baseline',
    baseline: was === change ? own : was,
    sameSeason: gone,
    previous: gone,
  } as const;
  const whole: Finding = {
    ...sample,
    measure: 'rate',
    areaRole: 'all-program',
    changes,
    group: null,
    target,
    sentence,
  };
  const parts = areas.map(({ was: events, days }, at): Finding => {
    const baseline = { ...own, n: events, events, exposure: days, compared: { ...own.compared, exposure: 1e6 } };
    return { ...whole, area: `Area ${at}`, areaRole: 'program', changes: { ...changes, baseline } };
  });
  const hide = (part: Finding): Finding => ({ ...part, changes: { ...part.changes, baseline: gone } });
  const told = parts.map((part, at) => (areas[at]?.isHidden ? hide(part) : part));
  const [shown] = protectMix([whole, ...parts], [whole, ...told]);
  if (!shown) throw new Error('a finding must come back');
  return { shown, own, baseline: shown.changes.baseline as EstimatedChange, whole };
}

/** Every way in which the hidden events may lie in the first two areas, of which the told numbers are those. */
function waysOf(areas: readonly Area[]): readonly number[] {
  const { baseline } = town(areas);
  const hidden = sum(areas.slice(0, 2).map(({ was }) => was));
  return Array.from({ length: hidden + 1 }, (_, first) => first).filter((first) => {
    const other = town(areas.map((area, at) => (at > 1 ? area : { ...area, was: at === 0 ? first : hidden - first })));
    return JSON.stringify(other.baseline) === JSON.stringify(baseline);
  });
}

const grown: readonly Area[] = [
  { was: 4, days: 2_990_000, isHidden: true },
  { was: 31, days: 2_975_000, isHidden: true },
  { was: 80, days: 3_000_000 },
];

describe('what areas together had before, each beside its own baseline', () => {
  it('gives none of two hidden ones back where one grew faster', () => {
    const ways = waysOf(grown);
    expect(Math.min(...ways)).toBeLessThanOrEqual(1);
    expect(Math.max(...ways)).toBeGreaterThanOrEqual(10);
  });

  it('has two digits then, and the sentence those of the numbers beside it', () => {
    const { baseline, shown } = town(grown);
    expect(baseline).toMatchObject({ n: 115, events: 115, exposure: null, value: 470, p: 0.02 });
    expect(baseline.absolute.estimate).toBe(80 - 38);
    expect(shown.sentence.params).toEqual({ expected: 38, least: 26, most: 61 });
  });

  it('tells a target that is a part of it no finer, and any other as it was set', () => {
    const { own } = town(grown);
    const of = (value: number) => town(grown, { target: { value, by: '2027', setBy: 'board', setOn: '2020-01-01' } });
    expect(of(own.value * 0.75).shown.target?.value).toBe(350);
    expect(of(412.3456).shown.target?.value).toBe(412.3456);
  });

  it('is told as it is where areas weigh alike, or all tell what they had', () => {
    const alike = town(grown.map((area) => ({ ...area, days: 3e6 })));
    expect(alike.baseline).toEqual(alike.own);
    const open = town(grown.map((area) => ({ ...area, isHidden: false })));
    expect(open.shown).toEqual(open.whole);
  });

  it('is not told where a hidden area had a baseline of another length', () => {
    const { shown, baseline } = town(grown.map((area, at) => (at === 0 ? { ...area, days: 1e6 } : area)));
    expect(baseline).toMatchObject({ status: 'withheld', reason: 'suppressed' });
    expect([shown.movement, shown.sentence.key]).toEqual(['withheld', 'no-comparison']);
  });

  it('has two digits as well where nothing is judged', () => {
    const was: Change = { ...gone, before: { value: 466.6667, n: 115 } };
    expect(town(grown, { was }).baseline).toMatchObject({ before: { value: 470, n: 115 } });
  });
});

describe('a rate that is standardised by area', () => {
  const standardised = { ...level, method: 'gamma-standardised' } as const;
  const hidden: Level = { ...gone, from: level.from, to: level.to, label: level.label };
  const point = { ...sample.series[0], period: '2021-Q1', n: 9, state: 'reported' } as Finding['series'][number];
  const whole: Finding = {
    ...sample,
    measure: 'rate',
    areaRole: 'all-program',
    now: standardised,
    also: [],
    series: [point],
  };
  const part: Finding = { ...whole, area: 'A', areaRole: 'program', now: level };
  const toldBeside = (told: Finding) => protectMix([whole, part], [whole, told])[0];

  it('is told where each area tells its own', () => {
    expect(toldBeside(part)).toEqual(whole);
  });

  it('is not told of times of which an area hides its own', () => {
    expect(toldBeside({ ...part, now: hidden })?.now).toMatchObject({ status: 'withheld', reason: 'suppressed' });
    const quarter = toldBeside({ ...part, series: [{ ...point, n: null, state: 'suppressed' }] });
    expect(quarter?.series[0]).toMatchObject({ state: 'suppressed', value: null });
    expect(quarter?.now).toEqual(standardised);
    const before = toldBeside({ ...part, changes: { ...part.changes, baseline: gone } });
    expect(before?.changes.baseline).toMatchObject({ status: 'withheld' });
  });
});
