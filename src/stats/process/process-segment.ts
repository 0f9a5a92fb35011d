import type { Interval } from '../counts/rate-count.ts';
import { type Fit, type Observation, present } from './chart-kind.ts';
import { chartKinds } from './chart-kinds.ts';
import { type JudgedPoint, judgePoints, type Signal } from './judge-points.ts';
import type { MovingRange } from './moving-range.ts';
import type { ProcessSeries } from './process-series.ts';
import { ruleSets } from './rule-sets.ts';
import { type RunsAnalysis, runsAnalysis, type Side } from './runs.ts';

/** Below this many baseline points limits are temporary: they still move with each new point (12 to 15 is the usual advice). */
const SETTLED_FROM = 12;

export type ProcessPoint = {
  /** What is plotted; null where nothing was reported. */
  readonly value: number | null;
  readonly centre: number | null;
  /** Limits of three standard deviations, inside what such values can be; null without limits. */
  readonly low: number | null;
  readonly high: number | null;
  /** `baseline` taught the limits and `monitored` did not, both are judged; `excluded` and `missing` are neither. */
  readonly state: 'baseline' | 'monitored' | 'excluded' | 'missing';
  /** Rules that mark this point, in their order of precedence. */
  readonly signals: readonly { readonly rule: string; readonly side: 'high' | 'low' }[];
};

export type ProcessSegment = {
  /** First point, and the one after the last. */
  readonly from: number;
  readonly to: number;
  readonly baselinePoints: number;
  /** `none`; `flat`: on the centre, for nothing moved in the baseline; `temporary`: fewer than 12 points; `settled`. */
  readonly limits: 'none' | 'flat' | 'temporary' | 'settled';
  /** Where the limits rest on moving ranges. */
  readonly movingRange: MovingRange | null;
  readonly runs: RunsAnalysis;
  /** All signals, those of the whole segment included. */
  readonly signals: readonly Signal[];
};

/** Part of a series between two changes of the process. */
export type SegmentInput = {
  readonly series: ProcessSeries;
  readonly observations: readonly (Observation | null)[];
  readonly from: number;
  readonly to: number;
};

/** Centre, limits and signals of one segment. */
export function chartSegment(input: SegmentInput): {
  readonly points: readonly ProcessPoint[];
  readonly segment: ProcessSegment;
} {
  const { series, from, to } = input;
  const states = statesOf(input);
  const baseline = baselineOf(input, states);
  const { screened = true, movingRangeFactor = 2.66 } = series;
  const fit = chartKinds[series.kind].fit(baseline, { screened, movingRangeFactor });
  const bands = bandsOf(input, fit);
  const judged = judgedPoints(input, states, { fit, bands });
  const signals = judgePoints(judged, ruleSets[series.ruleSet]);
  const baselinePoints = present(baseline).length;
  return {
    points: states.map((state, place) =>
      pointOf({ input, fit, signals, band: bands[place] ?? null }, from + place, state),
    ),
    segment: {
      from,
      to,
      baselinePoints,
      limits: limitsOf(fit, baselinePoints),
      movingRange: fit?.movingRange ?? null,
      runs: runsAnalysis(judged.map(({ side }) => side)),
      signals,
    },
  };
}

type State = ProcessPoint['state'];

function statesOf({ series, observations, from, to }: SegmentInput): readonly State[] {
  const excluded = new Set(series.excluded);
  return observations.slice(from, to).map((observation, place) => {
    if (observation === null) return 'missing';
    if (excluded.has(from + place)) return 'excluded';
    return place < (series.freezeAfter ?? Infinity) ? 'baseline' : 'monitored';
  });
}

/** What teaches the limits: an excluded point closes up, a missing one leaves a gap that no moving range spans. */
function baselineOf({ series, observations, from, to }: SegmentInput, states: readonly State[]) {
  const end = Math.min(to, from + (series.freezeAfter ?? Infinity));
  return observations.slice(from, end).filter((_, place) => states[place] !== 'excluded');
}

/** The limits of each point: without a value there may still be a denominator, and so limits. */
function bandsOf({ series, observations, from, to }: SegmentInput, fit: Fit | null): readonly (Interval | null)[] {
  const { denominators } = series;
  return observations.slice(from, to).map((observation, place) => {
    const n = observation?.n ?? (denominators === undefined ? 1 : (denominators[from + place] ?? null));
    return n === null ? null : (fit?.band?.(n, 3) ?? null);
  });
}

interface Learnt {
  readonly fit: Fit | null;
  readonly bands: readonly (Interval | null)[];
}

function judgedPoints(input: SegmentInput, states: readonly State[], { fit, bands }: Learnt): readonly JudgedPoint[] {
  const plotted = chartKinds[input.series.kind].plotted;
  const found: JudgedPoint[] = [];
  for (const [place, state] of states.entries()) {
    const observation = input.observations[input.from + place] ?? null;
    if (fit === null || observation === null || (state !== 'baseline' && state !== 'monitored')) continue;
    const value = plotted(observation);
    const side = Math.sign(value - fit.centre) as Side;
    const limits = bands[place] ?? null;
    const band = (sigmas: number) => (sigmas === 3 ? limits : (fit.band?.(observation.n, sigmas) ?? null));
    found.push({ index: input.from + place, value, side, band });
  }
  return found;
}

type Drawn = {
  readonly input: SegmentInput;
  readonly fit: Fit | null;
  readonly signals: readonly Signal[];
  readonly band: Interval | null;
};

function pointOf({ input, fit, signals, band }: Drawn, index: number, state: State): ProcessPoint {
  const { series, observations } = input;
  const observation = observations[index] ?? null;
  return {
    value: observation === null ? null : chartKinds[series.kind].plotted(observation),
    centre: fit?.centre ?? null,
    low: band === null ? null : Math.max(band.low, series.range?.low ?? -Infinity),
    high: band === null ? null : Math.min(band.high, series.range?.high ?? Infinity),
    state,
    signals: signalsAt(signals, index),
  };
}

function signalsAt(signals: readonly Signal[], index: number): ProcessPoint['signals'] {
  const found: ProcessPoint['signals'][number][] = [];
  for (const { rule, side, points } of signals) if (side !== null && points.includes(index)) found.push({ rule, side });
  return found;
}

function limitsOf(fit: Fit | null, baselinePoints: number): ProcessSegment['limits'] {
  if (fit?.band == null) return 'none';
  const { low, high } = fit.band(1, 3);
  if (low === high) return 'flat';
  return baselinePoints < SETTLED_FROM ? 'temporary' : 'settled';
}
