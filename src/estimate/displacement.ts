import { type Area, addIsoDays, daysIn, type Effect, type Reason, type Span } from '../spec/index.ts';
import { type BeforeAfter, studentQuantile, weightedDisplacementDifference } from '../stats/index.ts';
import { likeSeasons, resolveBaseline } from './baseline.ts';
import { sumCells } from './cells.ts';
import { confidence } from './confidence.ts';
import { baselineDispersion, periodsWithin, usable } from './dispersion.ts';
import { launchPeriodStart, type Subject } from './subjects.ts';
import { countOf, overlaps } from './sums.ts';
import { baselineContext, type WindowContext } from './window-context.ts';

/** Comparison areas must have like levels: their counts before lie within a factor 2 of the programme areas'. */
const likeLevels = { least: 0.5, most: 2 } as const;
/** The design assumes that areas would have changed by the same counts; where comparison areas moved more than this, it cannot tell. */
const stillEnough = 0.2;

export interface DisplacementInput {
  readonly program: Subject;
  readonly comparison: Subject | undefined;
  readonly buffer: Subject | undefined;
  readonly context: WindowContext;
}

const withheld = (reason: Reason): Effect => ({ status: 'withheld', reason });

/**
 * Weighted displacement difference (Wheeler & Ratcliffe 2018): how many events fewer (or more) than the change
 * of comparison areas would have given, with the variance widened by the dispersion of the counts.
 */
export function displacementEffect({ program, comparison, buffer, context }: DisplacementInput): Effect {
  const launches = launchesOf(program.areas, context);
  if (launches.length === 0) return withheld('no-launch');
  if (launches.length > 1) return withheld('staggered-launches');
  if (!comparison) return withheld('no-comparison-areas');
  const [launch = ''] = launches;
  const before = spansBefore(program, launch, context);
  if (before.length === 0) return withheld('no-baseline');
  if (before.some((span) => overlaps(span, context.current)) || context.current.from < launch)
    return withheld('windows-overlap');
  const counts = {
    treated: beforeAfter(program, before, context.current),
    control: beforeAfter(comparison, before, context.current),
  };
  const timeWeights = {
    before: before.reduce((sum, span) => sum + daysIn(span), 0) / daysIn(context.current),
    after: 1,
  };
  const refused = gate(counts, timeWeights);
  if (refused) return withheld(refused);
  return estimated({ program, comparison, buffer, context }, { launch, before, counts, timeWeights });
}

function launchesOf(areas: readonly Area[], { pipeline }: WindowContext): readonly string[] {
  return [...new Set(areas.flatMap((area) => launchPeriodStart(area, pipeline.calendar) ?? []))];
}

function spansBefore(program: Subject, launch: string, context: WindowContext): readonly Span[] {
  const { baseline } = program.metric;
  const [first] = program.areas;
  if (!baseline || !first) return [];
  const spans = likeSeasons(
    resolveBaseline(baseline, baselineContext(program, context)).spansOf(first),
    context.current,
  );
  const last = addIsoDays(launch, -1);
  return spans
    .filter((span) => span.from <= last)
    .map((span) => ({ from: span.from, to: span.to < last ? span.to : last }));
}

function beforeAfter(subject: Subject, before: readonly Span[], after: Span): BeforeAfter {
  const events = (spans: readonly Span[]): number => countOf(sumCells(subject.cells, spans).stat).events;
  return { before: events(before), after: events([after]) };
}

function gate({ treated, control }: { treated: BeforeAfter; control: BeforeAfter }, time: BeforeAfter): Reason | null {
  if (treated.before === 0 || control.before === 0) return 'no-events-in-baseline';
  const ratio = treated.before / control.before;
  if (ratio < likeLevels.least || ratio > likeLevels.most) return 'areas-unlike';
  return Math.abs((control.after * time.before) / control.before - 1) >= stillEnough ? 'comparison-moved' : null;
}

interface Design {
  readonly launch: string;
  readonly before: readonly Span[];
  readonly counts: { readonly treated: BeforeAfter; readonly control: BeforeAfter };
  readonly timeWeights: BeforeAfter;
}

function estimated(
  { program, comparison, buffer, context }: DisplacementInput,
  { launch, before, counts, timeWeights }: Design,
): Effect {
  const { calendar } = context.pipeline;
  const periods = periodsWithin(before, { panel: program.panel, calendar });
  const scatter = (subject: Subject | undefined) =>
    subject ? usable(baselineDispersion(subject, periods, calendar)) : { dispersion: 1, df: 0 };
  const [own, theirs] = [scatter(program), scatter(comparison)];
  const { dispersion, df } = own.dispersion >= theirs.dispersion ? own : theirs;
  const { total } = weightedDisplacementDifference(counts, { level: confidence, timeWeights, dispersion });
  // with an estimated dispersion the reference is Student's t on its degrees of freedom
  const reach =
    dispersion > 1 ? studentQuantile(0.5 + confidence / 2, df) * total.standardError : total.high - total.estimate;
  const interval = { low: total.estimate - reach, high: total.estimate + reach };
  const p = total.p ?? 1;
  return {
    status: 'estimated',
    design: 'weighted-displacement-difference',
    scale: 'difference',
    estimate: total.estimate,
    ...interval,
    level: confidence,
    p,
    q: p,
    adjusted: { level: confidence, ...interval },
    inference: 'dispersed-normal',
    df: dispersion > 1 ? df : null,
    dispersion,
    areas: { program: program.areas.length, comparison: comparison?.areas.length ?? 0 },
    observed: counts.treated.after,
    expected: counts.treated.after - total.estimate,
    averted: { estimate: -total.estimate, low: -interval.high, high: -interval.low },
    grain: context.pipeline.calendar.grain,
    from: context.current.from,
    to: context.current.to,
    displacement: displaced(buffer, { before, counts, timeWeights, dispersion, context }),
    comparisonChange: (counts.control.after * timeWeights.before) / counts.control.before,
    launch,
    placebo: { status: 'withheld', reason: 'too-few-periods-before' },
    smallestDetectable: null,
    smallestP: null,
    eventStudy: [],
    byArea: [],
    byCohort: [],
    gap: [],
    opinions: [],
    sensitivity: [],
    eValue: null,
    leftOut: [],
  };
}

type Displaced = Extract<Effect, { status: 'estimated' }>['displacement'];

/** What neighbouring areas gained or lost against comparison areas. */
function displaced(
  buffer: Subject | undefined,
  {
    before,
    counts,
    timeWeights,
    dispersion,
    context,
  }: Omit<Design, 'launch'> & { dispersion: number; context: WindowContext },
): Displaced {
  if (!buffer) return { status: 'withheld', reason: 'no-buffer-areas' };
  const treated = beforeAfter(buffer, before, context.current);
  const refused = gate({ treated, control: counts.control }, timeWeights);
  if (refused) return { status: 'withheld', reason: refused };
  const { total } = weightedDisplacementDifference(
    { treated, control: counts.control },
    { level: confidence, timeWeights, dispersion },
  );
  return { status: 'estimated', estimate: total.estimate, low: total.low, high: total.high, quotient: null };
}
