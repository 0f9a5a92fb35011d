import { sumStats } from '../crosstab/index.ts';
import { type Gap, monthsIn, type Reason } from '../spec/index.ts';
import { sumRange } from './cells.ts';
import type { Adjustment } from './change.ts';
import { scatterBetween, scatterOf, type UsedArea, usedAreas } from './comparisons.ts';
import { bounded, confidence } from './confidence.ts';
import { type GapCompared, gapChange, sided } from './gap-change.ts';
import { levelOf } from './level.ts';
import { smallCount } from './measures/count.ts';
import type { Compared, CompareScope, Pair, Scatter } from './measures/measure.ts';
import type { MetricScene } from './metric-scene.ts';
import type { Subject } from './subjects.ts';

/** A group that a metric is told for, with what its metric's groups share. */
export interface GroupScene {
  readonly subject: Subject;
  readonly scene: MetricScene;
}

/** A gap before its interval's level is known: that depends on all groups of the metric. */
export interface DraftGap {
  readonly against: readonly string[];
  readonly now: Gap['now'];
  readonly before: Gap['before'];
  readonly change: GapCompared;
}

/**
 * How a group is set apart from others: its value over theirs (or less theirs) now and in the baseline, and its change
 * over theirs. Each is one comparison of two statistics, by the method of the measure.
 */
export function draftGap(own: GroupScene, others: readonly GroupScene[]): DraftGap {
  const against = others.map(({ subject }) => subject.metric.group?.name ?? '');
  // groups of one sample were drawn together: their answers are no two samples
  const isSample = own.subject.cells.kind === 'answers';
  const problem = isSample ? 'not-for-this-measure' : withheldReason(own, others);
  if (problem !== null) return { against, ...allWithheld(problem) };
  const [mine, theirs] = [pairsOf([own]), pairsOf(others)];
  const unlike = mine.problem ?? theirs.problem;
  const told = widest([own, ...others]);
  // groups of one time were exposed to the same: without more, they are set apart by chance alone
  const scatter = told ?? { dispersion: 1, df: 0 };
  const now = apart({ now: levelStat([own]), before: levelStat(others) }, own, scatter);
  if (unlike !== null) return { against, ...allWithheld(unlike), now };
  const scope = scopeOf(own, scatter);
  const total = ({ pairs }: Paired, side: keyof Pair) =>
    sumStats(
      own.subject.cells.kind,
      pairs.map((pair) => pair[side]),
    );
  return {
    against,
    now,
    before: apart({ now: total(mine, 'before'), before: total(theirs, 'before') }, own, scatter),
    change:
      told === null && ![mine, theirs].every(({ pairs }) => isFew(pairs, own, scope))
        ? { status: 'withheld', reason: 'short-baseline' }
        : gapChange({ own: mine.pairs, others: theirs.pairs }, { scope, methods: own.scene.methods }),
  };
}

/** Few events move by chance for the most part. */
function isFew(pairs: readonly Pair[], { scene }: GroupScene, scope: CompareScope): boolean {
  const { now, before } = scene.methods.compare(pairs, scope);
  return now.n + before.n < smallCount;
}

const allWithheld = (reason: Reason): Omit<DraftGap, 'against'> => {
  const withheld = { status: 'withheld', reason } as const;
  return { now: withheld, before: withheld, change: withheld };
};

/** A gap to a group without a number is none; groups without records add nothing to the others, and take nothing away. */
function withheldReason(own: GroupScene, others: readonly GroupScene[]): Reason | null {
  const reasonOf = ({ subject, scene }: GroupScene): Reason | null => {
    const level = levelOf(subject, scene.context.current, scene);
    return level.status === 'withheld' ? level.reason : null;
  };
  const mine = reasonOf(own);
  if (mine !== null) return sided(mine, 'own');
  const theirs = others.map(reasonOf);
  const problem = theirs.find((reason) => reason !== null && reason !== 'no-eligible-records') ?? null;
  const areAllEmpty = theirs.every((reason) => reason !== null);
  return problem ?? (areAllEmpty ? 'none-of-others' : null);
}

interface Paired {
  readonly pairs: readonly Pair[];
  readonly problem: Reason | null;
}

