import type { Note, Pipeline } from '../spec/index.ts';
import { latestFindings } from './published.ts';
import type { VerbCall } from './verb.ts';

/** Metrics that are not what the latest report counted, and that do not say what changed. Notes, before anybody runs them. */
export async function definitionNotes(call: VerbCall, pipeline: Pipeline): Promise<readonly Note[]> {
  const published = await latestFindings(call, pipeline.id);
  if (!published) return [];
  const { definitionLogOf, definitionOf } = await import('../interpret/index.ts');
  const { redefinitionOf } = await import('../recall/index.ts');
  const { headlines } = await import('../spec/index.ts');
  const { english } = await import('../words/index.ts');
  const before = new Map(headlines(published.findings).map((finding) => [finding.metric, finding]));
  return pipeline.metrics.flatMap((metric): readonly Note[] => {
    const known = before.get(metric.id);
    const now = {
      version: metric.version,
      definition: definitionOf(metric, english),
      definitionLog: definitionLogOf(metric),
    };
    const other = known && redefinitionOf(known, now);
    if (!other || other.entries.length > 0) return [];
    return [
      {
        id: 'definition-unlogged',
        about: metric.id,
        message: `its definition is not that of the last report (${published.run.asOf}), and nothing says when or why`,
        hint: `write version: ${other.version} in the metric, and what led to it under changes:`,
      },
    ];
  });
}
