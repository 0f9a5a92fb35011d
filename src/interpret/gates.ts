import type { SourceRecordings } from '../crosstab/index.ts';
import { metricWindow, respondentsByWave, type Subject, type SubjectEstimates } from '../estimate/index.ts';
import {
  type Area,
  addIsoDays,
  type Change,
  type Comparability,
  type ComparabilityTest,
  type EstimatedEffect,
  isZeroWithout,
  type Pipeline,
  type Reason,
  type Span,
  type Window,
} from '../spec/index.ts';
import { askedTests } from './comparability/asked-tests.ts';
import { gate, gateBelow, silentWithin } from './comparability/index.ts';
import { recordedCalledTests } from './comparability/recorded-called.ts';

/** What was recorded, for the gate that stands before every verdict. */
export interface Records {
  readonly recordings: readonly SourceRecordings[];
  /** Every area of the evaluation, with its role. */
  readonly areas: readonly Area[];
}

/** Judges whether what an estimate is made of was recorded alike. */
export interface Gatekeeper {
  /** The two windows of a change, in the records of the subject's own areas. */
  readonly ofChange: (subject: Subject, change: Change) => Comparability;
  /** The same windows in the records of all areas, and the months that the design is worked out from. */
  readonly ofEffect: (subject: Subject, effect: EstimatedEffect, baseline: Change) => Comparability['tests'];
}

const open: Comparability = { blocked: false, tests: [] };

/**
 * Judges by what was recorded; the same windows of one source are judged once.
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
  const recordsOf = ({ metric, panel }: Subject, source = metric.source) => ({
    pipeline,
    areas,
    recordings: recordings.find((one) => one.source === source),
    source,
    now: metricWindow({ metric, panel }, current, pipeline),
  });
  const known = new Map<string, Comparability['tests']>();
  const ofArm = judgedByArm();
  const silentIn = silenceOfSources();
  return (everyone) => {
    const between = (subject: Subject, before: Span): Comparability['tests'] => {
      const { metric, panel } = subject;
      const records = recordsOf(subject);
      const { now } = records;
      const paired = declared !== null && declared.recorded === (metric.group?.metric ?? metric.id);
      const asked = metric.asked === null ? '' : JSON.stringify(metric.asked);
      const below = belowLine(metric);
      const key = [metric.source, below, before.from, before.to, now.from, now.to, now.label, paired, asked].join(' ');
      const windows = { before, now };
      const all = known.get(key) ?? [
        ...gate({ ...records, before: [before] }).tests,
        ...(below === null ? [] : gateBelow({ ...recordsOf(subject, below), before: [before] })),
        ...(metric.asked === null
          ? []
          : askedTests(metric.asked, { ...windows, limit, answered: respondentsByWave(panel) })),
        ...(paired ? recordedCalledTests({ subjects: everyone, declared, ...windows }) : []),
      ];
      known.set(key, all);
      return all;
    };
    return {
      ofChange: (subject, { window }) => (window === null ? open : ofArm(between(subject, window), arms[subject.role])),
      ofEffect: (subject, { from, to }, { window }) => {
        const first = subject.panel.coverage.from;
        const before = window ?? { from: first, to: addIsoDays(from, -1) };
        const through = { from: first, to };
        const silent = isZeroWithout(subject.metric.measure) ? silentIn(through, recordsOf(subject)) : [];
        const below = belowLine(subject.metric);
        const silentBelow = below === null ? [] : silentIn(through, recordsOf(subject, below));
        return [
          ...between(subject, { from: before.from, to: before.to }),
          ...silent,
          ...silentBelow.map((test) => ({ ...test, source: below ?? '' })),
        ];
      },
    };
  };
}

/** The source below the line, where it is another one. */
const belowLine = ({ source, denominator }: Subject['metric']): string | null =>
  denominator === source ? null : denominator;

/** The tests of two windows as far as they are about an arm: a metric has dozens of areas of each. */
function judgedByArm(): (tests: Comparability['tests'], own: Arm) => Comparability {
  const known = new Map<Comparability['tests'], Map<Arm, Comparability>>();
  return (all, own) => {
    const ofTests = known.get(all) ?? new Map<Arm, Comparability>();
    known.set(all, ofTests);
    const found = ofTests.get(own);
    if (found) return found;
    const tests = all.filter(({ arm }) => arm === 'everywhere' || own === 'both' || own === arm);
    const made = { blocked: tests.some(({ breaks }) => breaks), tests };
    ofTests.set(own, made);
    return made;
  };
}

/** Silent months of a source, once for all its metrics whose effects are worked out from the same months. */
function silenceOfSources(): typeof silentWithin {
  const known = new Map<string, Comparability['tests']>();
  return (span, records) => {
    const key = [records.source, span.from, span.to, records.now.from, records.now.to].join(' ');
    const found = known.get(key) ?? silentWithin(span, records);
    known.set(key, found);
    return found;
  };
}

type Arm = ComparabilityTest['arm'] | 'both';

/** Whose records the number of a subject is made of. */
const arms: Readonly<Record<Subject['role'], Arm>> = {
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
export function breakOf(effect: EstimatedEffect, tests: Comparability['tests']): ComparabilityTest | null {
  const alone = effect.design === 'before-after' || effect.design === 'interrupted-series';
  return tests.find(({ breaks, absorbed }) => breaks && (alone || !absorbed)) ?? null;
}

/** Estimates after the gate, and what keeps an effect from being given. */
export type Gated = SubjectEstimates & {
  readonly comparability: Comparability;
  readonly broken: ComparabilityTest | null;
};

/** The estimates of a subject after the gate: what is not comparable is withheld, with the reason. */
export function throughGate(entry: SubjectEstimates, keeper: Gatekeeper): Gated {
  const { subject, changes, effect } = entry;
  const { primary } = subject.metric.decision;
  const comparability = keeper.ofChange(subject, changes[primary]);
  const gated = (change: Change): Change => gatedChange(change, keeper.ofChange(subject, change));
  // an effect is measured against the baseline's time, whatever the verdict on movement is
  const broken =
    effect.status === 'withheld' ? null : breakOf(effect, keeper.ofEffect(subject, effect, changes.baseline));
  return {
    ...entry,
    changes: {
      baseline: gated(changes.baseline),
      sameSeason: gated(changes.sameSeason),
      previous: gated(changes.previous),
    },
    effect: broken === null ? effect : { status: 'withheld', reason: broken.reason },
    comparability,
    broken,
  };
}
