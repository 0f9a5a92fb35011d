import type { Finding } from '../spec/findings.ts';
import { singleAreas } from './select.ts';

type List = readonly Finding[];

/** Why numbers of some metrics are not given, said once for all the cells that it concerns. */
export interface NotGiven {
  /** Null where nothing was measured. */
  readonly reason: NotGivenReason | null;
  readonly metrics: List;
}
type NotGivenReason = Extract<Finding['now'], { status: 'withheld' }>['reason'];

/** One table of areas, of metrics that the same kinds of area have. */
export interface AreaTable {
  readonly metrics: List;
  /** One finding of each area that has any of these numbers, in order of role and name. */
  readonly areas: List;
  /** Areas that have none of them. */
  readonly leftOut: number;
  readonly notGiven: readonly NotGiven[];
}

/** What fits on a sheet of paper beside the name of an area. */
const mostMetrics = 7;

/** A number, or that one is hidden: what a cell says by itself. */
export const hasOwnCell = ({ now }: Finding): boolean => now.status === 'estimated' || now.reason === 'suppressed';

/** Areas with a row behind their figure; none where no area has a number, for a line says that of all. */
export const ownRows = (findings: List): List =>
  findings.some(({ now }) => now.status === 'estimated') ? findings.filter(hasOwnCell) : [];

/** Lists of nearly equal length, none longer than fits. */
function parts(list: List): readonly List[] {
  const n = Math.ceil(list.length / mostMetrics);
  const size = Math.ceil(list.length / n);
  return Array.from({ length: n }, (_, place) => list.slice(place * size, (place + 1) * size));
}

const isNumber = ({ now }: Finding): boolean => now.status === 'estimated';

/** Metrics by the kinds of area that have a number, in the order in which the first of each was declared. */
function together(metrics: List, all: List): readonly List[] {
  const kinds = new Map<string, Finding[]>();
  for (const finding of metrics) {
    const own = all.filter((other) => other.metric === finding.metric);
    const kind = [...new Set(own.filter(hasOwnCell).map(({ areaRole }) => areaRole))].join();
    if (own.some(isNumber)) kinds.set(kind, [...(kinds.get(kind) ?? []), finding]);
  }
  return [...kinds.values()].flatMap(parts);
}

function notGivenOf(metrics: List, areas: List, all: List): readonly NotGiven[] {
  const at = new Map(all.map((finding) => [`${finding.metric}/${finding.area}`, finding]));
  const reasons = new Map<NotGivenReason | null, Finding[]>();
  for (const metric of metrics) {
    const own = areas.map(({ area }) => at.get(`${metric.metric}/${area}`));
    const missing = own.filter((finding) => finding === undefined || !hasOwnCell(finding));
    for (const reason of new Set(
      missing.map((finding) => (finding?.now.status === 'withheld' ? finding.now.reason : null)),
    ))
      reasons.set(reason, [...(reasons.get(reason) ?? []), metric]);
  }
  return [...reasons].map(([reason, named]) => ({ reason, metrics: named }));
}

/**
 * Areas by metrics, in tables that fit a sheet: together stand metrics that the same kinds of area have, each with the areas
 * that have any of its numbers, and what is not given is told once below.
 */
export function areaTables(headlines: List, findings: List): readonly AreaTable[] {
  const all = singleAreas(findings);
  const areas = [...new Map(all.map((finding) => [finding.area, finding])).values()];
  return together(headlines, all).map((metrics) => {
    const ids = new Set(metrics.map(({ metric }) => metric));
    const given = new Set(
      all.filter((finding) => ids.has(finding.metric) && hasOwnCell(finding)).map(({ area }) => area),
    );
    const rows = areas.filter(({ area }) => given.has(area));
    return {
      metrics,
      areas: rows,
      leftOut: areas.length - rows.length,
      notGiven: notGivenOf(metrics, areas, all),
    };
  });
}

/** Metrics of which no single area has a number: those that are hidden in some, and those that are in none. */
export function withoutAreas(headlines: List, findings: List): { readonly hidden: List; readonly none: List } {
  const all = singleAreas(findings);
  const of = ({ metric }: Finding): List => all.filter((finding) => finding.metric === metric);
  const without = headlines.filter((metric) => !of(metric).some(isNumber));
  const isHidden = (metric: Finding): boolean => of(metric).some(hasOwnCell);
  return { hidden: without.filter(isHidden), none: without.filter((metric) => !isHidden(metric)) };
}
