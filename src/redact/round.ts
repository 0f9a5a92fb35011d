import type { Bound, Change, EstimatedChange, Finding, Level, SeriesPoint } from '../spec/index.ts';
import { rateInterval, wilsonInterval } from '../stats/index.ts';
import { bounded, coarse, digits, down, nearest, up } from './coarse.ts';
import { roundBands } from './distribution.ts';
import { roundEffect } from './round-effect.ts';

/** Of every range that is not adjusted. */
const confidence = 0.95;

type Measure = Finding['measure'];

/**
 * A finding with its counts rounded to multiples of a base, each by itself, and with all that is worked out of them no
 * finer: rates and shares are those of rounded counts, ranges go outward, and everything else has two digits. A total is
 * rounded like its parts and need not be their sum. Verdicts are those of the exact numbers.
 *
 * @param base  3, 5 or 10
 */
export function roundFinding(finding: Finding, base: number): Finding {
  const { measure, changes } = finding;
  const rounding = { base, measure };
  const own = {
    ...finding,
    rounded: base,
    now: roundLevel(finding.now, rounding),
    also: finding.also.map((level) => roundLevel(level, rounding)),
    series: finding.series.map((point) => roundPoint(point, rounding)),
    changes: {
      primary: changes.primary,
      baseline: roundChange(changes.baseline, rounding),
      sameSeason: roundChange(changes.sameSeason, rounding),
      previous: roundChange(changes.previous, rounding),
    },
    effect: roundEffect(finding.effect, base),
    process: coarse(finding.process, base),
    expected: coarse(finding.expected, base),
    regressionToMean: coarse(finding.regressionToMean, base),
    comparability: coarse(finding.comparability, base),
    gap: coarse(finding.gap, base),
    survey: coarse(finding.survey, base),
    // who did how much is told in exact sums
    ...(finding.partners === undefined ? {} : { partners: null }),
    ...(finding.distribution == null ? {} : { distribution: roundBands(finding.distribution, base) }),
  };
  const sentence = { ...finding.sentence, params: roundParams(finding, own, base) };
  const said = finding.caveats.map((caveat) => ({ ...caveat, params: coarse(caveat.params, base) }));
  const caveats = [...said, { key: 'caveat.rounded', params: { base }, text: '' }];
  // a hash of exact counts could be tried out
  return { ...own, sentence, caveats, ladder: { ...coarse(finding.ladder, base), hash: '' } };
}

interface Rounding {
  readonly base: number;
  readonly measure: Measure;
}

const isCounting = (measure: Measure): boolean => measure === 'count' || measure === 'rate' || measure === 'share';

interface Counted {
  readonly n: number;
  readonly events: number | null;
  readonly exposure: number | null;
}

interface Valued extends Counted {
  readonly value: number;
}

/** Days and residents are no counts of records; the records that a share is of are. */
const roundCounts = <Own extends Counted>(own: Own, { base, measure }: Rounding): Own => ({
  ...own,
  n: nearest(own.n, base),
  events: own.events === null ? null : nearest(own.events, base),
  exposure:
    own.exposure === null || measure === 'count' || measure === 'rate' ? own.exposure : nearest(own.exposure, base),
});

/** The value of rounded counts: a rate in the proportion in which its events were rounded. */
function valueOf(exact: Valued, rounded: Counted, measure: Measure): number {
  if (!isCounting(measure) || exact.events === null || rounded.events === null) return exact.value;
  if (measure === 'share') return rounded.n === 0 ? 0 : Math.min(1, rounded.events / rounded.n);
  return exact.events === 0 ? exact.value : (exact.value / exact.events) * rounded.events;
}

/** The range of a rounded count, or of a share of rounded ones: that of the exact one would tell which it was. */
function rangeOf(
  exact: Valued,
  rounded: Counted,
  measure: Measure,
): { readonly low: number; readonly high: number } | null {
  const { events, n } = rounded;
  if (events === null) return null;
  if (measure === 'share') return n === 0 ? null : wilsonInterval({ hits: Math.min(events, n), n }, confidence);
  const perEvent = exact.events === null || exact.events === 0 ? 0 : exact.value / exact.events;
  if (perEvent === 0) return null;
  const { low, high } = rateInterval({ events, exposure: 1 }, confidence);
  return { low: low * perEvent, high: high * perEvent };
}

interface Ends {
  readonly low: number | null;
  readonly high: Bound | null;
}

