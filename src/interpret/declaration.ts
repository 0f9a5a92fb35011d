import { createHash } from 'node:crypto';
import type { Finding, Metric } from '../spec/index.ts';

/**
 * What was decided beforehand, with the hash of all that was: the metric's definition, its baseline, target and rule.
 * An edit after the results gives another hash, and the next report says so. Nothing where no date says that it was
 * decided beforehand. A group is judged by the rule of its whole metric, which names the groups.
 */
export function decisionOf(metric: Metric): Finding['decision'] {
  const { alpha, family, declared, smallestWorthwhile, adjust, commitments } = metric.decision;
  if (declared === null || metric.group !== null) return null;
  const said = commitments === undefined ? {} : { commitments };
  return { alpha, family, declared, smallestWorthwhile, adjust, ...said, hash: declarationHash(metric), was: null };
}

/** What the metric is defined by, and what became of that; a title, a target or a rule is no part of it. */
export const definitionLogOf = (metric: Metric): Finding['definitionLog'] => ({
  hash: definitionHash(metric),
  was: null,
  changes: metric.changes,
});

/** The hash of all that says what is counted: of an edit, the next report says that it is another definition. */
export function definitionHash({ kind, measure, better, source, denominator, exposure, by }: Metric): string {
  return hashOf({ kind, measure, better, source, denominator, exposure, by });
}

function declarationHash({ id, version, measure, better, baseline, target, decision, process, by }: Metric): string {
  const said = { id, version, measure, better, baseline, target, decision, process, ...(by === null ? {} : { by }) };
  return hashOf(said);
}

const hashOf = (said: object): string =>
  createHash('sha256')
    .update(JSON.stringify(sorted(said)))
    .digest('hex')
    .slice(0, 16);

/** The same declaration in another order of keys is the same declaration. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}
