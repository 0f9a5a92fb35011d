import type { MetricDeclaration } from './metric.ts';
import type { PipelineDeclaration } from './pipeline.ts';
import type { Complaints } from './problems.ts';
import type { ResolvedSource } from './resolve-sources.ts';

/** A metric as a pipeline names it, with what is said of it there. */
export type Binding = Exclude<PipelineDeclaration['metrics'][number], string>;

export interface MetricsContext {
  readonly pipeline: PipelineDeclaration;
  readonly sources: readonly ResolvedSource[];
  /** The library: `outcomes/robbery` → its declaration. */
  readonly library: ReadonlyMap<string, MetricDeclaration>;
  readonly complain: Complaints;
}
