import type { Interval } from '../counts/rate-count.ts';
import type { ChartKind, KindOfChart, Observation } from './chart-kind.ts';
import { chartKinds } from './chart-kinds.ts';
import type { RuleSetName } from './rule-sets.ts';

/** A series to chart, and how its limits are learnt. */
export type ProcessSeries = {
  readonly kind: ChartKind;
  /** In order of time; null where the period was not reported. Counts for c, u, p and g; waiting times for t. */
  readonly values: readonly (number | null)[];
  /** What each value stands over, positive: exposure (u), trials (p); null where it is not known. */
  readonly denominators?: readonly (number | null)[];
  readonly ruleSet: RuleSetName;
  /** Limits are learnt from the first so many points of each segment; from all unless given. */
  readonly freezeAfter?: number;
  /** Where new segments start, counted from 0: at documented changes of the process only. */
  readonly rebaseAt?: readonly number[];
  /** Points, counted from 0, that are drawn but used neither for limits nor for rules. */
  readonly excluded?: readonly number[];
  /** Moving ranges of 3.267 times their mean or more are left out once; true unless given. */
  readonly screened?: boolean;
  /** Distance of the limits of single values in mean moving ranges; 2.66 unless given. */
  readonly movingRangeFactor?: number;
  /** What values of this kind can be at all, such as zero and more; limits are not drawn beyond it. */
  readonly range?: Interval;
};

/** The series as observations, null where there is none; throws where a value cannot be charted so. */
export function observationsOf(series: ProcessSeries): readonly (Observation | null)[] {
  const { values, denominators } = series;
  const kind = chartKinds[series.kind];
  requireDenominators(series, kind);
  return values.map((value, index) => {
    const n = denominators === undefined ? 1 : (denominators[index] ?? null);
    if (value === null || n === null) return null;
    if (!Number.isFinite(value)) throw new RangeError(`values[${index}]: must be finite (got ${value})`);
    if (!(n > 0)) throw new RangeError(`denominators[${index}]: must be positive (got ${n})`);
    kind.require({ value, n }, `values[${index}]`);
    requireRange(kind.plotted({ value, n }), series.range, `values[${index}]`);
    return { value, n };
  });
}

function requireRange(value: number, range: Interval | undefined, name: string): void {
  if (range === undefined || (value >= range.low && value <= range.high)) return;
  throw new RangeError(`${name}: must be from ${range.low} to ${range.high} (got ${value})`);
}

function requireDenominators({ kind: name, values, denominators }: ProcessSeries, kind: KindOfChart): void {
  if (denominators === undefined) {
    if (kind.denominators === 'required') throw new RangeError(`denominators: a chart of kind ${name} needs them`);
    return;
  }
  if (kind.denominators === 'none') throw new RangeError(`denominators: a chart of kind ${name} has none`);
  if (denominators.length !== values.length) {
    throw new RangeError(`denominators: must be as many as values (got ${denominators.length} for ${values.length})`);
  }
}

/** Where each segment starts, and the one after it. */
export function segmentsOf(series: ProcessSeries): readonly { readonly from: number; readonly to: number }[] {
  const { values, rebaseAt = [], excluded = [] } = series;
  requireIndices('rebaseAt', rebaseAt, values.length);
  requireIndices('excluded', excluded, values.length);
  const { freezeAfter = 1 } = series;
  if (!(Number.isInteger(freezeAfter) && freezeAfter > 0)) {
    throw new RangeError(`freezeAfter: must be a whole number, one or more (got ${freezeAfter})`);
  }
  const starts = [...new Set([0, ...rebaseAt])].sort((a, b) => a - b);
  return starts.map((from, index) => ({ from, to: starts[index + 1] ?? values.length }));
}

function requireIndices(name: string, indices: readonly number[], length: number): void {
  const wrong = indices.find((index) => !(Number.isInteger(index) && index >= 0 && index < length));
  if (wrong !== undefined) throw new RangeError(`${name}: must be from 0 to ${length - 1} (got ${wrong})`);
}
