import type { Finding, SurveyFacts } from '../spec/index.ts';
import type { Days } from './weight-step.ts';

/** Places on the scale that are told of together. */
type Groups = readonly (readonly number[])[];

/** What is told of the answers of some days: of a share who is among those that count, of a mean each place by itself. */
export interface Told {
  readonly days: Days;
  readonly isValue: boolean;
  readonly groups: Groups;
}

export const scaleOf = ({ scale: { min, max } }: Pick<SurveyFacts, 'scale'>): readonly number[] =>
  Array.from({ length: max - min + 1 }, (_, at) => min + at);

/** All that a finding tells of answers, of days together or place by place. */
export function toldIn(finding: Finding, survey: Pick<SurveyFacts, 'scale' | 'counted'>): readonly Told[] {
  const scale = scaleOf(survey);
  const { counted } = survey;
  const groups = counted ? [counted, scale.filter((place) => !counted.includes(place))] : scale.map((place) => [place]);
  return [
    ...timesOf(finding).map(({ from, to }) => ({ days: { from, to }, isValue: true, groups })),
    ...(finding.survey?.answers ?? []).map(({ from, to, shares }) => ({
      ...{ days: { from, to }, isValue: false },
      groups: shares.map(({ places }) => places),
    })),
  ];
}

/** All days together that a finding tells a value of. */
export function timesOf({ now, also, series, changes }: Finding): readonly Days[] {
  return [
    ...[now, ...also].filter(({ status }) => status === 'estimated'),
    ...series.filter(({ value }) => value !== null),
    ...[changes.baseline, changes.sameSeason, changes.previous].flatMap((change) =>
      change.window && (change.status === 'estimated' || change.before) ? [change.window] : [],
    ),
  ];
}

/** Months of answers that no number tells apart: most often a wave. */
export interface Spells {
  readonly of: (start: string) => number;
  readonly in: (days: Days) => ReadonlySet<number>;
}

/** @param starts  the first days of all months of answers */
export function spellsIn(starts: readonly string[], told: readonly Days[]): Spells {
  const times = [...new Map(told.map((days) => [keyOf(days), days])).values()];
  const names = new Map<string, number>();
  const spells = new Map<string, number>();
  for (const start of starts) {
    const name = times.flatMap((days, at) => (isIn(start, days) ? [at] : [])).join();
    names.set(name, names.get(name) ?? names.size);
    spells.set(start, names.get(name) ?? 0);
  }
  const known = new Map<string, ReadonlySet<number>>();
  return {
    of: (start) => spells.get(start) ?? -1,
    in: (days) => {
      const key = keyOf(days);
      const found =
        known.get(key) ?? new Set([...spells].flatMap(([start, spell]) => (isIn(start, days) ? [spell] : [])));
      known.set(key, found);
      return found;
    },
  };
}

const keyOf = ({ from, to }: Days): string => `${from} ${to}`;

/** A month is in days that begin within it: of waves it is known when they were asked. */
const isIn = (start: string, { from, to }: Days): boolean =>
  start <= to && (start >= from || (start.endsWith('-01') && start.slice(0, 7) === from.slice(0, 7)));
