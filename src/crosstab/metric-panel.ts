import {
  type Area,
  addIsoDays,
  belowOf,
  isOfResidents,
  isZeroWithout,
  monthSpan,
  monthsIn,
  type Span,
} from '../spec/index.ts';
import { countedFor } from './census.ts';
import { stretchOf } from './exposure.ts';
import type { Exposures } from './exposures.ts';
import { cellOf, type Filled, fillCells, type Grid, gridOf, type Placement, placementOf } from './fill-cells.ts';
import type { Cells, Coverage, MetricPanel, Panel } from './panel.ts';
import { areasAsMembers } from './partners.ts';
import type { Asked, MetricPlan } from './plan.ts';
import type { Placed } from './question-scene.ts';
import { everywhere, type RolledUp } from './roll-up.ts';
import { columnsOf, isScalar, type RecordStat, type ScalarKind, type Stat, sumStats } from './stat.ts';

/** A plan, and the days that all its sources cover. */
export interface Planned extends MetricPlan {
  readonly coverage: Coverage;
}

/** What a source answered to all that metrics ask of it. */
export interface Tallied {
  readonly rows: readonly RolledUp[];
  readonly places: ReadonlyMap<Asked, number>;
  readonly hasAreas: boolean;
}

/** The months (or days) of a cover; at its edges only the covered part. Metrics of one cover share their grid. */
export function grids(areas: readonly Area[], grain: Panel['grain']): (coverage: Coverage) => Grid {
  const known = new Map<string, Grid>();
  return (coverage) => {
    const key = JSON.stringify([coverage.from, coverage.to, coverage.longer, coverage.weeks]);
    const grid = known.get(key) ?? gridOver(areas, coverage, grain);
    known.set(key, grid);
    return grid;
  };
}

function gridOver(areas: readonly Area[], coverage: Coverage, grain: Panel['grain']): Grid {
  const cells: Span[] = [];
  if (grain === 'day')
    for (let day = coverage.from; day <= coverage.to; day = addIsoDays(day, 1)) cells.push({ from: day, to: day });
  else cells.push(...monthsIn(coverage).map((month) => monthSpan(month)));
  const columns = wholeColumns(cells, coverage.longer);
  const clipped = columns.map((own) => {
    const from = latest(own[0]?.from ?? '', coverage.from);
    return stretchOf({ from, to: earliest(own.at(-1)?.to ?? '', coverage.to) }, coverage.weeks);
  });
  const starts = columns.flatMap((own, column) => own.map(({ from }): [string, number] => [from, column]));
  return { ...gridOf(areas, clipped, []), spanAt: new Map(starts) };
}

const latest = (a: string, b: string): string => (a < b ? b : a);
const earliest = (a: string, b: string): string => (a < b ? a : b);

/** Months (or days) by column: those that a record is about together are one, for nothing is known of each. */
function wholeColumns(cells: readonly Span[], longer: readonly Span[]): readonly (readonly Span[])[] {
  const columns: Span[][] = [];
  for (const cell of cells) {
    const last = columns.at(-1);
    const before = last?.at(-1);
    const isInside = longer.some(({ from, to }) => from <= (before?.to ?? '') && cell.from <= to);
    if (last && isInside) last.push(cell);
    else columns.push([cell]);
  }
  return columns;
}

/** `placementOf`, once for all metrics that share their rows and their grid. */
export function placements(): typeof placementOf {
  const known = new Map<Grid, Map<readonly RolledUp[], Placement>>();
  return (rows, grid) => {
    const ofGrid = known.get(grid) ?? new Map<readonly RolledUp[], Placement>();
    known.set(grid, ofGrid);
    const placement = ofGrid.get(rows) ?? placementOf(rows, grid);
    ofGrid.set(rows, placement);
    return placement;
  };
}

interface Scene {
  readonly tallied: ReadonlyMap<string, Tallied>;
  /** Answers to questions that were asked by themselves, by the question. */
  readonly answers: ReadonlyMap<string, readonly Placed[]>;
  readonly homes: ReadonlyMap<string, string>;
  readonly gridFor: (coverage: Coverage) => Grid;
  readonly placedIn: typeof placementOf;
  readonly exposures: Exposures;
  /** Panels of whole metrics that are there already: a group was asked about wherever everybody was. */
  readonly wholes: readonly MetricPanel[];
}

