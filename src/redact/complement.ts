import type { Finding, SeriesPoint } from '../spec/index.ts';
import { wholeTable } from './cells/alternative.ts';
import { gridOf, mergeGrids } from './cells/build-grid.ts';
import { concealIn, onlyTogether, withhold } from './cells/conceal.ts';
import type { Grid } from './cells/grid.ts';
import { ledgerSums } from './cells/ledger-sums.ts';
import { outsideOf, type Told } from './cells/outside.ts';
import { protectCells, type Unprotected } from './cells/protect-cells.ts';
import { relationsOf } from './cells/relations.ts';
import { systemOf } from './cells/system.ts';
import { nameOf } from './metric-table.ts';
import { countsOf } from './small.ts';
import { areasIn, singleRoles, toldOfMetrics } from './told-of-metrics.ts';

export interface Complement {
  readonly findings: readonly Finding[];
  /** Small counts that follow from what was told before, whatever this report hides. */
  readonly givenAway: readonly GivenAway[];
}

/** A number, without the number. */
export interface GivenAway extends Pick<Finding, 'metric' | 'areaTitle' | 'group'> {
  /** The first of the metrics that count the same. */
  readonly first: string;
  readonly from: string;
  readonly to: string;
}

interface Hiding {
  /** The least that counts of a metric must be to be shown. */
  readonly minimumOf: (metric: string) => number;
  /** There are areas that nothing is told of, but that everywhere counts. */
  readonly leavesOut: boolean;
  /** It counts all records of its source: how many there are stands in the ledger. */
  readonly isWhole?: (metric: string) => boolean;
  /** Of a share: how many it is of is told by another metric, and those that did are no more than these. */
  readonly isOfTold?: (metric: string) => boolean;
  /** The findings that earlier reports told: asked for only where something is hidden. */
  readonly earlier: () => readonly (readonly Finding[])[];
}

/**
 * Secondary suppression: hides, beside the small counts, as much as it takes that none of them follows from sums over
 * areas, periods, windows and groups, of this report and of all before it. Metrics without a small count cost a look.
 *
 * @param whole  all findings, before anything was hidden
 * @param shown  the same in the same order, without their small counts
 */
export function complement(whole: readonly Finding[], shown: readonly Finding[], hiding: Hiding): Complement {
  const findings = [...shown];
  const givenAway: GivenAway[] = [];
  for (const metrics of alike(whole)) {
    const places = metrics.flat();
    const isCut = hiding.leavesOut || cutsPeriods(whole[places[0] ?? 0]);
    if (!isCut && !places.some((place) => hidesSome(whole[place], shown[place]))) continue;
    givenAway.push(...protectTable({ metrics, whole, findings }, hiding));
  }
  return { findings, givenAway };
}

function placeOf(
  grid: Grid,
  { row, slot, span: days }: Unprotected,
  { whole, metrics }: Pick<Table, 'whole' | 'metrics'>,
): readonly GivenAway[] {
  const own = grid.rows[row];
  const finding = whole[own?.findings[0] ?? -1];
  const span = days ?? own?.spans[slot];
  if (!finding || !span) return [];
  const { metric, areaTitle, group } = finding;
  const first = whole[metrics[0]?.[0] ?? -1]?.metric ?? metric;
  return [{ metric, areaTitle, group, first, from: span.from, to: span.to }];
}

/** Metrics that count the same, and the findings as far as they are shown. */
interface Table {
  readonly metrics: readonly (readonly number[])[];
  readonly whole: readonly Finding[];
  /** Changed in their places. */
  readonly findings: Finding[];
}

/** So many multiplications a table: some tenths of a second. A coalition may have hundreds of them. */
const mostEffort = 1e8;

/**
 * Hides what it takes; where that is not found, single areas as a whole, and then all that is told of the metric. What a
 * report does not tell gives nothing away, so a report by itself can always be protected.
 */
function protectTable(table: Table, hiding: Hiding): readonly GivenAway[] {
  const { metrics, whole, findings } = table;
  const places = metrics.flat();
  const own = metrics.flatMap(([place = 0]) => whole[place] ?? []);
  const minimum = Math.max(...own.map(({ metric }) => hiding.minimumOf(metric)));
  const told = toldOfMetrics(own, areasIn(places.flatMap((place) => whole[place] ?? [])), hiding);
  const first = attempt(table, { told, minimum }, hiding);
  if (first.problems.length === 0 || first.isCertain) {
    concealIn(findings, first.grid);
    return first.problems.flatMap(({ row, slot }) => placeOf(first.grid, { row, slot }, table));
  }
  const isArea = (place: number): boolean => singleRoles.has(whole[place]?.areaRole ?? '');
  for (const place of places) change(findings, place, isArea(place) ? withhold : onlyTogether);
  // what earlier reports told of single areas stays told: these are part of the table then, with nothing that is told now
  const isTold = told.some((report) => report.findings.some(tellsOfArea));
  const together = isTold ? metrics : metrics.map((own) => own.filter((place) => !isArea(place)));
  const second = attempt({ ...table, metrics: together }, { told, minimum }, hiding);
  if (second.problems.length === 0) concealIn(findings, second.grid);
  else for (const place of places) change(findings, place, withhold);
  return [];
}

