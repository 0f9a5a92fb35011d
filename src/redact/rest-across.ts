import type { Change, Finding, Level } from '../spec/index.ts';

/**
 * What is left of all records that one report tells of without those that a value of another rests on: period by period, and
 * in the windows of the report of now as far as these are periods.
 *
 * @returns null where the value rests on more
 */
export function restAcross(
  now: Finding,
  { all, value }: { readonly all: Finding; readonly value: Finding },
): Finding | null {
  const countOf = ({ series }: Finding): ReadonlyMap<string, number | null> =>
    new Map(series.map(({ period, n }) => [period, n]));
  const [whole, part] = [countOf(all), countOf(value)];
  const series = now.series.map((point) => {
    const [of, less] = [whole.get(point.period) ?? null, part.get(point.period) ?? null];
    return { ...point, n: of === null || less === null ? null : of - less, events: null, exposure: null };
  });
  if (series.some(({ n }) => n !== null && n < 0)) return null;
  // a period that one of both does not tell of may be told by the other: a window less that is what the others had
  const sumIn = ({ from, to }: { readonly from: string; readonly to: string }): number | null => {
    const own = series.filter((point) => point.from >= from && point.to <= to);
    if (own[0]?.from !== from || own.at(-1)?.to !== to) return null;
    return own.every(({ n }) => n === null) ? null : own.reduce((sum, { n }) => sum + (n ?? 0), 0);
  };
  const level = (own: Level): Level => {
    const n = sumIn(own);
    if (own.status === 'estimated' && n !== null) return { ...own, n, events: null, exposure: null };
    return { status: 'withheld', reason: 'not-reported', from: own.from, to: own.to, label: own.label };
  };
  const change = (own: Change): Change => {
    const [before, since] = [own.window && sumIn(own.window), sumIn(now.now)];
    if (own.status === 'withheld' || before === null || since === null)
      return { status: 'withheld', reason: 'not-reported', window: null };
    const none = { events: null, exposure: null };
    return { ...own, ...none, n: before, compared: { ...own.compared, ...none, n: since } };
  };
  const { primary, baseline, sameSeason, previous } = now.changes;
  return {
    ...now,
    ...{ metric: `${all.metric} less ${value.metric}`, measure: 'count', series, survey: null },
    ...{ now: level(now.now), also: now.also.map(level) },
    changes: {
      primary,
      baseline: change(baseline),
      sameSeason: change(sameSeason),
      previous: change(previous),
    },
    effect: { status: 'withheld', reason: 'not-asked-for' },
  };
}
