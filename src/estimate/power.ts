import { type Stat, sumStats } from '../crosstab/index.ts';
import {
  type Change,
  daysIn,
  type Metric,
  monthsIn,
  periodOf,
  type Reason,
  type Span,
  shiftPeriod,
  type Window,
} from '../spec/index.ts';
import { sumRange } from './cells.ts';
import { comparedWindows, type UsedBaseline } from './compared-windows.ts';
import {
  contrastOf,
  scatterBetween,
  scatterOf,
  type ToldScatter,
  type UsedArea,
  usedAreas,
  windowOf,
} from './comparisons.ts';
import { goneOn, opportunityOf } from './hypothetical.ts';
import { alphaNow, nextAlpha } from './looks.ts';
import { measureMethods } from './measures/index.ts';
import type { Contrast, Pair, Scatter } from './measures/measure.ts';
import { type MetricScene, metricScene } from './metric-scene.ts';
import type { Subject } from './subjects.ts';
import type { WindowContext } from './window-context.ts';

/** What is asked of a comparison: at the level of its verdict, with what power, for how long a window. */
export interface PowerAsked {
  readonly level: number;
  readonly power: number;
  /** Lengths in periods of the report, in order. */
  readonly lengths: readonly number[];
  /** The smallest change that would be worthwhile, such as −0.1; null where none was declared. */
  readonly worthwhile: number | null;
}

/** What a window could have shown, or why that cannot be said. */
export type Sight =
  | {
      readonly status: 'estimated';
      readonly window: Span;
      readonly scale: 'ratio' | 'difference';
      /** What the baseline alone leads one to expect, in the metric's unit, and in events where events are counted. */
      readonly expected: { readonly value: number; readonly events: number | null };
      readonly before: { readonly n: number; readonly events: number | null };
      /** The fall and the rise nearest to none that would show, on the scale; null where none would. */
      readonly fall: number | null;
      readonly rise: number | null;
    }
  | { readonly status: 'withheld'; readonly window: Span; readonly reason: Reason };

export interface Power {
  readonly dispersion: number;
  readonly now: Sight;
  readonly longer: readonly { readonly periods: number; readonly sight: Sight }[];
  /** The fewest periods in which the smallest worthwhile change would show; null where not even the most would do. */
  readonly needed: { readonly worthwhile: number; readonly periods: number | null; readonly most: number } | null;
}

/** Ten years: whoever would have to wait longer needs another number, not more time. */
const mostYears = 10;
const perYear = { month: 12, quarter: 4, year: 1 } as const;

/**
 * The level at which a change is, or will next be, judged: that of its family, and of the next look where verdicts fall
 * on declared dates.
 *
 * @param change  as it was estimated
 * @param end  the last day of the current window
 */
export function judgingLevel({ decision }: Metric, change: Change, end: string): number {
  const spent = alphaNow(decision, end);
  const own = change.status === 'estimated' ? 1 - change.adjusted.level : spent;
  return 1 - (own * nextAlpha(decision, end)) / spent;
}

/** What the present numbers of one subject could show; see `powerOf`. */
export function powerOfSubject(subject: Subject, context: WindowContext, asked: PowerAsked): Power | Reason {
  return powerOf(subject, metricScene(subject, context, measureMethods()(subject.metric)), asked);
}

/**
 * What the present numbers could show: the smallest changes that a comparison would find with a power, as long as the
 * window is now and if it were longer. A longer window begins where this one's first period begins, is compared with the
 * same months of the same baseline, and has as much exposure a day as there is now; scatter stays what it is.
 */
function powerOf(subject: Subject, scene: MetricScene, asked: PowerAsked): Power | Reason {
  const which = baselineOf(scene.windows, subject);
  if (which === null) return 'no-baseline';
  const { areas, problem } = usedAreas(subject, which, scene);
  if (problem) return problem;
  if (areas.some(({ unreported }) => unreported > 0)) return 'not-reported';
  const { current, pipeline } = scene.context;
  const scatter = scatterOf(subject, scene.windows.declared, scene);
  if (scatter === 'short-baseline') return scatter;
  const looking: Looking = { subject, scene, areas, asked, scatter };
  const { worthwhile } = asked;
  const window = windowOf(
    which,
    areas.map(({ part }) => part),
  );
  const most = mostYears * perYear[pipeline.calendar.grain];
  const runs = { now: [monthsIn(current).length], before: areas.map(({ part }) => part.ranges) };
  return {
    dispersion: scatterBetween(looking.scatter, scene.runsOf, runs).dispersion,
    now: sightOf(current, contrastOf(subject, areas, { ...scene, scatter: looking.scatter, window }), looking),
    longer: asked.lengths.map((periods) => ({ periods, sight: sightFor(periods, looking) })),
    needed: worthwhile === null ? null : neededFor(worthwhile, most, looking),
  };
}

