import { protectFindings } from '../../../src/redact/index.ts';
import { reachOf, stepFor, toldInSteps } from '../../../src/redact/weight-step.ts';
import { scenesOf, stepsIn } from '../../../src/redact/weighted.ts';
import type { Finding, MetricRecords, SurveyFacts } from '../../../src/spec/index.ts';
import { surveyOf } from '../../report/fixture-survey.ts';
import { type Coalition, findingsAt, publicationOf, quartersFrom, type Span, subjectsOf } from './coalition.ts';

/** People of one area, wave and part who weigh the same, by what they answered: places 1 to 5. */
export interface Cell {
  readonly area: number;
  readonly quarter: number;
  /** Tenants are asked by a metric of their own as well. */
  readonly isTenant: boolean;
  readonly weight: number;
  readonly counts: readonly number[];
}

/** A coalition that asked people, in one quarter or several. */
export interface Town extends Coalition {
  readonly cells: readonly Cell[];
  /** Places that count, of a share; null for a mean. */
  readonly counted: readonly number[] | null;
  /** Whether tenants have a metric of their own, and numbers over time are told. */
  readonly hasTenants: boolean;
  readonly hasSeries: boolean;
  readonly hasPlaces: boolean;
}

export const minimum = 5;
export const places = [1, 2, 3, 4, 5] as const;
const metrics = ['safe', 'tenants'] as const;
const none = { status: 'withheld', reason: 'not-asked-for', window: null } as const;

const add = (some: readonly number[]): number => some.reduce((sum, own) => sum + own, 0);
export const peopleIn = (cells: readonly Cell[], own: readonly number[] = places): number =>
  add(cells.flatMap(({ counts }) => own.map((place) => counts[place - 1] ?? 0)));
const weighed = (cells: readonly Cell[], worth: (place: number) => number): number =>
  add(cells.map(({ weight, counts }) => weight * add(counts.map((n, at) => n * worth(at + 1)))));

/** What an answer counts for. */
const worthIn =
  (counted: readonly number[] | null) =>
  (place: number): number =>
    counted === null ? place : Number(counted.includes(place));

const meanOf = (cells: readonly Cell[], worth: (place: number) => number): number =>
  weighed(cells, worth) / weighed(cells, () => 1);

const isWithin = (quarter: Span, { from, to }: Span): boolean => quarter.from >= from && quarter.to <= to;

function findingsIn(town: Town): readonly Finding[] {
  const subjects = new Map(subjectsOf(town).map(({ code, areas }) => [code as string, areas as readonly number[]]));
  return metrics.slice(0, town.hasTenants ? 2 : 1).flatMap((metric) =>
    findingsAt(town, town.quarters.length - 1, metric).map((finding): Finding => {
      const own = town.cells.filter(
        ({ area, isTenant }) => subjects.get(finding.area)?.includes(area) && (metric === 'safe' || isTenant),
      );
      return tellingOf(finding, own, town);
    }),
  );
}

function tellingOf(finding: Finding, own: readonly Cell[], town: Town): Finding {
  const { counted, quarters } = town;
  const numberIn = (days: Span) => {
    const cells = own.filter(({ quarter }) => isWithin(quarters[quarter] as Span, days));
    const n = peopleIn(cells);
    const events = counted && peopleIn(cells, counted);
    return { value: meanOf(cells, worthIn(counted)), n, events, exposure: null, low: null, high: null };
  };
  const answersIn = (days: Span) => {
    const cells = own.filter(({ quarter }) => isWithin(quarters[quarter] as Span, days));
    const shares = places.map((place) => ({
      ...{ places: [place], n: peopleIn(cells, [place]), low: null, high: null },
      share: meanOf(cells, (at) => Number(at === place)),
    }));
    const n = peopleIn(cells);
    return { ...days, n, effectiveN: n, designEffect: 1, df: n, noAnswer: 0, withoutGroup: 0, shares };
  };
  const asked = quarters.filter((_, at) => own.some(({ quarter }) => quarter === at));
  const now = { from: finding.now.from, to: finding.now.to };
  return {
    ...finding,
    ...{ measure: counted ? 'survey-share' : 'survey-mean', source: 'survey', also: [], caveats: [], partners: null },
    now: { ...finding.now, ...numberIn(now), missing: null } as Finding['now'],
    series: town.hasSeries
      ? finding.series
          .filter(({ from }) => asked.some((days) => days.from === from))
          .map((point) => ({ ...point, ...numberIn(point) }))
      : [],
    changes: { primary: 'baseline', baseline: none, sameSeason: none, previous: none },
    survey: surveyOf({
      ...{ counted, waves: [], weighting: 'given' },
      answers: town.hasPlaces
        ? [
            { of: 'now', label: 'now', ...answersIn(now) },
            ...(town.hasSeries
              ? asked.map((days) => ({ of: 'wave' as const, label: days.from, ...answersIn(days) }))
              : []),
          ]
        : [],
      tally: tallyOf(own, town),
    }),
  };
}

const tallyOf = (cells: readonly Cell[], { quarters }: Town): NonNullable<SurveyFacts['tally']> =>
  cells.flatMap(({ quarter, weight, counts }) =>
    counts.map((n, at) => ({ start: quarters[quarter]?.from ?? '', weight, answer: at + 1, n })),
  );

