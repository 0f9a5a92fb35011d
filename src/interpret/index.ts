import type { Estimates, Subject, SubjectEstimates } from '../estimate/index.ts';
import type { Check, Finding, Metric, Pipeline, Sentence, Window } from '../spec/index.ts';
import { caveatsOf } from './caveats.ts';
import { decisionOf } from './declaration.ts';
import { evidenceOf } from './evidence.ts';
import { type Gatekeeper, gatekeeper, type Records, throughGate } from './gates.ts';
import { checksOf, gradeOf } from './grade.ts';
import { guardCaveats } from './guard-caveats.ts';
import { promiseOf } from './promise.ts';
import { sentenceOf } from './sentence.ts';
import { standingSentence } from './standing-sentence.ts';
import { surveyCaveats } from './survey-caveats.ts';
import { verdictsOf } from './verdicts.ts';
import { aboutMetric, aboutSubject, type Said, writtenOut } from './written-out.ts';

export { definitionLogOf } from './declaration.ts';
export { definitionOf } from './define.ts';
export { shownOf, statisticOf, unitOf } from './describe.ts';
export { missedVerdicts } from './missed.ts';
export * from './why-moved.ts';

/** What is known beside the estimates: checks of the data, and how the records were made. */
export interface Evidence extends Records {
  readonly checks: readonly Check[];
}

/** Some estimates, or all, and what there is beside them: a finding may ask of metrics that are not its own. */
export interface Told {
  readonly subjects: readonly SubjectEstimates[];
  readonly everyone: readonly Subject[];
  /** Whether the pipeline has a programme, wherever it is told of. */
  readonly hasProgram: boolean;
}

/** Of whom a finding says something: of others it is what was counted. */
export interface Asked {
  readonly isTold: (subject: Subject) => boolean;
}

/** From estimates to findings: verdicts, how strong the evidence is, and sentences that still need words. */
export function interpret(
  pipeline: Pipeline,
  { subjects, current, isTold = () => true }: Estimates & Partial<Asked>,
  evidence: Evidence,
): readonly Finding[] {
  const everyone = subjects.map(({ subject }) => subject);
  const hasProgram = everyone.some(({ role }) => role === 'all-program');
  return interpreter(pipeline, evidence, { current, isTold })({ subjects, everyone, hasProgram });
}

/** The same for estimates that come some at a time: what the evidence says of two windows is worked out once. */
export function interpreter(
  pipeline: Pipeline,
  evidence: Evidence,
  { current, isTold }: Asked & { readonly current: Window },
): (told: Told) => readonly Finding[] {
  const keeperOf = gatekeeper(pipeline, evidence, current);
  const { checks } = evidence;
  const known = new Map<Metric, ReturnType<typeof aboutMetric>>();
  const aboutOf = (metric: Metric): ReturnType<typeof aboutMetric> => {
    const about = known.get(metric) ?? aboutMetric(metric);
    known.set(metric, about);
    return about;
  };
  return ({ subjects, everyone, hasProgram }) => {
    const context = { pipeline, checks, hasProgram, keeper: keeperOf(everyone), aboutOf };
    return subjects.map((entry) => (isTold(entry.subject) ? findingOf(context, entry) : countedAlone(context, entry)));
  };
}

interface Context {
  readonly pipeline: Pipeline;
  readonly checks: readonly Check[];
  readonly hasProgram: boolean;
  readonly keeper: Gatekeeper;
  /** What all findings of a metric repeat: an evaluation has hundreds of each. */
  readonly aboutOf: (metric: Metric) => ReturnType<typeof aboutMetric>;
}

function findingOf(context: Context, estimated: SubjectEstimates): Finding {
  const { pipeline, checks, hasProgram, keeper } = context;
  const entry = throughGate(estimated, keeper);
  const { subject, now, changes, comparability, looks } = entry;
  const { metric, role } = subject;
  const { grade, reason } = gradeOf(checksOf(metric, checks), comparability.tests);
  const verdicts = verdictsOf(estimated, entry);
  const { movement } = verdicts;
  const { calendar } = pipeline;
  const told = { now, change: changes.baseline, calendar, role, hasProgram };
  const sentence =
    standingSentence(metric, { now, comparability, looks, movement }) ??
    sentenceOf(metric, { now, change: changes[metric.decision.primary], movement });
  return writtenOut(entry, {
    about: context.aboutOf(metric),
    own: aboutSubject(subject),
    changes: { primary: metric.decision.primary, ...changes },
    decision: decisionOf(metric),
    verdicts,
    evidence: evidenceOf(entry),
    ...promiseOf(metric, told),
    grade,
    gradeReason: reason,
    sentence: ofGroup(metric, sentence),
    // what is to be known of everybody is said once, beside the whole
    caveats:
      metric.group !== null
        ? []
        : [...caveatsOf(entry), ...guardCaveats(entry, pipeline, verdicts.unclear), ...surveyCaveats(entry)],
  });
}

/** Of whom nothing is told: what was counted and may be compared, for redaction asks that, and not a word on it. */
function countedAlone({ keeper, aboutOf }: Context, estimated: SubjectEstimates): Finding {
  const entry = throughGate(estimated, keeper);
  const { subject, changes } = entry;
  const { primary } = subject.metric.decision;
  return writtenOut(entry, {
    about: aboutOf(subject.metric),
    own: aboutSubject(subject),
    changes: { primary, ...changes },
    ...unsaid,
  });
}

const silence: Sentence = { key: 'unsaid', params: {}, text: '' };
const unsaid = {
  decision: null,
  verdicts: { movement: 'withheld', unclear: null, contribution: 'not-asked' },
  evidence: null,
  promise: 'no-target',
  target: null,
  grade: null,
  gradeReason: silence,
  sentence: silence,
  caveats: [],
} as const satisfies Partial<Said>;

/** A sentence about a group begins with its name. */
const ofGroup = ({ group }: Metric, sentence: Sentence): Sentence =>
  group === null ? sentence : { ...sentence, params: { ...sentence.params, group: group.name } };