interface Looking {
  readonly subject: Subject;
  readonly scene: MetricScene;
  readonly areas: readonly UsedArea[];
  readonly asked: PowerAsked;
  readonly scatter: ToldScatter;
}

const baselineOf = (windows: MetricScene['windows'], { metric }: Pick<Subject, 'metric'>): UsedBaseline | null =>
  metric.decision.primary === 'baseline' ? windows.declared : windows[metric.decision.primary];

/** Null where no longer window can be said anything of. */
function neededFor(worthwhile: number, most: number, looking: Looking): Power['needed'] {
  let isSaid = false;
  for (let periods = 1; periods <= most; periods += 1) {
    const sight = sightFor(periods, looking);
    if (isSeen(worthwhile, sight)) return { worthwhile, periods, most };
    isSaid ||= sight.status === 'estimated';
  }
  return isSaid ? { worthwhile, periods: null, most } : null;
}

function isSeen(worthwhile: number, sight: Sight): boolean {
  if (sight.status === 'withheld') return false;
  const { scale, fall, rise, expected } = sight;
  const wanted = scale === 'ratio' ? 1 + worthwhile : worthwhile * Math.abs(expected.value);
  return worthwhile < 0 ? fall !== null && fall >= wanted : rise !== null && rise <= wanted;
}

/** A window of so many periods, from the first period of the current one on. */
function sightFor(periods: number, looking: Looking): Sight {
  const { subject, scene, areas } = looking;
  const { context } = scene;
  const { calendar } = context.pipeline;
  const first = periodOf(context.current.from, calendar);
  const window: Window = { ...context.current, from: first.from, to: shiftPeriod(first, periods - 1, calendar).to };
  const baseline = baselineOf(comparedWindows(subject, { ...context, current: window }), subject);
  const longer = daysIn(window) / daysIn(context.current);
  const pairs: Pair[] = [];
  const compared: UsedArea['part']['ranges'][] = [];
  for (const { area, now } of areas) {
    const [cells, part] = [subject.ofArea.get(area.area), baseline?.partOf(area)];
    if (!cells || !part) continue;
    if (part.problem) return { status: 'withheld', window, reason: part.problem };
    const before = sumRange(cells, part.ranges);
    if (before.unreported > 0) return { status: 'withheld', window, reason: 'not-reported' };
    const went = before.stat;
    const opportunity = { now: opportunityOf(now), before: opportunityOf(went) };
    if (opportunity.now === null || opportunity.before === null)
      return { status: 'withheld', window, reason: 'not-for-this-measure' };
    const times = (opportunity.now * longer) / opportunity.before;
    const goes = Number.isFinite(times) ? goneOn(went, times) : null;
    if (!goes) continue;
    pairs.push({ now: goes, before: went });
    compared.push(part.ranges);
  }
  if (pairs.length === 0) return { status: 'withheld', window, reason: 'no-baseline' };
  const now = [monthsIn(window).length];
  const scatter = scatterBetween(looking.scatter, scene.runsOf, { now, before: compared });
  return sightOf(window, contrastOfPairs(pairs, { window, scatter }, looking), looking);
}

/** Of statistics alone, without a sample that they come from. */
function contrastOfPairs(
  pairs: readonly Pair[],
  { window, scatter }: { readonly window: Span; readonly scatter: Scatter },
  { subject, scene }: Looking,
): Contrast {
  const sum = (which: keyof Pair): Stat =>
    sumStats(
      subject.cells.kind,
      pairs.map((pair) => pair[which]),
    );
  return scene.methods.compare(pairs, {
    metric: subject.metric,
    scatter,
    windows: { now: window, before: window },
    everyone: () => ({ now: sum('now'), before: sum('before') }),
  });
}

function sightOf({ from, to }: Span, { compared, now, before }: Contrast, { asked }: Looking): Sight {
  const window = { from, to };
  if (compared.status === 'withheld') return { status: 'withheld', window, reason: compared.reason };
  const { level, power } = asked;
  const isCounted = before.events !== null && before.exposure !== null && now.exposure !== null && before.exposure > 0;
  return {
    status: 'estimated',
    window,
    scale: compared.scale,
    expected: {
      value: before.value,
      events: isCounted ? ((before.events ?? 0) * (now.exposure ?? 0)) / (before.exposure ?? 1) : null,
    },
    before: { n: before.n, events: before.events },
    fall: compared.detectable(level, 'lower', power),
    rise: compared.detectable(level, 'higher', power),
  };
}
