import type { Area, Pipeline, Reason, Span, Window } from '../spec/index.ts';
import { addIsoDays, daysIn, monthsIn, spanYearsBefore, yearsBefore } from '../spec/index.ts';
import type { RateCount } from '../stats/index.ts';
import { type Baseline, type BaselineContext, baselineProblem, likeSeasons, resolveBaseline } from './baseline.ts';
import { type ChangeWindow, compare, type MaybeComparison } from './change.ts';
import { baselineDispersion, usable } from './dispersion.ts';
import { levelOf } from './level.ts';
import { launchesBy, launchPeriodStart, type Subject } from './subjects.ts';
import { sumCells } from './sums.ts';

export interface Comparisons {
  readonly baseline: MaybeComparison;
  readonly sameSeason: MaybeComparison;
  readonly previous: MaybeComparison;
}

export interface WindowContext {
  readonly pipeline: Pipeline;
  readonly current: Window;
  readonly programAreas: readonly Area[];
}

/** The three comparisons of a subject: with its declared baseline, with a year earlier, with the time just before. */
export function comparisonsOf(subject: Subject, context: WindowContext): Comparisons {
  const level = levelOf(subject, context.current);
  const declared = declaredBaseline(subject, context);
  if (level.status === 'withheld') {
    const withheld = { status: 'withheld', reason: level.reason, window: null } as const;
    return { baseline: withheld, sameSeason: withheld, previous: withheld };
  }
  const { current } = context;
  const yearBefore = spanYearsBefore(current, 1);
  const justBefore = { from: addIsoDays(current.from, -daysIn(current)), to: addIsoDays(current.from, -1) };
  const scatter = scatterOf(subject, declared, context);
  const fixed = (span: Span, words: { kind: string; label: string; reason: string }): MaybeComparison =>
    against(
      subject,
      { ...words, minPoints: 1, spansOf: () => [span], months: 0 },
      { context, scatter, seasonMatters: false },
    );
  return {
    baseline: declared
      ? against(subject, declared, { context, scatter, seasonMatters: true })
      : { status: 'withheld', reason: 'no-baseline', window: null },
    sameSeason: fixed(yearBefore, {
      kind: 'same-season',
      label: 'the same months a year earlier',
      reason: 'the same time of year',
    }),
    previous: fixed(alignedBefore(current, justBefore), {
      kind: 'previous',
      label: 'the time just before',
      reason: 'the latest movement; the season may play a part',
    }),
  };
}

/** The window just before, by whole months where the current one is whole months. */
function alignedBefore(current: Span, justBefore: Span): Span {
  const wholeMonths = current.from.endsWith('-01') && addIsoDays(current.to, 1).endsWith('-01');
  if (!wholeMonths) return justBefore;
  const months = monthsIn(current).length;
  const [first = ''] = monthsIn({ from: yearsBefore(current.from, Math.ceil(months / 12)), to: justBefore.to }).slice(
    -months,
  );
  return { from: `${first}-01`, to: justBefore.to };
}

export function baselineContext(subject: Subject, { pipeline, current, programAreas }: WindowContext): BaselineContext {
  return {
    calendar: pipeline.calendar,
    current,
    cover: subject.panel.coverage,
    launches: launchesBy(programAreas, { calendar: pipeline.calendar, day: current.from }),
  };
}

function declaredBaseline(subject: Subject, context: WindowContext): Baseline | null {
  return subject.metric.baseline ? resolveBaseline(subject.metric.baseline, baselineContext(subject, context)) : null;
}

interface Scatter {
  readonly dispersion: number;
  readonly df: number;
}

function scatterOf(subject: Subject, declared: Baseline | null, context: WindowContext): Scatter {
  if (!declared) return { dispersion: 1, df: 0 };
  return usable(baselineDispersion(subject, declared.spansOf, context.pipeline.calendar));
}

interface AgainstContext {
  readonly context: WindowContext;
  readonly scatter: Scatter;
  /** The baseline may hold other seasons than the window: only its same months are compared. */
  readonly seasonMatters: boolean;
}

