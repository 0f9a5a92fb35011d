import type { SourceRecordings } from '../crosstab/index.ts';
import { metricWindow, respondentsByWave, type Subject, type SubjectEstimates } from '../estimate/index.ts';
import type {
  Area,
  Change,
  Comparability,
  ComparabilityTest,
  Effect,
  Pipeline,
  Reason,
  Window,
} from '../spec/index.ts';
import { askedTests } from './comparability/asked-tests.ts';
import { gate } from './comparability/index.ts';
import { recordedCalledTests } from './comparability/recorded-called.ts';

/** What was recorded, for the gate that stands before every verdict. */
export interface Records {
  readonly recordings: readonly SourceRecordings[];
  /** Every area of the evaluation, with its role. */
  readonly areas: readonly Area[];
}

/** Judges the two windows of a change. */
export type Gatekeeper = (subject: Subject, change: Change) => Comparability;

const open: Comparability = { blocked: false, tests: [] };

/**
 * Judges changes by what was recorded; the same windows of one source are judged once.
 *
 * @param current  the current window of the report
 * @returns from all subjects that a judgement may ask of to the one who judges
 */
export function gatekeeper(
  pipeline: Pipeline,
  { recordings, areas }: Records,
  current: Window,
): (everyone: readonly Subject[]) => Gatekeeper {
  const { recordedCalled: declared, responseRate: limit } = pipeline.comparability;
  const known = new Map<string, Comparability['tests']>();
  return (everyone) =>
    ({ metric, role, panel }, change) => {
      if (change.window === null) return open;
      const now = metricWindow({ metric, panel }, current, pipeline);
      const { from, to } = change.window;
      const paired = declared !== null && declared.recorded === (metric.group?.metric ?? metric.id);
      const key = JSON.stringify([metric.source, from, to, paired, metric.asked]);
      const before = { from, to };
      const windows = { before, now };
      const all = known.get(key) ?? [
        ...gate({
          pipeline,
          areas,
          recordings: recordings.find(({ source }) => source === metric.source),
          source: metric.source,
          before: [before],
          now,
        }).tests,
        ...(metric.asked === null
          ? []
          : askedTests(metric.asked, { ...windows, limit, answered: respondentsByWave(panel) })),
        ...(paired ? recordedCalledTests({ subjects: everyone, declared, before, now }) : []),
      ];
      known.set(key, all);
      const tests = all.filter(({ arm }) => arm === 'everywhere' || arms[role] === 'both' || arms[role] === arm);
      return { blocked: tests.some(({ breaks }) => breaks), tests };
    };
}

/** Whose records the number of a subject is made of. */
const arms: Readonly<Record<Subject['role'], ComparabilityTest['arm'] | 'both'>> = {
  'all-program': 'program',
  program: 'program',
  'all-comparison': 'comparison',
  comparison: 'comparison',
  'all-buffer': 'everywhere',
  buffer: 'everywhere',
  universe: 'both',
  excluded: 'everywhere',
};

const reasonOf = ({ tests }: Comparability): Reason =>
  tests.find(({ breaks }) => breaks)?.reason ?? 'recording-changed';

/** A change across a break is no change of what is recorded: it is not given. */
export function gatedChange(change: Change, comparability: Comparability): Change {
  if (!comparability.blocked || change.status === 'withheld') return change;
  return { status: 'withheld', reason: reasonOf(comparability), window: change.window };
}

/** Designs with comparison areas absorb a break that all areas share; the others do not, and none absorbs one arm's. */
export function gatedEffect(effect: Effect, { tests }: Comparability): Effect {
  if (effect.status === 'withheld') return effect;
  const alone = effect.design === 'before-after' || effect.design === 'interrupted-series';
  const broken = tests.find(({ breaks, absorbed }) => breaks && (alone || !absorbed));
  return broken ? { status: 'withheld', reason: broken.reason } : effect;
}

/** The estimates of a subject after the gate: what is not comparable is withheld, with the reason. */
export function throughGate(
  entry: SubjectEstimates,
  keeper: Gatekeeper,
): SubjectEstimates & { readonly comparability: Comparability } {
  const { subject, changes, effect } = entry;
  const { primary } = subject.metric.decision;
  const comparability = keeper(subject, changes[primary]);
  const gated = (change: Change): Change => gatedChange(change, keeper(subject, change));
  return {
    ...entry,
    changes: {
      baseline: gated(changes.baseline),
      sameSeason: gated(changes.sameSeason),
      previous: gated(changes.previous),
    },
    // an effect is measured against the baseline's time, whatever the verdict on movement is
    effect: gatedEffect(effect, keeper(subject, changes.baseline)),
    comparability,
  };
}
