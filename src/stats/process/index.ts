export type { ChartKind } from './chart-kind.ts';
export type { Signal } from './judge-points.ts';
export * from './moving-range.ts';
export * from './process-chart.ts';
export type { ProcessPoint, ProcessSegment } from './process-segment.ts';
export type { ProcessSeries } from './process-series.ts';
export * from './reading.ts';
export * from './rule-sets.ts';
export { type RunsAnalysis, runsAnalysis, runsTails, type Side } from './runs.ts';
