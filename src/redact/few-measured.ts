import type { Finding, SeriesPoint } from '../spec/index.ts';
import { placesByMetric } from './metric-table.ts';
import { isSmall } from './small.ts';

/**
 * Findings with the number of records of periods that have too few for a value, where sums give it back and it is small: what
 * an area had in a quarter is what all areas had less what the others had, or what a window had less its other quarters. A mean,
 * a share of answers or a coefficient of so few is not told, and with its number of records it would be: it is small like
 * any other count from here on.
 */
export function countFewMeasured(whole: readonly Finding[], minimumOf: (metric: string) => number): readonly Finding[] {
  const findings = [...whole];
  for (const [metric, all] of placesByMetric(whole)) {
    const places = all.filter((place) => whole[place]?.group === null);
    if (!places.some((place) => whole[place]?.series.some(isUntold))) continue;
    const minimum = minimumOf(metric);
    for (const [sum, part] of roles) betweenAreas(findings, { places, sum, part, minimum });
    for (const place of places) {
      const finding = findings[place];
      if (finding) findings[place] = withinWindows(finding, minimum);
    }
  }
  return findings;
}

const roles = [
  ['all-program', 'program'],
  ['all-comparison', 'comparison'],
  ['all-buffer', 'buffer'],
] as const;

const isUntold = ({ state, n }: SeriesPoint): boolean => state === 'not-reported' && n === null;

const totalOf = (points: readonly (SeriesPoint | undefined)[]): number =>
  points.reduce((total, point) => total + (point?.n ?? 0), 0);

interface Areas {
  readonly places: readonly number[];
  readonly sum: (typeof roles)[number][0];
  readonly part: (typeof roles)[number][1];
  readonly minimum: number;
}

/** Period by period, what areas of a role have of what all of them have. */
function betweenAreas(findings: Finding[], { places, sum, part, minimum }: Areas): void {
  const whole = findings[places.find((place) => findings[place]?.areaRole === sum) ?? -1];
  const parts = places.filter((place) => findings[place]?.areaRole === part);
  for (const [at, { n }] of whole?.series.entries() ?? []) {
    const left = (n ?? 0) - totalOf(parts.map((place) => findings[place]?.series[at]));
    if (n === null || !isSmall(left, minimum)) continue;
    const place = parts.find((own) => findings[own]?.series.some((point, when) => when === at && isUntold(point)));
    const finding = findings[place ?? -1];
    if (place !== undefined && finding) findings[place] = withCount(finding, at, left);
  }
}

/** Window by window, what its periods have of what it has. */
function withinWindows(finding: Finding, minimum: number): Finding {
  let known = finding;
  const { now, also, changes } = finding;
  const levels = [now, ...also].flatMap((level) => (level.status === 'estimated' ? [level] : []));
  const windows = [changes.baseline, changes.previous, changes.sameSeason].flatMap((change) => {
    const n = change.status === 'estimated' ? change.n : change.before?.n;
    return change.window === null || n === undefined ? [] : [{ ...change.window, n }];
  });
  for (const { from, to, n } of [...levels, ...windows]) {
    const inside = known.series.filter((point) => point.from >= from && point.to <= to);
    const left = n - totalOf(inside);
    const untold = inside.find(isUntold);
    if (untold && isSmall(left, minimum)) known = withCount(known, known.series.indexOf(untold), left);
  }
  return known;
}

function withCount(finding: Finding, at: number, n: number): Finding {
  const point = finding.series[at];
  return point ? { ...finding, series: finding.series.with(at, { ...point, n }) } : finding;
}