const tellsOfArea = ({ areaRole, now, also, series }: Finding): boolean =>
  singleRoles.has(areaRole) &&
  (series.some(({ n }) => n !== null) || [now, ...also].some(({ status }) => status === 'estimated'));

function change(findings: Finding[], place: number, how: (finding: Finding) => Finding): void {
  const finding = findings[place];
  if (finding) findings[place] = how(finding);
}

interface Attempt {
  readonly told: readonly Told[];
  readonly minimum: number;
}

interface Attempted {
  readonly grid: Grid;
  /** Some of those that nothing can protect: all of them where that is certain. */
  readonly problems: readonly Unprotected[];
  /** What earlier reports told gives them away, and nothing was left untried. */
  readonly isCertain: boolean;
}

function attempt(
  { metrics, whole, findings }: Table,
  { told, minimum }: Attempt,
  { leavesOut, isWhole = () => false, isOfTold = () => false }: Hiding,
): Attempted {
  const grid = mergeGrids(metrics.map((own) => gridOf({ places: own, whole, shown: findings })));
  const outside = outsideOf(grid, told);
  const effort = { left: mostEffort };
  const isInLedger = metrics.some(([place = 0]) => isWhole(whole[place]?.metric ?? ''));
  const isOfAll = metrics.some(([place = 0]) => isShare(whole[place]) && isOfTold(whole[place]?.metric ?? ''));
  const width = grid.slots.length;
  const isEach = told.length > 0 && grid.hidden.length <= wholeTable;
  const problems: Unprotected[] = [];
  for (const [n, column] of grid.columns.entries()) {
    const relations = relationsOf(grid, column, { leavesOut, minimum });
    const own = outside[n] ?? null;
    const ledger = isInLedger && n === 0 ? ledgerSums(grid, column) : [];
    const rest = isOfAll ? grid.columns[1 - n] : undefined;
    const among = rest ? { rest, minimum } : null;
    const system = systemOf(grid, column, { ...relations, outside: own, effort, ledger, among });
    const beyond = [...relations.remainders, ...(own?.windows ?? [])];
    const placeOf = (cell: number): Unprotected =>
      beyond[cell - column.length] ?? { row: Math.floor(cell / width), slot: cell % width };
    problems.push(...protectCells(system, { minimum, isEach }, placeOf));
    if (problems.length > 0 && !isEach) break;
  }
  return { grid, problems, isCertain: isEach && effort.left >= 0 };
}

const isShare = (finding: Finding | undefined): boolean =>
  finding?.measure === 'share' || finding?.measure === 'survey-share';

/** Whatever is not small is passed on as it is. */
export const hidesSome = (whole: Finding | undefined, shown: Finding | undefined): boolean => {
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
export function alike(findings: readonly Finding[]): readonly (readonly (readonly number[])[])[] {
  const metrics = new Map<string, number[]>();
  for (const [place, { metric }] of findings.entries()) {
    const own = metrics.get(metric);
    if (own) own.push(place);
    else metrics.set(metric, [place]);
  }
  const same = new Map<string, (readonly number[])[][]>();
  for (const places of metrics.values()) {
    const key = places.length > 0 ? tableKey(findings[places[0] ?? 0]) : '';
    const tables = same.get(key) ?? [];
    const table = tables.find((own) => own.every((other) => countsSame(findings, other, places)));
    if (table) table.push(places);
    else same.set(key, [...tables, [places]]);
  }
  return [...same.values()].flat();
}

/** In each area that both tell of: people shot and times that somebody was are as many where there are few, and not elsewhere. */
function countsSame(findings: readonly Finding[], one: readonly number[], other: readonly number[]): boolean {
  const told = (places: readonly number[]): readonly Finding[] => places.flatMap((place) => findings[place] ?? []);
  const known = new Map(told(one).map((finding) => [nameOf(finding), finding]));
  return told(other).every((finding) => {
    const like = known.get(nameOf(finding));
    return like === undefined || countsAlike(like, finding);
  });
}

/** The same number in the same periods. */
function countsAlike(one: Finding, other: Finding): boolean {
  if (one.source !== other.source || one.series.length !== other.series.length) return false;
  if (one.series[0]?.from !== other.series[0]?.from) return false;
  return one.series.every((point, at) => {
    const [its, theirs] = [countsIn(point, one.measure), countsIn(other.series[at], other.measure)];
    return its.length === theirs.length && its.every((count, place) => count === theirs[place]);
  });
}

const countsIn = (point: SeriesPoint | undefined, measure: Finding['measure']): readonly (number | null)[] =>
  point === undefined || point.n === null
    ? []
    : countsOf({ n: point.n, events: point.events, exposure: point.exposure }, measure);

/**
 * What is counted, as the series of all areas together tells it: metrics of one key count the same, and are protected as
 * one table. A metric that counted nothing there stands by itself.
 */
export function tableKey(finding: Counting | undefined): string {
  if (!finding) return '';
  const { source, area, measure, series, metric } = finding;
  const counts = series.map((point) => countsIn(point, measure));
  // a programme without a single event says nothing of what is counted elsewhere
  const isCounted = counts.some((count) => count.some((part) => (part ?? 0) > 0));
  return JSON.stringify(isCounted ? [source, area, series[0]?.from, counts] : [metric]);
}

/** Of the first finding of a metric, what says what is counted. */
export type Counting = Pick<Finding, 'source' | 'area' | 'measure' | 'series' | 'metric'>;
