import { protectFindings, type ToldBefore } from '../../../src/redact/index.ts';
import type { Finding } from '../../../src/spec/index.ts';
import { maximise } from '../../../src/stats/index.ts';
import { answersOf, surveyOf } from '../../report/fixture-survey.ts';
import { findingsAt, quartersFrom } from './coalition.ts';

/** Surveys that several reports tell of, one after the other, and all that these tell as sums over people alike. */
export type Role = 'program' | 'comparison' | 'excluded';

export interface Survey {
  /** By district, wave and place, how many chose it in time. */
  readonly counts: readonly (readonly (readonly number[])[])[];
  /** The same of answers that came late. */
  readonly late: readonly (readonly (readonly number[])[])[];
}

/** An area of a report is one district, or some. */
export interface Area {
  readonly name: string;
  readonly role: Role;
  readonly districts: readonly number[];
}

export interface Asking {
  readonly areas: readonly Area[];
  readonly waves: number;
  /** Of each metric the places that count; null for the mean. */
  readonly metrics: readonly (readonly number[] | null)[];
  readonly isLate: boolean;
  readonly minimum: number;
}

export const places = [1, 2, 3, 4, 5];
const waveCount = 2;
const [sample] = findingsAt(
  { areas: [{ area: 'A', role: 'program' }], quarters: quartersFrom(2022, 4), events: [[9, 9, 9, 9]] },
  3,
) as readonly [Finding];
const none = { status: 'withheld', reason: 'not-asked-for', window: null } as const;
const daysOf = (wave: number) => ({ from: `${2021 + wave}-03-01`, to: `${2021 + wave}-04-30` });

export function subjectsOf({ areas }: Pick<Asking, 'areas'>) {
  const of = (...own: readonly Role[]): readonly number[] =>
    areas.flatMap(({ role, districts }) => (own.includes(role) ? districts : []));
  const sums = [
    { code: '*', role: 'all-program', districts: of('program') },
    { code: '@comparison', role: 'all-comparison', districts: of('comparison') },
    { code: '@all', role: 'universe', districts: of('program', 'comparison', 'excluded') },
  ] as const;
  const single = areas.filter(({ role }) => role !== 'excluded');
  const own = single.map(({ name, role, districts }) => ({ code: name, role, districts }));
  return [...sums, ...own].filter(({ districts }) => districts.length > 0);
}

export const chosenBy = (
  { counts, late }: Survey,
  {
    districts,
    wave,
    isLate,
  }: { readonly districts: readonly number[]; readonly wave: number; readonly isLate: boolean },
): readonly number[] =>
  places.map((_, at) =>
    districts.reduce(
      (sum, own) => sum + (counts[own]?.[wave]?.[at] ?? 0) + (isLate ? (late[own]?.[wave]?.[at] ?? 0) : 0),
      0,
    ),
  );

const nameOf = (counted: readonly number[] | null): string => (counted ? `share ${counted}` : 'mean');

function findingsOf(survey: Survey, asking: Asking): readonly Finding[] {
  const { waves, isLate } = asking;
  return asking.metrics.flatMap((counted) =>
    subjectsOf(asking).map(({ code, role, districts }) => {
      const told = Array.from({ length: waves }, (_, wave) => {
        const counts = chosenBy(survey, { districts, wave, isLate });
        const n = counts.reduce((sum, own) => sum + own, 0);
        const events = counted?.reduce((sum, place) => sum + (counts[place - 1] ?? 0), 0);
        const sum = events ?? counts.reduce((total, own, at) => total + own * (at + 1), 0);
        return { ...daysOf(wave), counts, level: { value: sum / n, n, events, exposure: null, missing: null } };
      });
      const last = told.at(-1);
      const period = { state: 'reported', interpolated: false, low: null, high: null } as const;
      return {
        ...sample,
        ...{ metric: nameOf(counted), definition: nameOf(counted), source: 'survey', area: code, areaTitle: code },
        ...{ areaRole: role, measure: counted ? 'survey-share' : 'survey-mean', also: [], caveats: [], partners: null },
        definitionLog: { ...sample.definitionLog, hash: nameOf(counted) },
        now: { ...sample.now, ...last?.level, from: last?.from, to: last?.to },
        series: told.map(({ from, to, level }) => ({ ...period, period: from.slice(0, 4), from, to, ...level })),
        effect: { status: 'withheld', reason: 'not-asked-for' },
        changes: { primary: 'baseline', baseline: none, sameSeason: none, previous: none },
        survey: surveyOf({
          ...{ counted, waves: [], weighting: 'none' },
          answers: [
            answersOf(last?.from ?? '', last?.counts ?? [], { of: 'now', noAnswer: 0 }),
            ...told.map(({ from, counts }) => answersOf(from.slice(0, 4), counts, { noAnswer: 0 })),
          ],
        }),
      } as Finding;
    }),
  );
}

