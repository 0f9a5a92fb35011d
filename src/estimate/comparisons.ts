import type { Area, Reason, Span } from '../spec/index.ts';
import { unitedRanges } from './cells.ts';
import type { ChangeWindow, MaybeComparison } from './change.ts';
import type { ComparedPart, UsedBaseline } from './compared-windows.ts';
import { baselineScatter, isLastingUntold, type LastingScatter, scatterGrain, scatterOver } from './dispersion.ts';
import { levelOf } from './level.ts';
import { smallCount } from './measures/count.ts';
import type { Contrast, Pair, Scatter } from './measures/measure.ts';
import type { MetricScene } from './metric-scene.ts';
import { scatterOfBoth } from './short-baseline.ts';
import type { Subject } from './subjects.ts';

export interface Comparisons {
  readonly baseline: MaybeComparison;
  readonly sameSeason: MaybeComparison;
  readonly previous: MaybeComparison;
}

/**
 * The three comparisons of a subject: with its declared baseline, with a year earlier, with the time just before.
 *
 * @param isJudged  without it, what was counted is all that is asked for, and whether there is a comparison at all
 */
export function comparisonsOf(subject: Subject, scene: MetricScene, isJudged = true): Comparisons {
  const { declared, sameSeason, previous } = scene.windows;
  const level = levelOf(subject, scene.context.current, scene);
  if (level.status === 'withheld') {
    const withheld = { status: 'withheld', reason: level.reason, window: null } as const;
    return { baseline: withheld, sameSeason: withheld, previous: withheld };
  }
  const scatter = scatterOf(subject, declared, { ...scene, isJudged });
  const compared = { ...scene, scatter, isJudged };
  return {
    baseline: declared
      ? against(subject, declared, compared)
      : { status: 'withheld', reason: 'no-baseline', window: null },
    sameSeason: against(subject, sameSeason, compared),
    previous: against(subject, previous, compared),
  };
}

/** How much more than chance periods scatter; null for measures that do not ask; a reason where nothing tells it. */
export type ToldScatter = LastingScatter | 'short-baseline' | null;

/** From the baseline, or from it and the current window where it is short. */
export function scatterOf(
  subject: Subject,
  declared: UsedBaseline | null,
  { context, methods, periodCells: cellsOf, isJudged = true }: MetricScene & { readonly isJudged?: boolean },
): ToldScatter {
  const { scattering } = methods;
  if (!declared || scattering === null) return null;
  const grain = scatterGrain(subject, declared, context.pipeline.calendar);
  const { current } = context;
  if (grain === null)
    return scatterOfBoth(subject, declared, { current, scattering, isUsual: false }) ?? 'short-baseline';
  // what nobody reads needs no width: that there is one says enough
  if (!isJudged) return null;
  const isShort = grain === 'quarter' && isLastingUntold(subject, declared);
  const both = isShort ? scatterOfBoth(subject, declared, { current, scattering, isUsual: true }) : null;
  return both ?? baselineScatter(subject, declared, { grain, scattering, cellsOf });
}

/**
 * The scatter of a comparison of two windows: what lasts weighs more in a long one.
 *
 * @param runsIn  the lengths in months of the runs that ranges are made of
 * @param now  the lengths in months of the runs that the current window is made of
 * @param before  what is compared with it, area by area
 */
export function scatterBetween(
  scatter: ToldScatter,
  runsIn: (ranges: Ranges) => readonly number[],
  { now, before }: { readonly now: readonly number[]; readonly before: readonly Ranges[] },
): Scatter {
  if (scatter === null || scatter === 'short-baseline') return { dispersion: 1, df: 0 };
  return scatterOver(scatter, { now: [now], before: before.map(runsIn) });
}
type Ranges = ComparedPart['ranges'];

/** An area as it is compared: what it has now and before, and the part of the baseline that is its own. */
export interface UsedArea extends Pair {
  readonly area: Area;
  readonly part: ComparedPart;
  readonly unreported: number;
}

/** The areas of a subject that a baseline can be held against; a reason where there are none. */
export function usedAreas(
  subject: Subject,
  baseline: UsedBaseline,
  scene: MetricScene,
): { readonly areas: readonly UsedArea[]; readonly problem: Reason | null } {
  const taking = takingPart(subject, baseline, scene);
  const problem = firstProblem(taking, baseline, scene);
  if (problem) return { areas: [], problem };
  const areas = taking.flatMap((area) => usedArea(subject, area, { baseline, scene }));
  return { areas, problem: areas.length === 0 ? 'no-baseline' : null };
}

