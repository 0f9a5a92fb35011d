import type { Conformed } from '../../conform/index.ts';
import { crosstab, type Panel } from '../../crosstab/index.ts';
import type { Metric, Pipeline } from '../../spec/index.ts';
import type { Asked, Warehouse } from '../../store/index.ts';

export interface Stored {
  readonly pipeline: Pipeline;
  readonly conformed: Conformed;
  readonly warehouse: Warehouse;
  readonly grain: Panel['grain'];
}

/** Asks for the metric alone what a run asks for all at once, and listens. */
export async function questionsFor(
  metric: Metric,
  { pipeline, conformed, warehouse, grain }: Stored,
): Promise<readonly Asked[]> {
  const { questions, asked } = warehouse.recording();
  const listening = { ...warehouse, ...questions };
  await crosstab({ ...pipeline, metrics: [metric] }, conformed, { warehouse: listening, grain });
  return asked;
}
