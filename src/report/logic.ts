import type { Finding, Findings, Logic } from '../spec/findings.ts';

type Path = Logic['paths'][number];

/** Metrics of a list as the report tells them; those that it does not tell are left out. */
export function toldOf(metrics: readonly string[], headlines: readonly Finding[]): readonly Finding[] {
  return metrics.flatMap((metric) => headlines.find((finding) => finding.metric === metric) ?? []);
}

/** Outcomes that are watched although no path leads to them. */
export function apartOf({ paths }: Logic, headlines: readonly Finding[]): readonly Finding[] {
  return headlines.filter(
    ({ metric, question }) => question === 'better-off' && !paths.some(({ outcome }) => outcome.includes(metric)),
  );
}

/** The first path to an outcome that stands among these rows; null where none does. */
export function pathTo(rows: readonly Finding[], logic: Logic | undefined): Path | null {
  return logic?.paths.find(({ outcome }) => rows.some(({ metric }) => outcome.includes(metric))) ?? null;
}

/**
 * The outputs of all paths to an outcome, each once, in the order of the paths; null where no path leads to it, or the
 * metric is no outcome.
 */
export function outputsFor(
  { metric }: Pick<Finding, 'metric'>,
  { logic }: Pick<Findings, 'logic'>,
): readonly string[] | null {
  const paths = logic?.paths.filter(({ outcome }) => outcome.includes(metric)) ?? [];
  return paths.length === 0 ? null : [...new Set(paths.flatMap(({ output }) => output))];
}
