import { expect, it } from 'vitest';
import type { Power, Sight } from '../../src/estimate/index.ts';
import { protectPower } from '../../src/redact/index.ts';
import type { Change, Finding } from '../../src/spec/index.ts';
import { findingsOf } from '../report/fixture.ts';

const sight = (events: number, n = events): Sight => ({
  status: 'estimated',
  window: { from: '2023-01-01', to: '2023-03-31' },
  scale: 'ratio',
  expected: { value: 1, events: events / 2 },
  before: { n, events },
  fall: 0.5,
  rise: 2,
});
const none: Change = { status: 'withheld', reason: 'too-few-events', window: null };
const [sample] = findingsOf().findings;
if (!sample) throw new Error('the fixture must have a finding');
const finding: Finding = {
  ...sample,
  measure: 'count',
  changes: { primary: 'baseline', baseline: none, sameSeason: none, previous: none },
  series: sample.series.map((point) => ({ ...point, state: 'reported' as const })),
};
const protectedBy = (now: Sight, longer: readonly Sight[], about = finding): Power =>
  protectPower(
    {
      dispersion: 1,
      now,
      longer: longer.map((own, index) => ({ periods: index + 1, sight: own })),
      needed: { worthwhile: -0.1, periods: 8, most: 40 },
    },
    { finding: about, minimum: 5 },
  );
const statuses = (...asked: Parameters<typeof protectedBy>): readonly string[] => {
  const shown = protectedBy(...asked);
  return [shown.now, ...shown.longer.map((row) => row.sight)].map((own) =>
    own.status === 'withheld' ? own.reason : 'shown',
  );
};

it('hides what a window could show where its baseline is a small count', () => {
  expect(statuses(sight(40), [sight(4), sight(20), sight(40)])).toEqual(['shown', 'suppressed', 'shown', 'shown']);
  expect(statuses(sight(40), [sight(0), sight(5)])).toEqual(['shown', 'shown', 'shown']);
});

it('hides a window whose baseline differs from that of another by a small count', () => {
  const differing = [sight(20), sight(23), sight(43)];
  expect(statuses(sight(40), differing)).toEqual(['shown', 'shown', 'suppressed', 'suppressed']);
  expect(statuses(sight(40), [sight(20), sight(25)])).toEqual(['shown', 'shown', 'shown']);
});

it('hides a share of which few did not', () => {
  const share = { ...finding, measure: 'share' as const };
  expect(statuses(sight(40, 80), [sight(30, 33), sight(20, 50)], share)).toEqual(['shown', 'suppressed', 'shown']);
});

it('hides every window but the one that is told already where a period is hidden, for sums would give it back', () => {
  const change = { ...sample.changes.baseline, status: 'estimated', n: 40, events: 40 } as Change;
  const hidden: Finding = {
    ...finding,
    changes: { ...finding.changes, baseline: change },
    series: finding.series.with(0, { ...sample.series[0], state: 'suppressed' } as Finding['series'][number]),
  };
  expect(statuses(sight(40), [sight(20), sight(40)], hidden)).toEqual(['shown', 'suppressed', 'shown']);
  expect(protectedBy(sight(40), [sight(20)], hidden).needed).toBeNull();
  expect(protectedBy(sight(40), [sight(20)]).needed).not.toBeNull();
  const untold = { ...hidden, changes: finding.changes };
  expect(statuses(sight(40), [sight(20)], untold)).toEqual(['suppressed', 'suppressed']);
});

it('tells what stands on the scatter of a share of many areas with two digits: hidden cells could be tried out with it', () => {
  const seen = { ...sight(40, 80), fall: 0.54321, rise: 2.2345 } as Sight;
  const of = (measure: Finding['measure'], dispersion: number): Power =>
    protectPower(
      { dispersion, now: seen, longer: [], needed: null },
      { finding: { ...finding, measure, areaRole: 'all-program' }, minimum: 5 },
    );
  expect(of('share', 3.456)).toMatchObject({ dispersion: 3.5, now: { fall: 0.54, rise: 2.2 } });
  expect(of('share', 1)).toMatchObject({ dispersion: 1, now: { fall: 0.54321 } });
  expect(of('count', 3.456)).toMatchObject({ dispersion: 3.456, now: { fall: 0.54321 } });
});

it('tells what is expected of areas together in two digits where one of them hides a number', () => {
  const expected = { value: 16.16802985818949, events: 209.63660069720234 };
  const power: Power = { dispersion: 1, now: { ...sight(629), expected } as Sight, longer: [], needed: null };
  const of = (hidesParts: boolean, about = finding) =>
    protectPower(power, { finding: about, minimum: 5, hidesParts }).now;
  expect(of(true)).toMatchObject({ expected: { value: 16, events: 210 } });
  expect(of(false)).toMatchObject({ expected });
  const toldWith = (exposure: number | null): Finding => {
    const own = { ...sample.changes.baseline, status: 'estimated', n: 629, events: 629, exposure } as Change;
    return { ...finding, changes: { ...finding.changes, baseline: own } };
  };
  // what the finding tells exactly is no news, and what it tells in two digits stays so
  expect(of(true, toldWith(1000))).toMatchObject({ expected });
  expect(of(true, toldWith(null))).toMatchObject({ expected: { value: 16, events: 210 } });
});
