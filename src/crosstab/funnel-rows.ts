import { areaNames, type Conformed, type LoadedSource } from '../conform/index.ts';
import type { Metric, Span } from '../spec/index.ts';
import type { Measured, PanelQuery, Warehouse } from '../store/index.ts';
import type { Panel } from './panel.ts';
import { planOf } from './plan.ts';
import { areaColumn } from './question-scene.ts';
import { type RolledUp, rollUp } from './roll-up.ts';

/** How many records of a metric's source are left by each condition, before place and time are looked at, and after. */
export interface FunnelRows {
  /** Facts of the source. */
  readonly records: number;
  /** Those with a time. */
  readonly timed: number;
  /** Of those, what the metric is about; and what of it counts, where each value of a column counts once. */
  readonly matching: number;
  readonly counting: number;
  /** Those that count, within the cover: by area of the evaluation, or a name that is none of them. */
  readonly rows: readonly RolledUp[];
}

interface Asking {
  readonly conformed: Conformed;
  readonly warehouse: Warehouse;
  readonly grain: Panel['grain'];
  readonly cover: Span;
}

const always: Span = { from: '0001-01-01', to: '9999-12-31' };

/** Asks the metric's own question again, one condition at a time; records are counted, whatever the metric adds up. */
export async function funnelRows(
  metric: Metric,
  loaded: LoadedSource,
  { conformed, warehouse, grain, cover }: Asking,
): Promise<FunnelRows> {
  const counts = recordsOf(metric);
  const matches: Measured = { id: metric.id, where: counts.where, of: null, sum: null };
  const everything: Measured = { ...matches, where: {} };
  const { source, table } = loaded;
  const asked = { table, when: source.when ?? '', area: areaColumn(loaded), grain } satisfies Partial<PanelQuery>;
  const ever = await warehouse.panel({ ...asked, cover: always, measures: [everything, matches, counts] });
  const covered = await warehouse.panel({ ...asked, cover, measures: [counts] });
  const total = (place: number): number => ever.reduce((sum, { values }) => sum + (values[place] ?? 0), 0);
  return {
    records: loaded.ledger.reduce((sum, { facts }) => sum + facts, 0),
    timed: total(0),
    matching: total(1),
    counting: total(2),
    rows: rollUp(covered, areaNames(conformed.areaList)),
  };
}

/** The first number that a metric asks for, as a count of records. */
function recordsOf(metric: Metric): Measured {
  const [first] = planOf(metric).asked;
  const { where = {}, of = null, and, filled, lacking } = first?.measured ?? {};
  return {
    id: metric.id,
    where,
    of,
    sum: null,
    ...(and && { and }),
    ...(filled && { filled }),
    ...(lacking && { lacking }),
  };
}
