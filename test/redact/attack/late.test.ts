import { describe, expect, it } from 'vitest';
import { differencesOf } from '../../../src/recall/index.ts';
import { redact } from '../../../src/redact/index.ts';
import type { Finding, Findings, PrivacyFacts, Sentence } from '../../../src/spec/index.ts';
import { type Coalition, findingsAt, publicationOf, quartersFrom } from './coalition.ts';

/**
 * Two reports of which the second has a few records more of a quarter that the first told already: what an adversary who
 * lays them side by side subtracts. Nothing else of the two towns is small.
 */
const town: Coalition = {
  areas: [
    { area: 'North', role: 'program' },
    { area: 'South', role: 'program' },
    { area: 'East', role: 'comparison' },
    { area: 'West', role: 'comparison' },
  ],
  quarters: quartersFrom(2021, 12),
  events: [30, 40, 35, 45].map((usual) => Array.from({ length: 12 }, (_, at) => usual + ((at * 5) % 7))),
};
const last = town.quarters.length - 1;
const open = '2023-Q3';
const later: Coalition = {
  ...town,
  events: town.events.map((row, area) => row.map((own, at) => own + (at === 10 && area < 2 ? 2 - area : 0))),
};

interface Kind {
  readonly isDomestic?: boolean;
  readonly custody?: string;
  readonly publicRecord?: string;
}

/** A report in which late records of one quarter were still to come, or had come. */
function report(of: Coalition, kind: Kind, state: 'provisional' | 'reported', sinceLast: readonly Sentence[] = []) {
  const { publicRecord = '', ...facts } = kind;
  const own: PrivacyFacts = {
    ...{ metric: 'shootings', kind: 'incidents', custody: '', audience: '', isDomestic: false, declared: null },
    ...facts,
  };
  const findings = findingsAt(of, last).map(
    (finding): Finding => ({
      ...finding,
      series: finding.series.map((point) => (point.period === open ? { ...point, state } : point)),
      process: {
        status: 'estimated',
        ...{ chart: 'c', ruleSet: 'mdc-7', temporary: false, variation: 'common-cause', assurance: 'no-target' },
        ...{ rebased: [], exclusions: [] },
        points: finding.series.map(({ period, value }) => ({
          ...{ period, plotted: value, centre: 1, low: 0, high: 2, excluded: false, signals: [] },
        })),
      } as unknown as Finding['process'],
      caveats: state === 'reported' ? [] : [{ key: 'caveat.provisional', params: { periods: open }, text: '' }],
    }),
  );
  const publication = publicationOf(findings, of, 5);
  const { methods } = publication;
  const month = (n: number) => ({ month: `2023-0${n}`, state: 'reported' as const, n: 60 });
  return redact({
    ...publication,
    findings: {
      ...publication.findings,
      run: { ...publication.findings.run, sinceLast },
      coverage: [{ source: findings[0]?.source ?? '', agencies: [{ agency: 'a', months: [6, 7, 8, 9].map(month) }] }],
    },
    methods: { ...methods, privacy: { ...methods.privacy, publicRecord, facts: [own] } },
  } as unknown as typeof publication).findings;
}

const isTotal = ({ area }: Finding): boolean => area.startsWith('*') || area.startsWith('@');

/** What the second report has more of a quarter than the first: of each area, or of all that a role has together. */
function cameLate(
  kind: Kind,
  of = town,
  after = later,
  state: 'provisional' | 'reported' = 'provisional',
): { areas: Late; totals: Late } {
  const [then, now] = [report(of, kind, state), report(after, kind, 'reported')];
  const late = (own: readonly Finding[]): Late =>
    own.map(({ area, series }) => {
      const before = series.find(({ period }) => period === open)?.n;
      const after = now.findings.find((one) => one.area === area)?.series.find(({ period }) => period === open)?.n;
      return before == null || after == null ? undefined : after - before;
    });
  return {
    areas: late(then.findings.filter((finding) => !isTotal(finding))),
    totals: late(then.findings.filter(isTotal)),
  };
}
type Late = readonly (number | undefined)[];

