import fc from 'fast-check';
import type { Change, EstimatedChange, Finding, Level, Publication, SeriesPoint } from '../../../src/spec/index.ts';
import { findingsOf } from '../../report/fixture.ts';

/** A coalition as an attacker knows it: which areas there are, of which role, and which quarters. */
export interface Coalition {
  readonly areas: readonly { readonly area: string; readonly role: 'program' | 'comparison' | 'buffer' | 'excluded' }[];
  /** First and last day of each quarter. */
  readonly quarters: readonly Span[];
  /** Events by area and quarter, in their orders. */
  readonly events: readonly (readonly number[])[];
}
export interface Span {
  readonly from: string;
  readonly to: string;
}

/** Which areas and which quarters a number is about: a sum of cells. */
export interface Told {
  readonly name: string;
  readonly areas: readonly number[];
  readonly quarters: readonly number[];
}

export function quartersFrom(year: number, count: number): readonly Span[] {
  const ends = ['03-31', '06-30', '09-30', '12-31'];
  return Array.from({ length: count }, (_, n) => {
    const [own, quarter] = [year + Math.floor(n / 4), n % 4];
    return { from: `${own}-${String(quarter * 3 + 1).padStart(2, '0')}-01`, to: `${own}-${ends[quarter]}` };
  });
}

const sample = findingsOf().findings.find(
  ({ area, now, changes }) => area === '*' && now.status === 'estimated' && changes.baseline.status === 'estimated',
) as Finding;

/** The windows of a report that stands at the end of a quarter: four quarters now, the last one also, and before. */
export function windowsAt(last: number): Readonly<Record<'now' | 'also' | 'baseline' | 'previous', readonly number[]>> {
  const back = (first: number, count: number): readonly number[] =>
    Array.from({ length: count }, (_, n) => last - first - count + 1 + n).filter((quarter) => quarter >= 0);
  return { now: back(0, 4), also: back(0, 1), previous: back(4, 4), baseline: [0, 1, 2, 3] };
}

export const subjectsOf = ({ areas }: Coalition) => {
  const of = (role: string): readonly number[] => areas.flatMap((area, at) => (area.role === role ? [at] : []));
  const all = [
    { code: '*', role: 'all-program', areas: of('program') },
    { code: '@comparison', role: 'all-comparison', areas: of('comparison') },
    { code: '@buffer', role: 'all-buffer', areas: of('buffer') },
    { code: '@all', role: 'universe', areas: areas.map((_, at) => at) },
    ...areas.flatMap(({ area, role }, at) => (role === 'excluded' ? [] : [{ code: area, role, areas: [at] }])),
  ] as const;
  return all.filter((subject) => subject.areas.length > 0);
};

/** The findings of one metric in a report at the end of a quarter, before disclosure control. */
export function findingsAt(coalition: Coalition, last: number, metric = 'shootings'): readonly Finding[] {
  const windows = windowsAt(last);
  return subjectsOf(coalition).map(({ code, role, areas }): Finding => {
    const sum = (quarters: readonly number[]): number =>
      areas.reduce(
        (total, area) => total + quarters.reduce((part, at) => part + (coalition.events[area]?.[at] ?? 0), 0),
        0,
      );
    const spanOf = (quarters: readonly number[]): Span => ({
      from: coalition.quarters[quarters[0] ?? 0]?.from ?? '',
      to: coalition.quarters[quarters.at(-1) ?? 0]?.to ?? '',
    });
    const level = (quarters: readonly number[]): Level => ({
      ...(sample.now as Extract<Level, { status: 'estimated' }>),
      ...spanOf(quarters),
      value: sum(quarters),
      n: sum(quarters),
      events: sum(quarters),
      exposure: 90 * quarters.length * areas.length,
      missing: null,
    });
    const change = (quarters: readonly number[], kind: string): EstimatedChange => ({
      ...(sample.changes.baseline as EstimatedChange),
      window: { kind, ...spanOf(quarters), label: kind, reason: '' },
      n: sum(quarters),
      events: sum(quarters),
      exposure: 90 * quarters.length * areas.length,
      compared: { n: sum(windows.now), events: sum(windows.now), exposure: 1, areas: areas.length },
    });
    const point = (at: number): SeriesPoint => {
      const count = sum([at]);
      const span = spanOf([at]);
      const told = { value: count, low: 0, high: count * 2, events: count, exposure: 90, n: count };
      return {
        period: `${span.from.slice(0, 4)}-Q${(at % 4) + 1}`,
        ...span,
        ...told,
        state: 'reported',
        interpolated: false,
      };
    };
    const none: Change = { status: 'withheld', reason: 'not-asked-for', window: null };
    return {
      ...sample,
      metric,
      area: code,
      areaTitle: code,
      areaRole: role as Finding['areaRole'],
      measure: 'count',
      group: null,
      groupKind: null,
      gap: null,
      now: level(windows.now),
      also: [level(windows.also)],
      changes: {
        primary: 'baseline',
        baseline: change(windows.baseline, 'fixed'),
        sameSeason: none,
        previous: windows.previous.length === 4 ? change(windows.previous, 'previous') : none,
      },
      effect: { status: 'withheld', reason: 'not-asked-for' },
      series: Array.from({ length: last + 1 }, (_, at) => point(at)),
      caveats: [],
      gradeReason: { key: 'grade.unchecked', params: {}, text: '' },
      sentence: {
        key: 'no-comparison',
        params: { events: sum(windows.now), one: 'a', many: 'b', period: 'c', reason: 'no-baseline' },
        text: '',
      },
    };
  });
}

/** A publication of nothing but these findings. */
export function publicationOf(findings: readonly Finding[], coalition: Coalition, minimum: number): Publication {
  const count = (role: string): number => coalition.areas.filter((area) => area.role === role).length;
  return {
    findings: { run: { sinceLast: [] }, checks: [], coverage: [], ledger: [], findings, warnings: [] },
    methods: {
      privacy: { minimum, publicRecord: '', shownBefore: '' },
      areas: {
        universe: coalition.areas.length,
        program: count('program'),
        comparison: count('comparison'),
        buffer: count('buffer'),
        excluded: count('excluded'),
      },
    },
    rejects: [],
    reports: [],
  } as unknown as Publication;
}

const count = fc.oneof(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 40 }));
const roles = ['program', 'comparison', 'excluded'] as const;

/** Coalitions of a few areas with mostly small counts. */
export const coalitions: fc.Arbitrary<Coalition> = fc
  .record({
    members: fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 2 })),
    quarters: fc.integer({ min: 8, max: 10 }),
  })
  .chain(({ members, quarters }) => {
    const areas = members.flatMap((n, at) => Array.from({ length: n }, () => roles[at] ?? 'program'));
    const row = fc.array(count, { minLength: quarters, maxLength: quarters });
    return fc.array(row, { minLength: areas.length, maxLength: areas.length }).map(
      (events): Coalition => ({
        areas: areas.map((role, at) => ({ area: `A${at}`, role })),
        quarters: quartersFrom(2020, quarters),
        events,
      }),
    );
  });
