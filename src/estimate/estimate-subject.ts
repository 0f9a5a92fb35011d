import type { Change, Finding, Metric, Pipeline, RegressionToMean, Window } from '../spec/index.ts';
import { type Adjustment, changeOf, type MaybeComparison } from './change.ts';
import type { Comparisons } from './comparisons.ts';
import { distributionOf } from './distribution.ts';
import type { ChosenEffect } from './effects.ts';
import { eventsByWeight } from './events-by-weight.ts';
import { type Compared, unadjusted } from './families.ts';
import { levelOf } from './level.ts';
import { alphaNow, looksOf } from './looks.ts';
import type { MetricScene } from './metric-scene.ts';
import { partnersOf } from './partners.ts';
import { processOf } from './process-behaviour.ts';
import { regressionToMeanOf } from './regression-to-mean.ts';
import { expectedOf, seriesOf } from './series.ts';
import { withoutShortPeriods } from './short-periods.ts';
import type { SubjectEstimates } from './subject-estimates.ts';
import type { Subject } from './subjects.ts';
import { isWithin } from './sums.ts';
import type { surveyFacts } from './survey-answers.ts';
import { targetValue } from './targets.ts';
import type { WindowContext } from './window-context.ts';

/** What is the same for all subjects of a run. */
export interface Subjects {
  readonly pipeline: Pipeline;
  readonly context: WindowContext;
  /** The subjects of each metric. */
  readonly siblings: ReadonlyMap<Metric, readonly Subject[]>;
  readonly also: readonly Window[];
  readonly sceneOf: (subject: Subject) => MetricScene;
  readonly surveyOf: ReturnType<typeof surveyFacts>;
  /** Who is told of in full. Of others is worked out what redaction asks: what was counted and what was compared. */
  readonly isTold: (subject: Subject) => boolean;
}

/** The changes of a subject as far as they are known before its family is: the primary one waits for that. */
export interface DraftChanges {
  readonly subject: Subject;
  readonly primary: MaybeComparison;
  readonly others: Readonly<Partial<Record<keyof Comparisons, Change>>>;
}

/** Tells all but the primary change: what it takes to tell a change is many times what is told, and need not wait. */
export function draftChanges(
  { subject, comparisons }: Compared,
  { end, isTold }: { readonly end: string; readonly isTold: boolean },
): DraftChanges {
  const { primary, ...decision } = subject.metric.decision;
  const alpha = alphaNow(decision, end);
  const others = (['baseline', 'sameSeason', 'previous'] as const).filter((which) => which !== primary);
  const told = others.map((which): [keyof Comparisons, Change] => {
    const own = comparisons[which];
    return [which, changeOf(own, unadjusted(own, alpha), isTold)];
  });
  return { subject, primary: comparisons[primary], others: Object.fromEntries(told) };
}

/** Everything about one subject; its primary change is judged with its family, the others by themselves. */
export function estimateSubject(
  { subject, primary, others }: DraftChanges,
  adjustment: Adjustment | null,
  { pipeline, context, siblings, also, sceneOf, surveyOf, isTold: isToldOf }: Subjects,
): Omit<SubjectEstimates, keyof ChosenEffect> {
  const { metric } = subject;
  const alpha = alphaNow(metric.decision, context.current.to);
  const scene = sceneOf(subject);
  const isTold = isToldOf(subject);
  const judged = changeOf(primary, adjustment ?? unadjusted(primary, alpha), isTold);
  const change = (which: keyof Comparisons): Change => others[which] ?? judged;
  const changes = { baseline: change('baseline'), sameSeason: change('sameSeason'), previous: change('previous') };
  const series = withoutShortPeriods(seriesOf(subject, scene, isTold), metric, pipeline);
  const own = siblings.get(metric) ?? [];
  const target = metric.target && targetValue(metric.target, changes.baseline);
  return {
    subject,
    now: levelOf(subject, scene.context.current, scene),
    // what has a window of its own has it because a shorter one tells chance
    also: metric.window === undefined ? also.map((window) => levelOf(subject, window, scene)) : [],
    changes,
    expected: isTold ? expectedFor(subject, scene) : null,
    series,
    process: isTold ? processOf({ metric, series, target, days: daysOf(subject) }) : notTold,
    regressionToMean: fallenBack(subject, changes.baseline, { pipeline, siblings: own }),
    looks: looksOf(metric.decision, context.current.to),
    survey: surveyOf(subject, scene, isHeadline(subject, own)),
    byWeight: eventsByWeight(subject),
    distribution: isHeadline(subject, own) ? distributionOf(subject, { scene, change: judged, target }) : null,
    partners: isHeadline(subject, own) ? partnersOf(subject, scene) : null,
    gap: null,
  };
}

const notTold = { status: 'withheld', reason: 'not-asked-for' } as const;

/** Told of on page one: programme areas together, or everywhere. Of both, one less the other would tell of few. */
const isHeadline = ({ role }: Subject, siblings: readonly Subject[]): boolean =>
  role === (siblings.some((own) => own.role === 'all-program') ? 'all-program' : 'universe');

/** The days on which something was counted in the subject's areas; everywhere, also where no area is known. */
function daysOf({ panel, areas, role }: Subject): readonly string[] | undefined {
  const own = new Set(areas.map(({ area }) => area));
  return panel.eventDays
    ?.filter(({ area }) => role === 'universe' || (area !== null && own.has(area)))
    .map(({ day }) => day);
}

/** Only programme areas were chosen, and only together do they say how much they fell back. */
function fallenBack(
  subject: Subject,
  change: Change,
  { pipeline, siblings }: { readonly pipeline: Pipeline; readonly siblings: readonly Subject[] },
): RegressionToMean | null {
  if (subject.role !== 'all-program') return null;
  const universe = siblings.find(({ role }) => role === 'universe');
  const dispersion = change.status === 'estimated' ? change.dispersion : 1;
  return regressionToMeanOf({ chosen: pipeline.chosen, program: subject, universe, change, dispersion });
}

/** The expected range of a period is that of counts: what scatters otherwise has a chart of its own. */
function expectedFor(subject: Subject, { windows, periods, context }: MetricScene): Finding['expected'] {
  const { declared } = windows;
  if (subject.cells.kind !== 'count') return null;
  const last = periods.findLast((period) => isWithin(period, subject.panel.coverage));
  return declared && expectedOf(subject, declared, { grain: context.pipeline.calendar.grain, last });
}