/** A number of people, and what they weigh: of which cells, and what each place on the scale counts for. */
export interface Told {
  readonly cells: readonly Cell[];
  readonly worth: readonly number[];
  readonly people: number | null;
  readonly value: number;
  /** As the attacker knows it; 0 where the number is exact. */
  readonly step: number;
}

export interface Look {
  readonly told: readonly Told[];
  /** What is hidden: people of an area (and part) who chose some places, in some quarters. */
  readonly hidden: readonly {
    readonly name: string;
    readonly cells: readonly Cell[];
    readonly places: readonly number[];
  }[];
}

const records: readonly MetricRecords[] = metrics.map((metric) => ({
  ...{ metric, source: 'survey', counts: null, among: null, isSpread: false },
  asks: { source: 'survey', where: metric === 'safe' ? {} : { home: ['rented'] }, of: 'safe', sum: '' },
}));

const withoutTally = (finding: Finding): Finding => ({
  ...finding,
  survey: finding.survey && surveyOf({ ...finding.survey, tally: undefined }),
});

/** What a report tells of a town, and what it does not. */
export function lookAt(town: Town): Look {
  const whole = findingsIn(town);
  const { methods } = publicationOf(whole, town, minimum);
  const rules = { ...methods, privacy: { ...methods.privacy, ...(town.hasTenants ? { records } : {}) } };
  const { findings } = protectFindings(whole, rules, () => []);
  const subjects = new Map(subjectsOf(town).map(({ code, areas }) => [code as string, areas as readonly number[]]));
  const cellsOf = ({ area, metric }: Finding, days: Span): readonly Cell[] =>
    town.cells.filter(
      (cell) =>
        subjects.get(area)?.includes(cell.area) &&
        (metric === 'safe' || cell.isTenant) &&
        isWithin(town.quarters[cell.quarter] as Span, days),
    );
  const unweighted = protectFindings(whole.map(withoutTally), rules, () => []).findings;
  const scenes = scenesOf(whole, unweighted, { minimumOf: () => minimum, records: rules.privacy.records ?? [] });
  const spreads = new Map(scenes.flatMap(stepsIn).map(({ part, spreads: own }) => [part.place, own]));
  const looks = whole.map((exact, at): Look => {
    const said = new Map(numbersOf(findings[at] as Finding).map((own) => [own.name, own]));
    const numbers = numbersOf(exact).map((own) => ({
      ...own,
      cells: cellsOf(exact, own.days),
      said: said.get(own.name),
    }));
    const told = numbers.flatMap(({ said: shown, value, days, worth, isShare, isPlace, cells }): readonly Told[] => {
      if (!shown) return [];
      const spread = spreads.get(at)?.[isPlace ? 'places' : 'values'](days).spread ?? 0;
      const reach = reachOf({ n: peopleIn(cells), spread, ends: isShare ? [0, 1] : [1, 5], minimum });
      const step = shown.value === value ? 0 : stepFor(value, reach);
      if (step === null || (step > 0 && toldInSteps(value, reach) !== shown.value)) throw new Error('not its step');
      return [{ cells, worth, people: shown.people, value: shown.value, step }];
    });
    const isSingle = !['*', '@all', '@comparison', '@buffer'].includes(exact.area);
    const hidden = numbers.flatMap(({ name, said: shown, chosen, cells }) => {
      if (!isSingle || shown || !chosen) return [];
      const others = places.filter((place) => !chosen.includes(place));
      return [chosen, others].map((own) => ({
        name: `${exact.metric} ${exact.area} ${name}: ${own}`,
        cells,
        places: own,
      }));
    });
    return { told, hidden };
  });
  return { told: looks.flatMap(({ told }) => told), hidden: looks.flatMap(({ hidden }) => hidden) };
}

interface Weighted {
  readonly name: string;
  readonly isPlace: boolean;
  readonly days: Span;
  readonly worth: readonly number[];
  readonly value: number;
  readonly people: number | null;
  readonly isShare: boolean;
  /** The places that people are counted of; null of a mean. */
  readonly chosen: readonly number[] | null;
}

/** All numbers of a finding: its value, over time, and places on the scale. */
function numbersOf({ now, series, survey }: Finding): readonly Weighted[] {
  const counted = survey?.counted ?? null;
  const worth = places.map(worthIn(counted));
  const levels = [...(now.status === 'estimated' ? [now] : []), ...series];
  const values = levels.flatMap(({ from, to, value, n, events }): readonly Weighted[] =>
    value === null || n === null
      ? []
      : [
          {
            name: `${from} ${to}`,
            isPlace: false,
            days: { from, to },
            worth,
            value,
            people: events,
            isShare: counted !== null,
            chosen: counted,
          },
        ],
  );
  const shares = (survey?.answers ?? []).flatMap(({ from, to, shares: own }) =>
    own.map(({ places: chosen, n, share }) => ({
      ...{
        name: `${from} ${to} ${chosen}`,
        isPlace: true,
        days: { from, to },
        worth: places.map((place) => Number(chosen.includes(place))),
      },
      ...{ value: share, people: n, isShare: true, chosen },
    })),
  );
  return [...values, ...shares];
}

export const coalitionOf = (areas: Coalition['areas'], quarters = 4): Coalition => ({
  areas,
  quarters: quartersFrom(2022, quarters),
  events: areas.map(() => Array.from({ length: quarters }, () => 9)),
});