/** None at all is told as it is: fewer than half of the base are hidden. */
function endsOf({ low, high, ...exact }: Valued & Ends, rounded: Counted, measure: Measure): Ends {
  if (!isCounting(measure) || exact.events === 0) return { low, high };
  return rangeOf(exact, rounded, measure) ?? { low: null, high: null };
}

function roundLevel(level: Level, rounding: Rounding): Level {
  if (level.status === 'withheld') return level;
  const rounded = roundCounts(level, rounding);
  return {
    ...rounded,
    value: valueOf(level, rounded, rounding.measure),
    ...endsOf(level, rounded, rounding.measure),
    missing: coarse(level.missing, rounding.base),
    effectiveN: level.effectiveN === null ? null : digits(level.effectiveN, Math.round),
    ...(level.beside === undefined ? {} : { beside: coarse(level.beside, rounding.base) }),
  };
}

function roundPoint(point: SeriesPoint, rounding: Rounding): SeriesPoint {
  const { n, value, low, high } = point;
  if (n === null || value === null) return point;
  const exact = { ...point, n, value };
  const rounded = roundCounts(exact, rounding);
  return {
    ...rounded,
    value: valueOf(exact, rounded, rounding.measure),
    ...endsOf({ ...exact, low, high }, rounded, rounding.measure),
  };
}

function roundChange(change: Change, rounding: Rounding): Change {
  const { base, measure } = rounding;
  if (change.status === 'withheld') {
    const { before } = change;
    // of a withheld change, the value then is told by itself: it must not be finer than its count
    return before
      ? { ...change, before: { value: digits(before.value, Math.round), n: nearest(before.n, base) } }
      : change;
  }
  const rounded = roundCounts(change, rounding);
  const value = valueOf(change, rounded, measure);
  const rest = coarse(change, base) as EstimatedChange;
  const { absolute } = change;
  const inCounts = measure === 'count' || measure === 'rate';
  return {
    ...rest,
    window: change.window,
    n: rounded.n,
    events: rounded.events,
    exposure: rounded.exposure,
    compared: roundCounts(change.compared, rounding),
    value,
    adjusted: { ...rest.adjusted, level: change.adjusted.level },
    absolute: inCounts
      ? {
          estimate: nearest(absolute.estimate, base),
          low: besideNone(absolute.low, down(absolute.low, base)),
          high: bounded(absolute.high, (end) => besideNone(end, up(end, base))),
        }
      : rest.absolute,
    dispersion: Math.max(1, digits(change.dispersion, Math.ceil)),
    dispersionDf: Math.round(change.dispersionDf),
  };
}

/** More stays more, and fewer fewer: no range may contradict its verdict. */
export function besideNone(exact: number, rounded: number): number {
  if (exact > 0) return Math.max(1, rounded);
  return exact < 0 ? Math.min(-1, rounded) : 0;
}

/** What a sentence says of counts, from the numbers that stand beside it. */
function roundParams(
  exact: Finding,
  { now, changes }: Pick<Finding, 'now' | 'changes'>,
  base: number,
): Finding['sentence']['params'] {
  const { params } = exact.sentence;
  const change = changes[changes.primary];
  const told: Record<string, number> = {};
  if (params.value !== undefined && now.status === 'estimated') told.value = now.value;
  // of a break in how records were made, "was" is a share of them
  if (exact.sentence.key.startsWith('value') && change.status === 'estimated') told.was = change.value;
  return Object.fromEntries(
    Object.entries(params).map(([key, value]) => [
      key,
      typeof value === 'number' ? paramOf(key, value, { base, told }) : value,
    ]),
  );
}

const nearestKeys: ReadonlySet<string> = new Set(['events', 'n', 'of', 'expected', 'all', 'none']);

function paramOf(
  key: string,
  value: number,
  { base, told }: { readonly base: number; readonly told: Readonly<Record<string, number>> },
): number {
  const own = told[key];
  if (own !== undefined) return own;
  if (nearestKeys.has(key)) return nearest(value, base);
  if (key === 'least') return Math.max(1, down(value, base));
  if (key === 'most' || key === 'fewer' || key === 'more') return up(value, base);
  if (key === 'low') return digits(value, Math.floor);
  if (key === 'high') return digits(value, Math.ceil);
  return Number.isInteger(value) ? value : digits(value, Math.round);
}