function against(
  subject: Subject,
  baseline: Baseline,
  { context, scatter, seasonMatters }: AgainstContext,
): MaybeComparison {
  const { current } = context;
  const problem = firstProblem(subject, baseline, context);
  if (problem) return { status: 'withheld', reason: problem, window: null };
  const used = takingPart(subject, baseline, context).flatMap((area) => {
    const cells = subject.cells.get(area.area) ?? [];
    const declared = baseline.spansOf(area);
    const spans = seasonMatters ? likeSeasons(declared, current) : declared;
    const [now, before] = [sumCells(cells, [current]), sumCells(cells, spans)];
    return now.exposure > 0 && before.exposure > 0 ? [{ declared, spans, now, before }] : [];
  });
  const spans = used.flatMap((area) => area.spans);
  if (spans.length === 0) return { status: 'withheld', reason: 'no-baseline', window: null };
  const unreported = used.some(({ now, before }) => now.unreported > 0 || before.unreported > 0);
  const isShort = used.some(({ declared }) => monthsOf(declared) < baseline.months);
  const onlySameMonths = seasonMatters && monthsIn(current).length % 12 !== 0;
  const window = windowOf(baseline, spans, { isShort, onlySameMonths });
  if (unreported) return { status: 'withheld', reason: 'not-reported', window };
  return compare(subject, window, { ...likeForLike(used), areas: used.length, ...scatter });
}

interface Pair {
  readonly now: RateCount;
  readonly before: RateCount;
}

/**
 * The counts of several areas as one comparison. Where areas have baselines of different lengths, their mix before
 * and now differs, and rates that never moved would seem to: the baseline's exposure is therefore the one at which
 * its events give what each area's own rate leads one to expect now (indirect standardisation by area).
 */
export function likeForLike(pairs: readonly Pair[]): { readonly now: RateCount; readonly baseline: RateCount } {
  const now = {
    events: sum(pairs.map((pair) => pair.now.events)),
    exposure: sum(pairs.map((pair) => pair.now.exposure)),
  };
  const events = sum(pairs.map((pair) => pair.before.events));
  const plain = sum(pairs.map((pair) => pair.before.exposure));
  const expected = sum(pairs.map(({ now: own, before }) => (before.events * own.exposure) / before.exposure));
  const exposure = events === 0 ? plain : Math.round((events * now.exposure) / expected);
  return { now, baseline: { events, exposure } };
}

const monthsOf = (spans: readonly Span[]): number => spans.reduce((total, span) => total + monthsIn(span).length, 0);
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Of an area that starts inside the window or after it, nothing can be compared with the time before its start. */
function takingPart(subject: Subject, baseline: Baseline, { current, pipeline }: WindowContext): readonly Area[] {
  if (baseline.kind !== 'before-launch') return subject.areas;
  return subject.areas.filter((area) => (launchPeriodStart(area, pipeline.calendar) ?? current.from) <= current.from);
}

function firstProblem(subject: Subject, baseline: Baseline, context: WindowContext): Reason | null {
  const areas = takingPart(subject, baseline, context);
  if (areas.length === 0) return 'no-launch';
  const spans = areas.map((area) => baseline.spansOf(area)).filter((own) => own.length > 0);
  if (spans.length === 0)
    return baseline.kind === 'before-launch' && context.programAreas.every((area) => area.intervals.length === 0)
      ? 'no-launch'
      : 'no-baseline';
  const problems = spans.map((own) => baselineProblem(own, baselineContext(subject, context), baseline.minPoints));
  return (
    problems.find((problem) => problem === 'windows-overlap') ??
    (problems.every((problem) => problem !== null) ? (problems[0] ?? null) : null)
  );
}

function windowOf(
  baseline: Baseline,
  spans: readonly Span[],
  { isShort, onlySameMonths }: { isShort: boolean; onlySameMonths: boolean },
): ChangeWindow {
  const from = spans.map((span) => span.from).sort()[0] ?? '';
  const to =
    spans
      .map((span) => span.to)
      .sort()
      .at(-1) ?? '';
  const reach = isShort ? ', as far as the data reach' : '';
  const months = onlySameMonths && baseline.kind !== 'same-season' ? ', same months of the year' : '';
  return { kind: baseline.kind, from, to, label: `${baseline.label}${reach}${months}`, reason: baseline.reason };
}
