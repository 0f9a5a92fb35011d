import type { Estimates, SubjectEstimates } from '../estimate/index.ts';
import type { Check, Finding, Metric, Pipeline } from '../spec/index.ts';
import { formatCount } from '../words/index.ts';
import { audienceCaveats, caveatsOf } from './caveats.ts';
import { contributionOf } from './contribution.ts';
import { evidenceOf } from './evidence.ts';
import { checksOf, gradeOf } from './grade.ts';
import { movementOf } from './movement.ts';
import { promiseOf } from './promise.ts';
import { sentenceOf } from './sentence.ts';

/** From estimates to findings: verdicts, how strong the evidence is, and sentences that still need words. */
export function interpret(pipeline: Pipeline, estimates: Estimates, checks: readonly Check[]): readonly Finding[] {
  const hasProgram = estimates.subjects.some(({ subject }) => subject.role === 'all-program');
  return estimates.subjects.map((entry) => findingOf({ pipeline, checks, hasProgram }, entry));
}

interface Context {
  readonly pipeline: Pipeline;
  readonly checks: readonly Check[];
  readonly hasProgram: boolean;
}

function findingOf({ pipeline, checks, hasProgram }: Context, entry: SubjectEstimates): Finding {
  const { subject, now, also, changes, effect, ladder, expected, series } = entry;
  const { metric } = subject;
  const primary = changes[metric.decision.primary];
  const { grade, reason } = gradeOf(checksOf(metric, checks));
  const evidence = evidenceOf(entry);
  const movement = movementOf(primary, metric.better);
  const { promise, target } = promiseOf(metric, {
    now,
    change: changes.baseline,
    calendar: pipeline.calendar,
    role: subject.role,
    hasProgram,
  });
  return {
    ...aboutMetric(metric),
    area: subject.code,
    areaTitle: subject.title,
    areaRole: subject.role,
    group: null,
    now,
    also,
    changes: { primary: metric.decision.primary, ...changes },
    effect,
    ladder,
    contribution: contributionOf(effect, { better: metric.better, isBlocked: false, isBetweenLooks: false }),
    target,
    decision: decisionOf(metric),
    movement,
    promise,
    evidence: evidence?.level ?? null,
    evidenceRule: evidence,
    comparability: { blocked: false, tests: [] },
    process: { status: 'withheld', reason: 'not-asked-for' },
    regressionToMean: null,
    looks: null,
    grade,
    gradeReason: reason,
    sentence: sentenceOf(metric, { now, change: primary, movement }),
    caveats: [...caveatsOf(entry), ...audienceCaveats(pipeline, metric.source)],
    launches: [...new Set(subject.areas.flatMap((area) => area.intervals.map((interval) => interval.start)))].sort(),
    expected,
    series,
  };
}

/** What a finding repeats of its metric, so that it can be read alone. */
const aboutMetric = (metric: Metric) => ({
  metric: metric.id,
  title: metric.title,
  why: metric.why,
  question: metric.question,
  role: metric.role,
  better: metric.better,
  measure: metric.measure.kind,
  unit: unitOf(metric),
  noun: metric.noun,
  family: metric.decision.family,
  owner: metric.owner,
  version: metric.version,
  source: metric.source,
  definition: definitionOf(metric),
});

/** What was decided beforehand; nothing where no date says that it was. */
function decisionOf({ decision }: Metric): Finding['decision'] {
  const { alpha, family, declared, smallestWorthwhile } = decision;
  return declared === null ? null : { alpha, family, declared, smallestWorthwhile, hash: '', was: null };
}

const unitOf = ({ measure, noun }: Metric): string =>
  measure.kind === 'rate' ? `per ${formatCount(measure.per)} residents a year` : noun.many;

/** What is counted, from the declaration itself: nothing to keep true by hand. */
function definitionOf({ measure, source, noun }: Metric): string {
  const conditions = Object.entries(measure.count.where ?? {}).map(
    ([column, wanted]) => `${column} is ${wordCondition(wanted)}`,
  );
  const unit = measure.count.of
    ? `each ${measure.count.of} once`
    : measure.count.sum
      ? `the sum of ${measure.count.sum}`
      : 'each record';
  return `${noun.many}: ${unit} in "${source}"${conditions.length > 0 ? ` where ${conditions.join(' and ')}` : ''}`;
}

function wordCondition(wanted: NonNullable<Metric['measure']['count']['where']>[string]): string {
  if (Array.isArray(wanted)) return wanted.join(' or ');
  if (typeof wanted !== 'object') return String(wanted);
  if ('not' in wanted) return `not ${[wanted.not].flat().join(' or ')}`;
  return [
    wanted.min === undefined ? '' : `at least ${wanted.min}`,
    wanted.max === undefined ? '' : `at most ${wanted.max}`,
  ]
    .filter(Boolean)
    .join(' and ');
}
