import type { Panel } from '../crosstab/index.ts';
import { belowOf, type Decision, type Effect, type Ladder, type Metric } from '../spec/index.ts';
import { formatCount } from '../words/index.ts';
import type { Adjustment } from './change.ts';
import {
  areaMonths,
  type DesignTerms,
  type DraftEffect,
  type EffectInput,
  estimateEffect,
  isLevel,
  panelOf,
  rungs,
} from './designs/index.ts';
import { alphaOfEffect } from './looks.ts';
import type { Subject } from './subjects.ts';
import { unitSize } from './sums.ts';
import type { WindowContext } from './window-context.ts';

/** The effect of a metric, and the choice of the design behind it. */
export interface ChosenEffect {
  readonly effect: Effect;
  readonly ladder: Ladder;
}

/** The effect on a metric before its family is known. */
export interface Drafted {
  readonly subject: Subject;
  readonly draft: DraftEffect;
}

interface AskedEffects extends Required<Pick<EffectInput, 'inFull'>> {
  readonly context: WindowContext;
}

/**
 * The effects of all programme areas together, metric by metric; a single area is too little to tell a programme from
 * chance, and has its own line in the effect of all. They are about the time from the launch to the end of the current
 * window.
 *
 * @param areas  of the panel, in its order
 */
export const draftEffects = (
  subjects: readonly Subject[],
  areas: Panel['areas'],
  asked: AskedEffects,
): readonly Drafted[] =>
  subjects
    .filter(({ role }) => role === 'all-program')
    .map((subject) => ({ subject, draft: draftOf(subject, areas, asked) }));

/**
 * An effect judged with its family, or by itself where it belongs to none.
 *
 * @param end  the last day of the window that verdicts are about
 */
export function finishEffect({ subject, draft }: Drafted, adjustment: Adjustment | null, end: string): ChosenEffect {
  const { ladder } = draft;
  if (draft.status === 'withheld') return { effect: { status: 'withheld', reason: draft.reason }, ladder };
  const alone = { q: draft.p, level: 1 - alphaOfEffect(subject.metric.decision, end) };
  return { effect: draft.finish(adjustment ?? alone), ladder };
}

/** What stands for subjects that have no effect of their own. */
export const noEffect: ChosenEffect = {
  effect: { status: 'withheld', reason: 'not-asked-for' },
  ladder: { chosen: null, refused: [], hash: '' },
};

function draftOf({ metric, panel }: Subject, areas: Panel['areas'], { context, inFull }: AskedEffects): DraftEffect {
  if (!asksForEffect(metric)) return ownWork;
  const source = areaMonths(panel, areas);
  if (source === null) return notForThisMeasure;
  const { phaseIn, anticipation, design } = metric.decision;
  const { calendar } = context.pipeline;
  const through = context.current.to;
  const built = panelOf(source, { calendar, through, phaseIn, anticipation, isLevel: isLevel(panel.cells) });
  return estimateEffect({ ...built, inFull, terms: { ...termsOf(metric, metric.decision), named: design } });
}

/** Of a subject that has no effect of its own: what is done everywhere is the programme's own work as well. */
export const effectless = ({ metric, role }: Subject): ChosenEffect =>
  role === 'universe' && !asksForEffect(metric)
    ? { ...noEffect, effect: { status: 'withheld', reason: 'own-work' } }
    : noEffect;

/** Work has no counterpart where nobody works: "is it us?" is a question about what should follow from it. */
const ownWork: DraftEffect = { status: 'withheld', reason: 'own-work', ladder: noEffect.ladder };

/** Of what should follow from the work, of what asks for it, and where a pipeline names a design. */
const asksForEffect = ({ effect, question, decision }: Metric): boolean =>
  effect ?? (question === 'better-off' || decision.design !== 'strongest');

const notForThisMeasure: DraftEffect = {
  status: 'withheld',
  reason: 'not-for-this-measure',
  ladder: {
    chosen: null,
    refused: rungs.map(({ id }) => ({ design: id, reason: 'not-for-this-measure', observed: null, limit: null })),
    hash: '',
  },
};

/** Mean length of a Gregorian year in days. */
const daysPerYear = 365.25;

function levelOf(metric: Metric): DesignTerms['level'] {
  const { measure, noun } = metric;
  const below = belowOf(measure);
  if (below !== null && 'per' in measure)
    return { exposure: measure.per, unit: `per ${formatCount(measure.per)} ${below.noun.many}` };
  if (measure.kind === 'rate')
    return { exposure: measure.per * daysPerYear, unit: `per ${formatCount(measure.per)} residents a year` };
  if (measure.kind === 'mean') return { exposure: 1 / unitSize(metric), unit: '' };
  if (measure.kind === 'count') return { exposure: daysPerYear, unit: `${noun.many} an area a year` };
  return { exposure: 1, unit: '' };
}

const levelsOf = (metric: Metric): DesignTerms['levels'] => {
  const { kind } = metric.measure;
  return kind === 'share' || kind === 'mean' ? { unit: unitSize(metric), areHits: kind === 'share' } : null;
};

const termsOf = (metric: Metric, { alpha, smallestWorthwhile }: Decision): DesignTerms => ({
  better: metric.better,
  alpha,
  smallestWorthwhile: smallestWorthwhile === null ? null : 1 + smallestWorthwhile,
  countsEvents: metric.measure.kind === 'count' || metric.measure.kind === 'rate',
  levels: levelsOf(metric),
  level: levelOf(metric),
  seed: 1,
});
