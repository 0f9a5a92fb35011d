import {
  type Area,
  addIsoDays,
  coverOf,
  type Metric,
  type Pipeline,
  periodOf,
  resolveWindow,
  type Source,
  type Span,
  shiftPeriod,
  spanJustBefore,
  spanYearsBefore,
  windowOfMetric,
  yearsBefore,
} from '../../spec/index.ts';
import type { Measurements } from './measurements.ts';

export interface SourceDays {
  readonly source: Source;
  readonly now: Pick<Measurements, 'range'>;
}

/** The day the evaluation stands on: the last for which the records of every metric have arrived, unless given. */
export function standingDay(pipeline: Pipeline, sources: readonly SourceDays[], asked: string | null): string {
  if (asked !== null) return asked;
  const used = new Set(pipeline.metrics.map(({ source }) => source));
  const settled = sources
    .filter(({ source }) => used.has(source.id))
    .map(({ source, now }) => coverOf(source, now.range).settledThrough);
  return settled.sort()[0] ?? '1970-01-01';
}

/** The current window, and the days that it is compared with: what the metrics of the source declare, else all before it. */
export function comparedDays(
  pipeline: Pipeline,
  { source, areas, asOf }: { readonly source: Source; readonly areas: readonly Area[]; readonly asOf: string },
): { readonly current: Span; readonly baseline: readonly Span[] } {
  const current = resolveWindow(pipeline.windows.current, asOf, pipeline.calendar);
  const declared = pipeline.metrics
    .filter((metric) => metric.source === source.id)
    .flatMap((metric) => {
      const own = windowOfMetric(metric, current, pipeline.calendar);
      return metric.baseline === null ? [] : baselineDays(metric.baseline, { pipeline, areas, current: own });
    });
  const before = { from: '0001-01-01', to: addIsoDays(current.from, -1) };
  return { current, baseline: declared.length > 0 ? declared : [before] };
}

function baselineDays(
  baseline: NonNullable<Metric['baseline']>,
  {
    pipeline: { calendar },
    areas,
    current,
  }: { readonly pipeline: Pipeline; readonly areas: readonly Area[]; readonly current: Span },
): readonly Span[] {
  switch (baseline.kind) {
    case 'fixed':
      return [{ from: baseline.from, to: baseline.to }];
    case 'same-season':
      return Array.from({ length: baseline.years }, (_, index) => spanYearsBefore(current, index + 1));
    case 'previous':
      return [spanJustBefore(current)];
    case 'trailing': {
      const last = shiftPeriod(periodOf(current.from, calendar), -1, calendar);
      return [{ from: shiftPeriod(last, 1 - baseline.periods, calendar).from, to: last.to }];
    }
    case 'before-launch': {
      const [launch] = areas.flatMap(({ intervals }) => intervals.map(({ start }) => start)).sort();
      return launch === undefined ? [] : [{ from: yearsBefore(launch, baseline.years), to: addIsoDays(launch, -1) }];
    }
  }
}