/** North alone has the programme. */
const alone = (of: Coalition): Coalition => ({
  ...of,
  areas: of.areas.map((area) => (area.area === 'South' ? { ...area, role: 'comparison' as const } : area)),
});
const coverageOf = (of: Coalition) =>
  report(of, { isDomestic: true }, 'provisional').coverage[0]?.agencies[0]?.months.map(({ n }) => n);

describe('an attack on how many records came late', () => {
  const told = (late: Late): Late => late.filter((n) => n !== undefined && n > 0);

  it('finds them where figures are told before all are in', () => {
    const { areas, totals } = cameLate({});
    expect([told(areas), told(totals)]).toEqual([
      [2, 1],
      [3, 3],
    ]);
  });

  it.each([
    ['of domestic violence', { isDomestic: true }],
    ['in the custody of victim services', { custody: 'victim-services' }],
    ['in such custody, whatever is public', { custody: 'victim-services', publicRecord: 'one by one' }],
  ])('finds none of an area %s: what all have together is told at once', (_, kind) => {
    const { areas, totals } = cameLate(kind);
    expect([told(areas), told(totals)]).toEqual([[], [3, 3]]);
  });

  it('finds none by subtracting, where an area is alone in its role', () => {
    const { areas, totals } = cameLate({ isDomestic: true }, alone(town), alone(later));
    expect([told(areas), told(totals)]).toEqual([[], []]);
  });

  it('finds what is corrected after all were said to be in, of an area as well: this is a limit that the docs name', () =>
    expect(told(cameLate({ isDomestic: true }, town, later, 'reported').areas)).toEqual([2, 1]));

  it('tells figures of domestic violence early where every case is public', () =>
    expect(told(cameLate({ isDomestic: true, publicRecord: 'one by one' }).areas)).toEqual([2, 1]));

  it('finds no trace of them in charts, coverage or words, and which period waits is told', () => {
    const { findings } = report(town, { isDomestic: true }, 'provisional');
    for (const { process, series, caveats } of findings.filter((finding) => !isTotal(finding))) {
      expect(series.find(({ period }) => period === open)).toMatchObject({ state: 'provisional', value: null });
      expect(series.filter(({ n }) => n === null)).toHaveLength(1);
      expect(process.status === 'estimated' && process.points.map(({ period }) => period)).not.toContain(open);
      expect(caveats.map(({ key }) => key)).toEqual(['caveat.until-final']);
    }
    expect(coverageOf(town)).toEqual([60, 60, 60, 60]);
    expect(coverageOf(alone(town))).toEqual([60, null, null, null]);
  });
});

describe('what is told of figures that were restated', () => {
  const restated = (now: number): Sentence => ({
    key: 'since.restated',
    params: { metric: 'shootings', title: 'Shootings', figures: 1, period: '2022-Q1', was: 88, now },
    text: '',
  });

  it.each([
    [94, 'Shootings: 1 earlier figure was restated; 2022-Q1 was 88, now 94.'],
    [91, 'Shootings: 1 earlier figure was restated; 2022-Q1 by only a few.'],
    [86, 'Shootings: 1 earlier figure was restated; 2022-Q1 by only a few.'],
  ])('is by how much, unless by few: %s', (now, text) =>
    expect(report(town, {}, 'reported', [restated(now)]).run.sinceLast.map((one) => one.text)).toEqual([text]),
  );

  it('is no number of two reports that are held against each other, where by few', () => {
    const counted = [{ metric: 'shootings', minimum: 5, counts: null, among: null }];
    const asTold = (own: Findings): Findings => ({ ...own, counted });
    const differences = differencesOf(
      asTold(report(town, {}, 'reported')),
      asTold(
        report(
          {
            ...later,
            events: later.events.with(
              3,
              (town.events[3] ?? []).map((n) => n + 9),
            ),
          },
          {},
          'reported',
        ),
      ),
    ).filter(({ kind, period }) => kind === 'restated' && period === open);
    const areas = differences.map(({ area, was, now }) => [area, was === null && now === null]);
    expect(Object.fromEntries(areas)).toEqual({
      ...{ '*': true, North: true, South: true, '@comparison': false, '@all': false, West: false },
    });
  });
});
