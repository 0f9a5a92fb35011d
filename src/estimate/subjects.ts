import type { MetricPanel, Panel, PanelCell } from '../crosstab/index.ts';
import {
  type Area,
  type Calendar,
  type Finding,
  type Metric,
  type Pipeline,
  periodOf,
  type Span,
} from '../spec/index.ts';

/** Who a number is about: one area, or all areas of a role together. */
export interface Subject {
  readonly metric: Metric;
  readonly panel: MetricPanel;
  readonly code: string;
  readonly title: string;
  readonly role: Finding['areaRole'];
  readonly areas: readonly Area[];
  /** Cells of these areas that count: those of suspended sites do not. */
  readonly cells: ReadonlyMap<string, readonly PanelCell[]>;
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
  return pipeline.metrics.flatMap((metric) => {
    const own = panel.metrics.find((candidate) => candidate.metric === metric.id);
    if (!own) return [];
    const cells = cellsByArea(own);
    const make = (what: Pick<Subject, 'code' | 'title' | 'role' | 'areas'>): Subject => ({
      ...what,
      metric,
      panel: own,
      ...countingCells(what.areas, cells),
    });
    const grouped = groups.flatMap(({ code, title, role, of }) => {
      const areas = panel.areas.filter((area) => of === null || area.role === of);
      return areas.length > 0 ? [make({ code, title, role, areas })] : [];
    });
    const single = panel.areas.filter((area) => area.role !== 'excluded');
    return [
      ...grouped,
      ...single.map((area) => make({ code: area.area, title: area.area, role: area.role, areas: [area] })),
    ];
  });
}

function cellsByArea(panel: MetricPanel): ReadonlyMap<string, readonly PanelCell[]> {
  const cells = new Map<string, PanelCell[]>();
  for (const cell of panel.cells) {
    const own = cells.get(cell.area);
    if (own) own.push(cell);
    else cells.set(cell.area, [cell]);
  }
  return cells;
}

/** Leaves out cells without any exposure, and those in which an area's site was closed. */
function countingCells(
  areas: readonly Area[],
  cells: ReadonlyMap<string, readonly PanelCell[]>,
): Pick<Subject, 'cells' | 'suspended' | 'unexposed'> {
  const suspended: string[] = [];
  const unexposed: string[] = [];
  const counting = areas.map(({ area, intervals }): [string, readonly PanelCell[]] => {
    const exposed = (cells.get(area) ?? []).filter((cell) => cell.stat === null || cell.stat.exposure > 0);
    const open = exposed.filter((cell) => !isSuspended(cell, intervals));
    if (open.length < exposed.length) suspended.push(area);
    if (exposed.length === 0) unexposed.push(area);
    return [area, open];
  });
  return { cells: new Map(counting), suspended, unexposed };
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
