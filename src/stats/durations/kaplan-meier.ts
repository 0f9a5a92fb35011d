import { type Interval, requireEvents, requireFraction } from '../counts/rate-count.ts';
import { normalQuantile } from '../distributions/distributions.ts';

/** Durations that ended (`n`) or were still open when last seen (`censored`), by value, ascending, each value once. */
export type CensoredHistogram = readonly { readonly value: number; readonly n: number; readonly censored: number }[];

type Bar = CensoredHistogram[number];

/** Durations as a histogram, in any order and with repeats. */
export const censoredHistogramOf = (bars: CensoredHistogram): CensoredHistogram => sumHistograms([bars]);

/** What several histograms hold together; there may be hundreds of thousands of bars, and thousands of such sums. */
export function sumHistograms(parts: readonly CensoredHistogram[]): CensoredHistogram {
  let [length, least, most, areWhole] = [0, Infinity, -Infinity, true];
  for (const bars of parts)
    for (let index = 0; index < bars.length; index += 1) {
      const { value, n, censored } = bars[index] as Bar;
      if (!(n + censored > 0)) continue;
      length += 1;
      if (areWhole) areWhole = Number.isInteger(value);
      if (value < least) least = value;
      if (value > most) most = value;
    }
  const places = most - least + 1;
  if (length > 0 && areWhole && places <= PLACES_PER_BAR * length) return countedByPlace(parts, least, places);
  const kept: Bar[] = [];
  for (const bars of parts) for (const bar of bars) if (bar.n + bar.censored > 0) kept.push(bar);
  if (areWhole && places * length <= Number.MAX_SAFE_INTEGER) return merged(sortedWhole(kept, least));
  return merged(isAscending(kept) ? kept : kept.sort((a, b) => a.value - b.value));
}

/** Up to so many places a bar, counting by value is faster than sorting. */
const PLACES_PER_BAR = 4;

/** Whole values that lie close together are counted at their places; a bar that stands alone stays as it is. */
function countedByPlace(parts: readonly CensoredHistogram[], least: number, places: number): CensoredHistogram {
  const firsts = new Array<Bar | null>(places).fill(null);
  const [n, censored] = [new Array<number>(places).fill(0), new Array<number>(places).fill(0)];
  for (const bars of parts)
    for (let index = 0; index < bars.length; index += 1) {
      const bar = bars[index] as Bar;
      if (!(bar.n + bar.censored > 0)) continue;
      const place = bar.value - least;
      firsts[place] ??= bar;
      n[place] = (n[place] as number) + bar.n;
      censored[place] = (censored[place] as number) + bar.censored;
    }
  const counted: Bar[] = [];
  for (let place = 0; place < places; place += 1) {
    const first = firsts[place];
    if (!first) continue;
    const [ended, open] = [n[place] as number, censored[place] as number];
    const isAlone = first.n === ended && first.censored === open;
    counted.push(isAlone ? first : { value: first.value, n: ended, censored: open });
  }
  return counted;
}

/** Others by one number each, of the value and the place: plain numbers sort several times faster than bars (measured). */
function sortedWhole(bars: CensoredHistogram, least: number): CensoredHistogram {
  const { length } = bars;
  const keys = new Float64Array(length);
  for (let place = 0; place < length; place += 1) keys[place] = ((bars[place] as Bar).value - least) * length + place;
  keys.sort();
  const sorted: Bar[] = [];
  for (let place = 0; place < length; place += 1) sorted.push(bars[(keys[place] as number) % length] as Bar);
  return sorted;
}

/** Histograms one after the other are runs in order, which a stable sort merges; a bar that stands alone stays as it is. */
function merged(sorted: CensoredHistogram): CensoredHistogram {
  const found: Bar[] = [];
  for (const bar of sorted) {
    const last = found[found.length - 1];
    if (last?.value !== bar.value) found.push(bar);
    else found[found.length - 1] = { value: bar.value, n: last.n + bar.n, censored: last.censored + bar.censored };
  }
  return found;
}

function isAscending(bars: CensoredHistogram): boolean {
  for (let place = 1; place < bars.length; place += 1)
    if ((bars[place - 1]?.value ?? 0) > (bars[place]?.value ?? 0)) return false;
  return true;
}

/** The curve from one time up to the next. */
export type SurvivalStep = {
  readonly time: number;
  /** Share that lasts longer than this time. */
  readonly survival: number;
  /** Greenwood's variance of the logarithm of that share; infinite once none is left. */
  readonly logVariance: number;
};

