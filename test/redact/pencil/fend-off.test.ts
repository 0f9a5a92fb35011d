import { describe, expect, it } from 'vitest';
import { fendOff } from '../../../src/redact/pencil/fend-off.ts';
import { protectFindings } from '../../../src/redact/protect-findings.ts';
import type { Finding, MetricRecords } from '../../../src/spec/index.ts';
import { type Coalition, findingsAt, publicationOf, quartersFrom } from '../attack/coalition.ts';

const minimum = 5;
const [area, quarter] = [7, 20];
const where = { guns: { firearm: true }, all: {} };
const records = (['guns', 'all'] as const).map((metric): MetricRecords => {
  const counts = { source: 'crime', of: '', sum: '', where: where[metric] };
  return { metric, source: 'crime', counts, among: null, isSpread: false };
});

/** As many in every area and quarter, but for one: there, three were without a gun. */
function townOf(quarters: number, count: number, own: number): Coalition {
  const areas = Array.from({ length: 30 }, (_, at) => ({ area: `A${at}`, role: 'program' as const }));
  const events = areas.map((_, row) =>
    Array.from({ length: quarters }, (_, at) => (row === area && at === quarter ? own : count)),
  );
  return { areas, quarters: quartersFrom(2000, quarters), events };
}
const gunsIn = (quarters: number) => findingsAt(townOf(quarters, 100, 100), quarters - 1, 'guns');
const allIn = (quarters: number) => findingsAt(townOf(quarters, 200, 103), quarters - 1, 'all');

const countIn = (findings: readonly Finding[], metric: string) =>
  findings.find((one) => one.metric === metric && one.area === `A${area}`)?.series[quarter]?.n;

/** What is left of all where an earlier report told of those with a gun. */
function lookedAt(quarters: number) {
  const whole = allIn(quarters);
  const counted = { metric: 'guns', minimum, counts: records[0]?.counts ?? null, among: null };
  const earlier = [gunsIn(quarters).map((finding) => ({ ...finding, counted }))];
  const knowing = { records, minimumOf: () => minimum, leavesOut: false, earlier, same: [] };
  return { whole, ...fendOff(whole, whole, knowing) };
}

describe('the last look at what was told in two reports', () => {
  it.each([20, 53, 200])('hides what a small count follows from, whatever the size (%i quarters beside it)', (more) => {
    const { findings, givenAway } = lookedAt(quarter + more);
    expect(givenAway).toEqual([]);
    expect(countIn(findings, 'all')).toBeNull();
  });

  // 4,992 numbers, and 5,088: a report that has none before it is looked at up to 5,000
  it.each([52, 53])(
    'is not all: what one report tells is protected before, whatever its size (%i quarters)',
    (quarters) => {
      const whole = [...gunsIn(quarters), ...allIn(quarters)];
      const { methods } = publicationOf(whole, townOf(quarters, 200, 103), minimum);
      const rules = { ...methods, privacy: { ...methods.privacy, records } };
      const { findings } = protectFindings(whole, rules, () => []);
      const [guns, all] = [countIn(findings, 'guns'), countIn(findings, 'all')];
      expect(guns === null || all === null).toBe(true);
    },
  );
});
