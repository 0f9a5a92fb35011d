import {
  areasSourceId,
  type Check,
  type ComparabilityTest,
  type Finding,
  type Metric,
  parentsSourceId,
  type Sentence,
} from '../spec/index.ts';
import { outcomeOf } from '../words/index.ts';

/** From this share of lost records on, no figure of a source is better than C, whatever its limits allow. */
export const mostLost = 0.05;

export interface Graded {
  readonly grade: Finding['grade'];
  readonly reason: Sentence;
}

const said = (key: string, params: Sentence['params'] = {}): Sentence => ({ key: `grade.${key}`, params, text: '' });

/**
 * How far the data behind a metric can be trusted, by one rule:
 * C where a check of its sources failed and nobody accepts that, or where 5 % or more of the records were rejected,
 * have no known place or a code that the list does not have, of all or of the latest alone; B where a check warned, or failed and is accepted for
 * now; A where every check passed. Nothing checked is no grade, and a check without a limit counts for none: it is a note.
 */
export function gradeOf(checks: readonly Check[], tests: readonly ComparabilityTest[] = []): Graded {
  const limited = checks.filter((check) => outcomeOf(check) !== 'noted');
  const trouble = limited.filter(({ passed }) => !passed);
  const failed = trouble.filter(({ severity, waiver }) => severity === 'fail' && waiver === null);
  if (failed.length > 0) return { grade: 'C', reason: said('failed', counted(failed, limited)) };
  const [worst] = checks.flatMap(lossOf).toSorted((a, b) => b.share - a.share);
  if (worst && worst.share >= mostLost)
    return { grade: 'C', reason: said('lost', { share: worst.share, loss: worst.loss }) };
  const latest = tests.find(({ rule, now }) => latestLosses[rule] !== undefined && now !== null && 1 - now >= mostLost);
  // without the share, which a hidden count of the latest window would be told by
  if (latest) return { grade: 'C', reason: said('lost-now', { loss: latestLosses[latest.rule] ?? '' }) };
  if (limited.length === 0) return { grade: null, reason: said('unchecked') };
  const warned = trouble.filter(({ waiver }) => waiver === null);
  if (warned.length > 0) return { grade: 'B', reason: said('warned', counted(warned, limited)) };
  if (trouble.length > 0) return { grade: 'B', reason: said('accepted', counted(trouble, limited)) };
  return { grade: 'A', reason: said('passed', { checks: limited.length }) };
}

/** The checks of what a metric is made of: its source, what it is measured against, and the areas. */
export const checksOf = ({ source, exposure }: Metric, checks: readonly Check[]): readonly Check[] =>
  checks.filter((check) => [source, exposure, 'areas', areasSourceId, parentsSourceId].includes(check.source));

const counted = (some: readonly Check[], all: readonly Check[]): Sentence['params'] => ({
  n: some.length,
  checks: all.length,
  rules: [...new Set(some.map(({ rule }) => rule))].join(','),
});

type Loss = 'rejected' | 'not-located' | 'unmapped';
const losses: Readonly<Record<string, { readonly loss: Loss; readonly good: boolean }>> = {
  rejected: { loss: 'rejected', good: false },
  'rejected-share': { loss: 'rejected', good: false },
  'not-located': { loss: 'not-located', good: false },
  'located-share': { loss: 'not-located', good: true },
  'unmapped-codes': { loss: 'unmapped', good: false },
  'mapped-share': { loss: 'unmapped', good: true },
};

/** Shares of records of the latest window: many years of good records must not cover for it. */
const latestLosses: Readonly<Record<string, Loss>> = { 'mapped-share': 'unmapped', 'located-share': 'not-located' };

/** The share of all records of a source that a check says are lost; checks of single agencies say nothing of all. */
function lossOf({
  id,
  source,
  rule,
  unit,
  observed,
  n,
}: Check): readonly { readonly loss: Loss; readonly share: number }[] {
  const known = losses[rule];
  if (!known || unit !== 'share' || observed === null || n === 0 || id !== `${source}/${rule}`) return [];
  return [{ loss: known.loss, share: known.good ? 1 - observed : observed }];
}