/**
 * Kaplan–Meier curve: the share of durations that last longer than each time, with those still open used as far as
 * they were seen.
 *
 * A duration that is censored at a time counts as at risk there: endings come first.
 *
 * @param histogram  ended and open durations by value, zero or more
 * @returns a step at each value, one with an ending or not
 * @throws {RangeError} when a value is negative or a count is not whole
 * @see Kaplan & Meier 1958; R survival::survfit
 * @example survivalCurve([{ value: 4, n: 1, censored: 1 }, { value: 9, n: 1, censored: 0 }])[0].survival // => 0.6666666666666667
 */
export function survivalCurve(histogram: CensoredHistogram): readonly SurvivalStep[] {
  let atRisk = histogram.reduce((sum, { n, censored }) => sum + n + censored, 0);
  let [survival, logVariance] = [1, 0];
  return histogram.map(({ value, n, censored }) => {
    if (!(value >= 0)) throw new RangeError(`value: must be zero or more (got ${value})`);
    requireEvents(n, 'n');
    requireEvents(censored, 'censored');
    if (n > 0) {
      survival *= (atRisk - n) / atRisk;
      logVariance += n / (atRisk * (atRisk - n));
    }
    atRisk -= n + censored;
    return { time: value, survival, logVariance };
  });
}

/**
 * Share that lasts longer than a time, with its standard error.
 *
 * @returns beyond the last duration, the share there; the standard error is null once none is left
 * @see R summary.survfit(times, extend = TRUE)
 * @example survivalAt(survivalCurve([{ value: 4, n: 1, censored: 0 }, { value: 9, n: 1, censored: 0 }]), 5) // => { survival: 0.5, standardError: 0.3535533905932738 }
 */
export function survivalAt(
  curve: readonly SurvivalStep[],
  time: number,
): { readonly survival: number; readonly standardError: number | null } {
  const { survival, logVariance } = curve.findLast((step) => step.time <= time) ?? { survival: 1, logVariance: 0 };
  return { survival, standardError: survival === 0 ? null : survival * Math.sqrt(logVariance) };
}

/** The scale on which the interval of the curve is symmetric. */
export type SurvivalScale = 'log-log' | 'log' | 'plain' | 'logit' | 'arcsin';

/**
 * Pointwise interval of the curve at one step, as survfit computes it.
 *
 * @returns null where the scale has no value: on `log-log` while none has ended, on any once none is left
 * @see R survival::survfit(conf.type)
 */
export function survivalInterval(
  step: SurvivalStep,
  options: { readonly level: number; readonly scale: SurvivalScale },
): Interval | null {
  requireFraction(options.level, 'level');
  const { survival, logVariance } = step;
  const reach = normalQuantile((1 + options.level) / 2) * Math.sqrt(logVariance);
  const ends = endsOf(survival, reach, options.scale);
  return Number.isNaN(ends.low) || Number.isNaN(ends.high) ? null : ends;
}

/** The ends at so many standard errors of the logarithm; NaN where the scale has no value. */
function endsOf(survival: number, reach: number, scale: SurvivalScale): Interval {
  const clamped = (value: number): number => Math.min(1, Math.max(0, value));
  if (scale === 'plain') {
    return { low: clamped(survival - reach * survival), high: clamped(survival + reach * survival) };
  }
  if (survival === 0) return { low: Number.NaN, high: Number.NaN };
  switch (scale) {
    case 'log':
      return { low: survival * Math.exp(-reach), high: Math.min(1, survival * Math.exp(reach)) };
    case 'log-log': {
      if (survival === 1) return { low: Number.NaN, high: Number.NaN };
      const hazard = -Math.log(survival);
      return {
        low: Math.exp(-hazard * Math.exp(reach / hazard)),
        high: Math.exp(-hazard * Math.exp(-reach / hazard)),
      };
    }
    case 'logit': {
      const [odds, stretch] = [survival / (1 - survival), reach / (1 - survival)];
      const back = (value: number): number => 1 - 1 / (1 + value);
      return { low: back(odds * Math.exp(-stretch)), high: back(odds * Math.exp(stretch)) };
    }
    case 'arcsin': {
      const [middle, stretch] = [Math.asin(Math.sqrt(survival)), (reach / 2) * Math.sqrt(survival / (1 - survival))];
      return {
        low: Math.sin(Math.max(0, middle - stretch)) ** 2,
        high: Math.sin(Math.min(Math.PI / 2, middle + stretch)) ** 2,
      };
    }
  }
}