function against(
  subject: Subject,
  baseline: UsedBaseline,
  scene: MetricScene & { readonly scatter: ToldScatter; readonly isJudged: boolean },
): MaybeComparison {
  const { areas, problem } = usedAreas(subject, baseline, scene);
  if (problem) return { status: 'withheld', reason: problem, window: null };
  const window = windowOf(
    baseline,
    areas.map(({ part }) => part),
  );
  if (areas.some(({ unreported }) => unreported > 0)) return { status: 'withheld', reason: 'not-reported', window };
  const { compared, now, before } = contrastOf(subject, areas, { ...scene, window });
  if (compared.status === 'withheld')
    return { ...compared, window, ...(before.n > 0 ? { before: { value: before.value, n: before.n } } : {}) };
  const isOfBoth = scene.scatter !== null && scene.scatter !== 'short-baseline' && scene.scatter.isOfBoth;
  return { status: 'comparable', subject, window, compared, now, before, areas: areas.length, p: compared.p, isOfBoth };
}

type Contrasted = MetricScene & {
  readonly scatter: ToldScatter;
  readonly window: Span;
  readonly isJudged?: boolean;
};

/** The current window held against the areas' own parts of a baseline. */
export function contrastOf(
  subject: Subject,
  areas: readonly UsedArea[],
  { methods, scatter, context, current, months, everyone, runsOf, window, isJudged = true }: Contrasted,
): Contrast {
  const contrast = methods.compare(areas, {
    metric: subject.metric,
    scatter: scatterBetween(scatter, runsOf, {
      now: [months],
      before: areas.map(({ part }) => part.ranges),
    }),
    windows: { now: context.current, before: window },
    isJudged,
    everyone: () => ({
      now: everyone(current),
      before: everyone(unitedRanges(areas.flatMap(({ part }) => part.ranges))),
    }),
  });
  return scatter === 'short-baseline' ? withoutScatter(contrast) : contrast;
}

/** Few events move by chance for the most part; of more, nothing can be said without their scatter. */
function withoutScatter({ compared, now, before }: Contrast): Contrast {
  const isSmall = now.n + before.n < smallCount;
  return {
    compared: isSmall || compared.status === 'withheld' ? compared : { status: 'withheld', reason: 'short-baseline' },
    now,
    before,
  };
}

/** An area with something in both windows; without, it can be compared with nothing. */
function usedArea(
  subject: Subject,
  area: Area,
  { baseline, scene }: { readonly baseline: UsedBaseline; readonly scene: MetricScene },
): readonly UsedArea[] {
  const [cells, part] = [subject.ofArea.get(area.area), baseline.partOf(area)];
  if (!cells || !part) return [];
  const [now, before] = [scene.now(cells), scene.before(cells, part.ranges)];
  const isCounting = now.counting > now.unreported && before.counting > before.unreported;
  return isCounting
    ? [{ area, part, now: now.stat, before: before.stat, unreported: now.unreported + before.unreported }]
    : [];
}

/** Of an area that starts inside the window or after it, nothing can be compared with the time before its start. */
function takingPart(subject: Subject, { kind }: UsedBaseline, { context, launchOf }: MetricScene): readonly Area[] {
  if (kind !== 'before-launch') return subject.areas;
  return subject.areas.filter((area) => (launchOf(area) ?? context.current.from) <= context.current.from);
}

function firstProblem(areas: readonly Area[], baseline: UsedBaseline, scene: MetricScene): Reason | null {
  if (areas.length === 0) return 'no-launch';
  const parts = areas.flatMap((area) => baseline.partOf(area) ?? []);
  if (parts.length === 0)
    return baseline.kind === 'before-launch' && scene.context.programAreas.every((area) => area.intervals.length === 0)
      ? 'no-launch'
      : 'no-baseline';
  const problems = parts.map(({ problem }) => problem);
  return (
    problems.find((problem) => problem === 'windows-overlap') ??
    (problems.every((problem) => problem !== null) ? (problems[0] ?? null) : null)
  );
}

/** The first and last day of all parts, and whether the data hold less than was declared. */
export function windowOf(baseline: UsedBaseline, parts: readonly ComparedPart[]): ChangeWindow {
  const [some] = parts;
  let [from, to, isShort] = [some?.from ?? '', some?.to ?? '', false];
  for (const part of parts) {
    if (part.from < from) from = part.from;
    if (part.to > to) to = part.to;
    if (part.months < baseline.months) isShort = true;
  }
  const reach = isShort ? ', as far as the data reach' : '';
  const months = baseline.onlySameMonths && baseline.kind !== 'same-season' ? ', same months of the year' : '';
  return { kind: baseline.kind, from, to, label: `${baseline.label}${reach}${months}`, reason: baseline.reason };
}
