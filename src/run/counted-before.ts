import type { Conformed } from '../conform/index.ts';
import { type CountedBefore, fromKept, type Panel, toKept } from '../crosstab/index.ts';
import { groupMetrics, type Metric } from '../spec/index.ts';
import { type KeptPanel, sha256 } from '../store/index.ts';
import { programHash } from './provenance.ts';
import type { Session } from './session.ts';

/** What runs counted before of the metrics that are declared now, where nothing has changed that it was counted from. */
export interface Counted {
  readonly before: CountedBefore;
  /** The panel as a run keeps it: what it was counted from, in order, and those that no run has kept. */
  readonly toKeep: (panel: Panel) => KeptCounts;
}

export interface KeptCounts {
  readonly panel: readonly string[];
  readonly panels: readonly KeptPanel[];
}

/**
 * A panel follows from the program, the declarations but for those of other metrics, what the ledger says of the data,
 * and areas. Where the program cannot tell its own version, as when it is run from its sources, everything is counted anew.
 */
export async function countedBefore(
  { project: { pipeline }, warehouse }: Session,
  { sources, areaList, coverage, boundaries }: Conformed,
  grain: Panel['grain'],
): Promise<Counted> {
  const program = await programHash();
  const data = [sources.map(({ source, ledger }) => [source, ledger]), areaList, coverage, boundaries];
  const common = sha256(JSON.stringify([program, grain, { ...pipeline, metrics: [] }, data]));
  const hashOf = (metric: Metric): string => sha256(JSON.stringify([common, metric]));
  const metrics = pipeline.metrics.flatMap((metric) => [metric, ...groupMetrics(metric)]);
  const hashes = new Map(metrics.map((metric) => [metric.id, hashOf(metric)]));
  const kept = program === null ? [] : await warehouse.keptPanels(pipeline.id, [...hashes.values()]);
  const before = new Map(kept.flatMap((own) => fromKept(own) ?? []).map((own) => [own.metric, own]));
  const known = new Set(kept.map(({ countedFrom }) => countedFrom));
  const toKeep = ({ metrics: wholes, groups, areas }: Panel): KeptCounts => {
    const all = [...wholes, ...groups].map((own) => ({ own, countedFrom: hashes.get(own.metric) ?? '' }));
    const fresh = all.filter(({ countedFrom }) => !known.has(countedFrom));
    return {
      panel: all.map(({ countedFrom }) => countedFrom),
      panels: fresh.map(({ own, countedFrom }) => toKept(own, { areas, countedFrom })),
    };
  };
  return { before, toKeep };
}
