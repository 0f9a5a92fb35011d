import type { MetricPanel, Panel } from '../crosstab/index.ts';
import {
  type Area,
  type Calendar,
  type Finding,
  type Metric,
  type Pipeline,
  periodOf,
  type Span,
} from '../spec/index.ts';
import { type RunningCells, runningCells, together } from './cells.ts';
import { remember } from './remember.ts';

/** Who a number is about: one area, or all areas of a role together. */
export interface Subject {
  readonly metric: Metric;
  readonly panel: MetricPanel;
  readonly code: string;
  readonly title: string;
  readonly role: Finding['areaRole'];
  readonly areas: readonly Area[];
  /** What counts of all these areas together, and of each: months of suspended sites do not. */
  readonly cells: RunningCells;
  readonly ofArea: ReadonlyMap<string, RunningCells>;
  /** Areas whose site was closed for some of the cover. */
  readonly suspended: readonly string[];
  /** Areas without any exposure: no rate can hold them. */
  readonly unexposed: readonly string[];
}

const groups = [
  { code: '*', title: 'All programme areas', role: 'all-program', of: 'program' },
  { code: '@all', title: 'Everywhere', role: 'universe', of: null },
  { code: '@comparison', title: 'All comparison areas', role: 'all-comparison', of: 'comparison' },
  { code: '@buffer', title: 'All neighbouring areas', role: 'all-buffer', of: 'buffer' },
] as const;

/** The subjects of every metric: groups of areas first, then each area by itself. */
export function subjectsOf(pipeline: Pipeline, panel: Panel): readonly Subject[] {
  const panels = new Map(panel.metrics.map((own) => [own.metric, own]));
  return pipeline.metrics.flatMap((metric) => {
    const own = panels.get(metric.id);
    if (!own) return [];
    return own.hasAreas ? subjectsByArea(metric, own, panel.areas) : [everywhere(metric, own, panel.areas.length)];
  });
}

type Place = Pick<Subject, 'code' | 'title' | 'role' | 'areas'>;

function subjectsByArea(metric: Metric, own: MetricPanel, all: readonly Area[]): readonly Subject[] {
  const make = subjectMaker(metric, own, all);
  const single = all.filter((area) => area.role !== 'excluded');
  return [
    ...places(all).map(make),
    ...single.map((area) => make({ code: area.area, title: area.title ?? area.area, role: area.role, areas: [area] })),
  ];
}

/** All areas of a role together, and everywhere. */
const places = (all: readonly Area[]): readonly Place[] =>
  groups.flatMap(({ code, title, role, of }) => {
    const areas = all.filter((area) => of === null || area.role === of);
    return areas.length > 0 ? [{ code, title, role, areas }] : [];
  });

function subjectMaker(metric: Metric, own: MetricPanel, all: readonly Area[]): (what: Place) => Subject {
  const rows = new Map(all.map((area, row) => [area, row]));
  const countingOf = remember((area: Area) => counting(own, area, rows.get(area) ?? 0));
  const nothing = runningCells(own, 0, () => false);
  return (what) => {
    const members = what.areas.map(countingOf);
    return {
      ...what,
      metric,
      panel: own,
      cells: together(
        members.map(({ cells }) => cells),
        nothing,
      ),
      ofArea: new Map(members.map(({ area, cells }) => [area, cells])),
      suspended: members.filter(({ isSuspended }) => isSuspended).map(({ area }) => area),
      unexposed: members.filter(({ isExposed }) => !isExposed).map(({ area }) => area),
    };
  };
}

/**
 * The subject that a metric is told of on page one: all programme areas together, or everywhere. Groups of people are
 * told of there alone, for of a single area each would be a handful.
 */
export function headlineSubject(metric: Metric, own: MetricPanel, all: readonly Area[]): Subject | null {
  if (!own.hasAreas) return everywhere(metric, own, all.length);
  const [first] = places(all).filter(({ role }) => role === 'all-program' || role === 'universe');
  return first ? subjectMaker(metric, own, all)(first) : null;
}

/** What a source without areas can be asked about: all of it together, with no launch and no comparison. */
function everywhere(metric: Metric, own: MetricPanel, row: number): Subject {
  const { code, title, role } = groups[1];
  const area: Area = { area: code, role: 'comparison', site: code, intervals: [] };
  const cells = runningCells(own, row, () => true);
  const place = { code, title, role, areas: [area], suspended: [], unexposed: [] };
  return { ...place, metric, panel: own, cells, ofArea: new Map([[code, cells]]) };
}

interface Counting {
  readonly area: string;
  readonly cells: RunningCells;
  readonly isSuspended: boolean;
  readonly isExposed: boolean;
}

/** Leaves out months without any exposure, and those in which an area's site was closed. */
function counting(own: MetricPanel, { area, intervals }: Area, row: number): Counting {
  const { spans, cells } = own;
  const exposure = cells.kind === 'count' || cells.kind === 'harm' ? cells.columns[1] : undefined;
  let [exposed, open] = [0, 0];
  const counts = (column: number): boolean => {
    const at = row * spans.length + column;
    if (exposure && cells.reported[at] === 1 && exposure[at] === 0) return false;
    exposed += 1;
    const span = spans[column];
    if (span && isSuspended(span, intervals)) return false;
    open += 1;
    return true;
  };
  const running = runningCells(own, row, counts);
  return { area, cells: running, isSuspended: open < exposed, isExposed: exposed > 0 };
}

/** After a site's first day of work, a cell that touches none of its times of work. */
export function isSuspended(cell: Span, intervals: Area['intervals']): boolean {
  const [first] = intervals;
  if (!first || cell.from < first.start) return false;
  return !intervals.some(({ start, end }) => start <= cell.to && (end === null || end >= cell.from));
}

/** First day of the period in which an area's programme began: all of that period counts as treated. */
export function launchPeriodStart(area: Area, calendar: Calendar): string | null {
  const [first] = area.intervals;
  return first ? periodOf(first.start, calendar).from : null;
}

/** First days of the periods in which areas began, of those that had begun by a day. */
export function launchesBy(
  areas: readonly Area[],
  { calendar, day }: { calendar: Calendar; day: string },
): readonly string[] {
  return [...new Set(areas.flatMap((area) => launchPeriodStart(area, calendar) ?? []))]
    .filter((start) => start <= day)
    .sort();
}