/** Area by area, what some groups together have now and in the baseline; only areas that each of them has. */
function pairsOf(groups: readonly GroupScene[]): Paired {
  const used = groups.map(({ subject, scene }) => {
    const baseline = baselineOf(subject, scene);
    return baseline ? usedAreas(subject, baseline, scene) : { areas: [], problem: 'no-baseline' as const };
  });
  const problem = used.find((one) => one.problem !== null)?.problem ?? null;
  const areas = used.flatMap((one) => one.areas);
  if (problem !== null || areas.some(({ unreported }) => unreported > 0))
    return { pairs: [], problem: problem ?? 'not-reported' };
  const kind = groups[0]?.subject.cells.kind ?? 'count';
  const byArea = new Map<string, UsedArea[]>();
  for (const area of areas) byArea.set(area.area.area, [...(byArea.get(area.area.area) ?? []), area]);
  const pairs = [...byArea.values()].map((own) => ({
    now: sumStats(
      kind,
      own.map(({ now }) => now),
    ),
    before: sumStats(
      kind,
      own.map(({ before }) => before),
    ),
  }));
  return { pairs, problem: null };
}

const baselineOf = ({ metric }: Subject, { windows }: MetricScene) =>
  metric.decision.primary === 'baseline' ? windows.declared : windows[metric.decision.primary];

const levelStat = (groups: readonly GroupScene[]) =>
  sumStats(
    groups[0]?.subject.cells.kind ?? 'count',
    groups.map(({ subject, scene }) => sumRange(subject.cells, scene.current).stat),
  );

/** Counts that scatter more than chance in any of the groups are taken to do so in all; null where none can tell. */
function widest(groups: readonly GroupScene[]): Scatter | null {
  let most: Scatter | null = null;
  for (const { subject, scene } of groups) {
    const baseline = baselineOf(subject, scene);
    const areas = baseline ? usedAreas(subject, baseline, scene).areas : [];
    const told = scatterOf(subject, scene.windows.declared, scene);
    if (told === 'short-baseline') continue;
    const one = scatterBetween(told, scene.runsOf, {
      now: [monthsIn(scene.context.current).length],
      before: areas.map(({ part }) => part.ranges),
    });
    if (most === null || one.dispersion > most.dispersion) most = one;
  }
  return most;
}

function scopeOf({ subject, scene }: GroupScene, scatter: Scatter): CompareScope {
  const { current } = scene.context;
  return {
    metric: subject.metric,
    scatter,
    windows: { now: current, before: current },
    everyone: () => {
      throw new Error('a breakdown is of records, and not of a sample');
    },
  };
}

/** One group against others in one window. A number without a denominator sets nobody apart: groups differ in size. */
function apart(pair: Pair, group: GroupScene, scatter: Scatter): Gap['now'] {
  const { measure } = group.subject.metric;
  if (measure.kind === 'count') return { status: 'withheld', reason: 'no-exposure' };
  const compare = (sides: Pair): Compared => group.scene.methods.compare([sides], scopeOf(group, scatter)).compared;
  const compared = compare(pair);
  if (compared.status === 'comparable') return published(compared);
  // the group's own records held against themselves: they are missing where that fails as well
  const alone = compare({ now: pair.now, before: pair.now });
  return { ...compared, reason: sided(compared.reason, alone.status === 'withheld' ? 'own' : 'others') };
}

type Comparable = Extract<Compared, { readonly status: 'comparable' }>;

function published({ scale, estimate, p, method, at }: Comparable): Gap['now'] {
  const { low, high } = at(confidence);
  if (!Number.isFinite(low)) return { status: 'withheld', reason: 'too-few-measured' };
  return { status: 'estimated', scale, estimate: bounded(estimate), low, high: bounded(high), p, method };
}

/** The gap as it is published, but for how the group fared: its change by the interval that matches the adjustment. */
export function gapOf({ against, now, before, change }: DraftGap, { q, level }: Adjustment): Omit<Gap, 'fared'> {
  if (change.status === 'withheld') return { against, now, before, change };
  const [usual, adjusted] = [change.at(confidence), change.at(level)];
  if (![usual.low, adjusted.low].every(Number.isFinite))
    return { against, now, before, change: { status: 'withheld', reason: 'too-few-measured' } };
  return {
    against,
    now,
    before,
    change: {
      status: 'estimated',
      scale: change.scale,
      estimate: bounded(change.estimate),
      low: usual.low,
      high: bounded(usual.high),
      p: change.p,
      q,
      adjusted: { level, low: adjusted.low, high: bounded(adjusted.high) },
      method: change.method,
    },
  };
}