/** The panel of one metric; none where a source of it was not loaded. */
export function metricPanel(plan: Planned, scene: Scene): readonly MetricPanel[] {
  const { metric, kind, asked, question, coverage } = plan;
  const sources = asked.flatMap((one) => {
    const own = scene.tallied.get(one.source);
    return own ? [{ own, filling: { rows: own.rows, place: own.places.get(one) ?? 0, column: one.column } }] : [];
  });
  if (sources.length < asked.length) return [];
  const hasAreas = metric.scope !== 'everywhere' && sources.every(({ own }) => own.hasAreas);
  // where one side of a ratio has no areas, the other is told of everywhere as well
  const fillings = sources.map(({ filling }) => (hasAreas ? filling : { ...filling, rows: everywhere(filling.rows) }));
  const grid = scene.gridFor(coverage);
  // a month in which nobody was asked is no gap in a survey
  const silenceIsZero = metric.group !== null || isZeroWithout(metric.measure);
  const found = fillCells(grid, kind, { fillings, silenceIsZero, placedIn: scene.placedIn });
  const whole = scene.wholes.find((other) => other.metric === metric.group?.metric);
  const filled = whole ? { ...found, cells: { ...found.cells, reported: whole.cells.reported } } : found;
  const isByArea = question?.kind === 'members' && question.over === 'area';
  const answered = question === null ? [] : (scene.answers.get(JSON.stringify(question)) ?? []);
  const placed = hasAreas ? answered : answered.map((one) => ({ ...one, area: null }));
  const cells = withStats(filled, placed, { ...scene, grid });
  const own = isByArea
    ? areasAsMembers(cells, { areas: grid.areas.map(({ area }) => area), months: grid.spans.length })
    : cells;
  return [
    {
      metric: metric.id,
      coverage,
      spans: grid.spans,
      ...filled,
      cells: withExposure(own, { metric, grid, ...scene }),
      hasAreas,
    },
  ];
}

/** Adds what was asked by itself: into columns where it fits them, else as it is. */
function withStats({ cells }: Filled, placed: readonly Placed[], scene: Parameters<typeof inCells>[2]): Cells {
  const { kind } = cells;
  if (isScalar(kind)) {
    for (const { cell, stat } of inCells(placed, cells, scene)) addTo(cells, kind, { cell, stat });
    return cells;
  }
  const found: (Stat[] | undefined)[] = Array.from(cells.reported, () => undefined);
  for (const { cell, stat } of inCells(placed, cells, scene)) {
    const own = found[cell];
    if (own) own.push(stat);
    else found[cell] = [stat];
  }
  return { ...cells, stats: found.map((own) => (own ? (sumStats(kind, own) as RecordStat) : null)) };
}

interface InCell {
  readonly cell: number;
  readonly stat: Stat;
}

/** Answers with the cells that they belong to, of those that were reported. */
function inCells(
  placed: readonly Placed[],
  { reported }: Cells,
  { grid, homes }: { readonly grid: Grid; readonly homes: Scene['homes'] },
): readonly InCell[] {
  const found: InCell[] = [];
  for (const { area: name, start, stat } of placed) {
    const area = name === null ? null : (homes.get(name) ?? name);
    const { cell } = cellOf({ area, start }, grid);
    if (cell !== null && reported[cell] === 1) found.push({ cell, stat });
  }
  return found;
}

/** Adds a statistic of plain numbers to the columns. */
function addTo({ columns }: Cells, kind: ScalarKind, { cell, stat }: InCell): void {
  for (const [index, name] of columnsOf[kind].entries()) {
    const column = columns[index];
    if (column) column[cell] = (column[cell] as number) + Number(stat[name as keyof Stat] ?? 0);
  }
}

/** What events and amounts are measured against; shares, means and ratios bring their own. */
function withExposure(
  cells: Cells,
  { metric, grid, exposures }: { metric: MetricPlan['metric']; grid: Grid; exposures: Exposures },
): Cells {
  if (cells.kind !== 'count' && cells.kind !== 'harm' && cells.kind !== 'amounts') return cells;
  // what they are against was counted with them
  if (belowOf(metric.measure) !== null) return cells;
  const names: readonly string[] = columnsOf[cells.kind];
  const source = isOfResidents(metric.measure) ? (metric.exposure ?? '') : null;
  const { days, interpolated } = exposures(source, grid.spans, source === null ? null : countedFor(metric));
  const reported = days.map((length, cell) => (cells.reported[cell] === 1 ? length : 0));
  return {
    ...cells,
    columns: cells.columns.with(names.indexOf(cells.kind === 'amounts' ? 'below' : 'exposure'), reported),
    interpolated,
  };
}
