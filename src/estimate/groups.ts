import type { Panel } from '../crosstab/index.ts';
import { type Gap, groupMetrics, type Metric, type Pipeline } from '../spec/index.ts';
import { changeOf, type MaybeComparison } from './change.ts';
import { type Comparisons, comparisonsOf } from './comparisons.ts';
import { correct } from './corrections.ts';
import { noEffect } from './effects.ts';
import { eventsByWeight } from './events-by-weight.ts';
import { adjustFamilies, type Compared, primaryOf, testOfChange, unadjusted } from './families.ts';
import { type DraftGap, draftGap, type GroupScene, gapOf } from './gaps.ts';
import { levelOf } from './level.ts';
import { alphaNow, looksOf } from './looks.ts';
import type { MeasureMethods } from './measures/measure.ts';
import { metricScene } from './metric-scene.ts';
import { metricWindow } from './metric-window.ts';
import type { SubjectEstimates } from './subject-estimates.ts';
import { headlineSubject, type Subject } from './subjects.ts';
import type { WindowContext } from './window-context.ts';

/** Estimates of groups of people, and how many changes and gaps were tested for them. */
export interface GroupEstimates {
  readonly subjects: readonly SubjectEstimates[];
  readonly tested: number;
}

type Entry = GroupScene & Compared;

/**
 * Metrics group by group, for the areas of their headline alone: the level, the primary change, judged with the other
 * groups of the metric, and how far the group is from others. Of those whose group is not named or not recorded there is
 * a number and no change: what moves there is the recording.
 */
export function estimateGroups(
  pipeline: Pipeline,
  panel: Panel,
  { context, methods }: { readonly context: WindowContext; readonly methods: (metric: Metric) => MeasureMethods },
): GroupEstimates {
  const panels = new Map(panel.groups.map((own) => [own.metric, own]));
  const done = pipeline.metrics.map((whole): GroupEstimates => {
    const entries = groupMetrics(whole).flatMap((metric): readonly Entry[] => {
      const own = panels.get(metric.id);
      const subject = own ? headlineSubject(metric, own, panel.areas) : null;
      if (!subject) return [];
      const current = metricWindow(subject, context.current, pipeline);
      const scene = metricScene(subject, { ...context, current }, methods(metric));
      return [{ subject, scene, comparisons: primaryAlone(metric, comparisonsOf(subject, scene)) }];
    });
    return estimateEntries(whole, entries, context);
  });
  return {
    subjects: done.flatMap(({ subjects }) => subjects),
    tested: done.reduce((sum, { tested }) => sum + tested, 0),
  };
}

const notAsked = { status: 'withheld', reason: 'not-asked-for', window: null } as const;

function primaryAlone({ decision, group }: Metric, all: Comparisons): Comparisons {
  const { primary } = decision;
  const none: Comparisons = { baseline: notAsked, sameSeason: notAsked, previous: notAsked };
  return group?.kind === 'named' ? { ...none, [primary]: all[primary] } : none;
}

function estimateEntries(whole: Metric, entries: readonly Entry[], context: WindowContext): GroupEstimates {
  const { to } = context.current;
  const named = entries.filter(({ subject }) => subject.metric.group?.kind === 'named');
  const adjusted = adjustFamilies(named.map((entry) => testOfChange(entry, to)));
  const adjustments = new Map(named.map(({ subject }, place) => [subject, adjusted[place]]));
  const gaps = gapsOf(whole, named, to);
  const alpha = alphaNow(whole.decision, to);
  const subjects = entries.map((entry): SubjectEstimates => {
    const { subject, scene, comparisons } = entry;
    const change = (comparison: MaybeComparison) =>
      changeOf(comparison, adjustments.get(subject) ?? unadjusted(comparison, alpha));
    const { baseline, sameSeason, previous } = comparisons;
    return {
      subject,
      now: levelOf(subject, scene.context.current, scene),
      also: [],
      changes: { baseline: change(baseline), sameSeason: change(sameSeason), previous: change(previous) },
      ...noEffect,
      expected: null,
      series: [],
      process: { status: 'withheld', reason: 'not-asked-for' },
      regressionToMean: null,
      looks: looksOf(whole.decision, to),
      survey: null,
      byWeight: eventsByWeight(subject),
      distribution: null,
      partners: null,
      gap: gaps.get(subject) ?? null,
    };
  });
  const comparable = named.filter((entry) => primaryOf(entry).status === 'comparable').length;
  return {
    subjects,
    tested: comparable + [...gaps.values()].filter(({ change }) => change.status === 'estimated').length,
  };
}

/** The gaps of a metric's groups, corrected together; a guardrail's are not, for a warning must not be talked away. */
function gapsOf(whole: Metric, named: readonly Entry[], end: string): ReadonlyMap<Subject, Omit<Gap, 'fared'>> {
  const drafts = named.flatMap((own) => {
    const others = partnersOf(whole, own, named);
    return others.length === 0 ? [] : [{ subject: own.subject, draft: draftGap(own, others) }];
  });
  const alpha = alphaNow(whole.decision, end);
  const ps = drafts.map(({ draft }) => pOf(draft));
  const { qs, level } = correct(ps, { adjust: whole.role === 'guardrail' ? 'none' : whole.decision.adjust, alpha });
  return new Map(drafts.map(({ subject, draft }, index) => [subject, gapOf(draft, { q: qs[index] ?? 1, level })]));
}

const pOf = ({ change }: DraftGap): number | null => (change.status === 'comparable' ? change.p : null);

/** The group that others are held against, which is held against nobody; or else all others that are named. */
function partnersOf({ by }: Metric, own: Entry, named: readonly Entry[]): readonly Entry[] {
  const partner = by?.compareWith ?? null;
  const others = named.filter((entry) => entry !== own);
  if (partner === null) return others;
  return own.subject.metric.group?.name === partner
    ? []
    : others.filter(({ subject }) => subject.metric.group?.name === partner);
}
