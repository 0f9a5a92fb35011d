import type { Panel } from '../crosstab/index.ts';
import { usageError } from '../errors.ts';
import { type Subject, subjectsOf } from '../estimate/index.ts';
import { type Finding, headlines, type Pipeline, suggest } from '../spec/index.ts';

/** What a call asks for: a metric, an area, both, or neither. */
export interface Wanted {
  readonly verb: string;
  readonly metric: string | undefined;
  readonly area: string | undefined;
}

/** The findings about everybody that a call asks for; without an area, the headline of each metric. Throws where there are none. */
export function chooseFindings(all: readonly Finding[], { verb, metric, area }: Wanted): readonly Finding[] {
  const pool =
    area === undefined ? headlines(all) : all.filter((finding) => finding.area === area && finding.group === null);
  const chosen = metric === undefined ? pool : pool.filter((finding) => finding.metric === metric);
  if (chosen.length > 0) return chosen;
  const isArea = area !== undefined && pool.length === 0;
  const known = new Set(all.map((finding) => (isArea ? finding.area : finding.metric)));
  throw usageError(
    isArea ? 'unknown-area' : 'unknown-metric',
    verb,
    `there is no ${isArea ? `area "${area}"` : `metric "${metric}"`} among the findings`,
    suggest(String(isArea ? area : metric), [...known]),
  );
}

/** The one finding of a metric in an area that is asked for, or its headline. */
export function findingFor(
  all: readonly Finding[],
  { verb, metric, area }: { readonly verb: string; readonly metric: string; readonly area: string | null },
): Finding {
  const [finding] = chooseFindings(all, { verb, metric, area: area ?? undefined });
  if (!finding) throw new Error(`a metric must have a finding (got none of ${metric})`);
  return finding;
}

/** What a finding is about, as it was counted. */
export function subjectOf({ metric, area }: Finding, pipeline: Pipeline, panel: Panel): Subject {
  const metrics = panel.metrics.filter((own) => own.metric === metric);
  const subject = subjectsOf(pipeline, { ...panel, metrics }).find(({ code }) => code === area);
  if (!subject) throw new Error(`a finding must have been estimated (got ${metric}, ${area})`);
  return subject;
}
