import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redact } from '../../../src/redact/index.ts';
import type { Finding } from '../../../src/spec/index.ts';
import { attackOn, broken, secretsOf, sumsIn } from './attack.ts';
import { type Coalition, coalitions, findingsAt, publicationOf, quartersFrom } from './coalition.ts';

const minimum = 5;

const wholeOf = (coalition: Coalition): readonly Finding[] => findingsAt(coalition, coalition.quarters.length - 1);
const shown = (coalition: Coalition): readonly Finding[] =>
  redact(publicationOf(wholeOf(coalition), coalition, minimum)).findings.findings;

/** North and South with the programme and two areas without; North had three events in the last four quarters. */
const town: Coalition = {
  areas: [
    { area: 'North', role: 'program' },
    { area: 'South', role: 'program' },
    { area: 'East', role: 'comparison' },
    { area: 'West', role: 'comparison' },
  ],
  quarters: quartersFrom(2021, 8),
  events: [
    [6, 5, 8, 7, 0, 3, 0, 0],
    [9, 8, 7, 9, 8, 9, 8, 7],
    [9, 9, 9, 9, 9, 9, 9, 9],
    [8, 8, 8, 8, 8, 8, 8, 8],
  ],
};

describe('an attack on one report', () => {
  it('has no small area from the sum of areas and its neighbour', () => {
    const findings = new Map(shown(town).map((finding) => [finding.area, finding]));
    const told = ['*', 'North', 'South'].map((area) => findings.get(area)?.now.status);
    expect(told).toEqual(['estimated', 'withheld', 'withheld']);
    expect(findings.get('South')?.sentence.text).toMatch(/^Not shown/);
    expect(findings.get('South')?.series.map(({ events }) => events)).toEqual([9, 8, 7, 9, 8, null, 8, 7]);
    expect(['East', 'West'].map((area) => findings.get(area)?.now.status)).toEqual(['estimated', 'estimated']);
    expect(attackOn(town, [...findings.values()], minimum)).toEqual([]);
  });

  it('finds what it looks for: a leak that is planted by telling any one number that was hidden beside', () => {
    const [whole, safe] = [wholeOf(town), shown(town)];
    const leaks = safe.flatMap((finding, place) => {
      const told = whole[place] ?? finding;
      const withNow = { ...finding, now: told.now };
      const withPoints = finding.series.flatMap((point, at) =>
        point.state === 'suppressed' && (told.series[at]?.events ?? 0) >= minimum
          ? [{ ...finding, series: finding.series.with(at, told.series[at] ?? point) }]
          : [],
      );
      const isKept = finding.now.status === 'withheld' && (told.now.status === 'estimated' ? told.now.n : 0) >= minimum;
      return [...(isKept ? [withNow] : []), ...withPoints].map((leak) => safe.with(place, leak));
    });
    expect(leaks.length).toBeGreaterThan(1);
    for (const leak of leaks) expect(attackOn(town, leak, minimum)).not.toEqual([]);
  });

  it('breaks a report that hides small counts and nothing else', () => {
    const alone = wholeOf(town).map((finding) => ({
      ...finding,
      series: finding.series.map((point) =>
        (point.n ?? 0) > 0 && (point.n ?? 0) < minimum ? { ...point, events: null } : point,
      ),
    }));
    expect(attackOn(town, alone, minimum)).not.toEqual([]);
  });

  it('narrows no small count to less than from 1 to the minimum, whatever the counts', () => {
    fc.assert(
      fc.property(coalitions, (coalition) => {
        expect(attackOn(coalition, shown(coalition), minimum)).toEqual([]);
      }),
      { numRuns: Number(process.env.RUNS ?? 40), seed: Number(process.env.SEED ?? 1) },
    );
  }, 120_000);

  it('leaves a report without a small count as it is', () => {
    const large = { ...town, events: town.events.map((row) => row.map((count) => count + 5)) };
    expect(shown(large).map(({ now, series }) => ({ now, series }))).toEqual(
      wholeOf(large).map(({ now, series }) => ({ now, series })),
    );
  });
});

describe('an attack on one report and the ledger of its files', () => {
  /** Next to nothing happened in one quarter, which no window holds. */
  const counts = [20, 21, 22, 23, 24, 2, 20, 21, 22, 23, 24, 25, 26, 27];
  const quiet: Coalition = {
    areas: town.areas,
    quarters: quartersFrom(2020, 14),
    events: town.areas.map((_, area) => counts.map((count) => (count === 2 ? (area === 0 ? 2 : 0) : count + area))),
  };
  const all = quiet.events.flat();
  const records = { metric: 'shootings', source: 'crime', among: null, isSpread: false };
  const leaksOf = (where: Record<string, boolean>) => {
    const publication = publicationOf(wholeOf(quiet), quiet, minimum);
    const { methods } = publication;
    const set = { source: 'crime', of: '', sum: '', where };
    const privacy = { ...methods.privacy, records: [{ ...records, counts: set }] };
    const { findings } = redact({ ...publication, methods: { ...methods, privacy } }).findings;
    const loaded = { cells: [...all.keys()], equals: all.reduce((sum, count) => sum + count, 0), from: 'ledger' };
    return broken(secretsOf(quiet, [], minimum), [...sumsIn(findings, quiet), loaded], { size: all.length, minimum });
  };

  it('does not have the only hidden quarter from the number of records', () => expect(leaksOf({})).toEqual([]));

  it('has it where the metric is not known to count all of them', () =>
    expect(leaksOf({ firearm: true }).map(({ truth, least, most }) => [truth, least, most])).toContainEqual([2, 2, 2]));
});
