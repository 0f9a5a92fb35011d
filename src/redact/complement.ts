import type { Finding } from '../spec/index.ts';
import { gridOf, mergeGrids } from './cells/build-grid.ts';
import { concealIn } from './cells/conceal.ts';
import type { Grid } from './cells/grid.ts';
import { protectCells } from './cells/protect-cells.ts';
import { relationsOf } from './cells/relations.ts';
import { systemOf } from './cells/system.ts';
import { countsOf } from './small.ts';

export interface Complement {
  readonly findings: readonly Finding[];
}

/**
 * Secondary suppression: hides, beside the small counts, as much as it takes that none of them follows from sums over
 * areas, periods, windows and groups. Metrics without a small count cost a look and no more.
 *
 * @param whole  all findings, before anything was hidden
 * @param shown  the same in the same order, without their small counts
 */
export function complement(
  whole: readonly Finding[],
  shown: readonly Finding[],
  { minimum, leavesOut }: { readonly minimum: number; readonly leavesOut: boolean },
): Complement {
  const findings = [...shown];
  for (const metrics of alike(whole)) {
    const places = metrics.flat();
    const isCut = leavesOut || cutsPeriods(whole[places[0] ?? 0]);
    if (!isCut && !places.some((place) => hidesSome(whole[place], shown[place]))) continue;
    const grid = mergeGrids(metrics.map((own) => gridOf({ places: own, whole, shown: findings })));
    for (const column of grid.columns) protectColumn(grid, column, { minimum, leavesOut });
    concealIn(findings, grid);
  }
  return { findings };
}

function protectColumn(
  grid: Grid,
  column: Float64Array,
  { minimum, leavesOut }: { readonly minimum: number; readonly leavesOut: boolean },
): void {
  const relations = relationsOf(grid, column, { leavesOut });
  const system = systemOf(grid, column, { ...relations, outside: null });
  const width = grid.slots.length;
  protectCells(system, minimum, (cell) => {
    const rest = relations.remainders[cell - column.length];
    return rest ?? { row: Math.floor(cell / width), slot: cell % width };
  });
}

/** Whatever is not small is passed on as it is. */
const hidesSome = (whole: Finding | undefined, shown: Finding | undefined): boolean => {
  if (!whole || !shown) return false;
  return (
    whole.now.status !== shown.now.status ||
    whole.sentence.key !== shown.sentence.key ||
    whole.effect !== shown.effect ||
    whole.series.some((point, at) => point !== shown.series[at]) ||
    whole.also.some((level, at) => level !== shown.also[at])
  );
};

/** A window that begins or ends inside a period tells of a part of it. */
function cutsPeriods(finding: Finding | undefined): boolean {
  if (!finding) return false;
  const ends = new Set(finding.series.flatMap(({ from, to }) => [from, to]));
  return [finding.now, ...finding.also].some(({ from, to }) => !ends.has(from) || !ends.has(to));
}

/** The places of each metric's findings; metrics of one source that count the same stand together. */
function alike(findings: readonly Finding[]): readonly (readonly (readonly number[])[])[] {
  const metrics = new Map<string, number[]>();
  for (const [place, { metric }] of findings.entries()) {
    const own = metrics.get(metric);
    if (own) own.push(place);
    else metrics.set(metric, [place]);
  }
  const same = new Map<string, (readonly number[])[]>();
  for (const places of metrics.values()) {
    const key = places.length > 0 ? signatureOf(findings[places[0] ?? 0]) : '';
    same.set(key, [...(same.get(key) ?? []), places]);
  }
  return [...same.values()];
}

/** What is counted, as the series of all areas together tells it. */
function signatureOf(finding: Finding | undefined): string {
  if (!finding) return '';
  const { source, area, measure, series, metric } = finding;
  const counts = series.map(({ events, n, exposure }) =>
    n === null ? null : countsOf({ n, events, exposure }, measure),
  );
  const isCounted = counts.some((count) => count !== null);
  return JSON.stringify(isCounted ? [source, area, series[0]?.from, counts] : [metric]);
}