/** Reports one after the other, each beside those before it, or as if there were none. */
export function reportsOf(
  survey: Survey,
  askings: readonly Asking[],
  remembers: boolean,
): readonly (readonly Finding[])[] {
  const told: (readonly ToldBefore[])[] = [];
  for (const asking of askings) {
    const excluded = asking.areas.filter(({ role }) => role === 'excluded').length;
    const rules = {
      privacy: { minimum: asking.minimum, publicRecord: '', shownBefore: 'they stand.' },
      areas: { universe: asking.areas.length, program: 1, comparison: 1, buffer: 0, excluded },
    };
    const before = remembers ? [...told] : [];
    told.push(protectFindings(findingsOf(survey, asking), rules as never, () => before).findings);
  }
  return told;
}

/** So many people, each cell so many times. */
export interface Sum {
  readonly terms: readonly (readonly [number, number])[];
  readonly equals: number;
  /** Of places alone, which the value and how many answered do not tell. */
  readonly isOfPlaces: boolean;
}

const width = waveCount * 2 * places.length;
export const cellsOf = (
  districts: readonly number[],
  { wave, isLate, chosen }: { readonly wave: number; readonly isLate: boolean; readonly chosen: readonly number[] },
): readonly number[] =>
  districts.flatMap((own) =>
    (isLate ? [0, 1] : [0]).flatMap((layer) =>
      chosen.map((place) => own * width + (wave * 2 + layer) * places.length + place - 1),
    ),
  );

const waveOf = ({ from }: { readonly from: string }): number => Number(from.slice(0, 4)) - 2021;

/** All that one report tells. */
export function sumsIn(findings: readonly Finding[], asking: Asking): readonly Sum[] {
  const districtsOf = new Map(subjectsOf(asking).map(({ code, districts }) => [code, districts]));
  return findings.flatMap(({ area, measure, now, series, survey }): readonly Sum[] => {
    const sum = (
      time: { readonly from: string },
      chosen: readonly number[],
      { equals, isOfPlaces = false, worth = () => 1 }: Partial<Sum> & { readonly worth?: (place: number) => number },
    ): Sum => ({
      terms: chosen.flatMap((place) =>
        cellsOf(districtsOf.get(area) ?? [], { wave: waveOf(time), isLate: asking.isLate, chosen: [place] }).map(
          (cell) => [cell, worth(place)] as const,
        ),
      ),
      ...{ equals: Math.round(equals ?? 0), isOfPlaces },
    });
    const levels = [...(now.status === 'estimated' ? [now] : []), ...series];
    return [
      ...levels.flatMap((level): readonly Sum[] => {
        const { n, value, events } = level;
        if (n === null || value === null) return [];
        const all = sum(level, places, { equals: n });
        if (measure === 'survey-mean') return [all, sum(level, places, { equals: value * n, worth: (place) => place })];
        return events === null ? [all] : [all, sum(level, survey?.counted ?? [], { equals: events })];
      }),
      ...(survey?.answers ?? []).flatMap((answers) =>
        answers.shares.map((share) => sum(answers, share.places, { equals: share.n, isOfPlaces: true })),
      ),
    ];
  });
}

/** The least and the most that cells together can be. */
export function boundsOf(cells: readonly number[], told: readonly Sum[]): readonly [number, number] {
  const used = [...new Set([...cells, ...told.flatMap(({ terms }) => terms.map(([cell]) => cell))])];
  const places = new Map(used.map((cell, at) => [cell, at]));
  const rows = told.map(({ terms, equals }) => ({
    terms: terms.map(([cell, times]): [number, number] => [places.get(cell) ?? 0, times]),
    equals,
  }));
  const [least = 0, most = 0] = [-1, 1].map((sign) => {
    const objective = new Array<number>(used.length).fill(0);
    for (const cell of cells) objective[places.get(cell) ?? 0] = sign;
    const found = maximise({ objective, upper: new Array<number>(used.length).fill(10_000), rows });
    if (found.status !== 'optimal') throw new Error(`what is told contradicts itself: ${found.status}`);
    return sign * found.value;
  });
  return [least, most];
}
