import { mean, median } from './centre.ts';
import { type Fit, type KindOfChart, type LimitOptions, present, ratio } from './chart-kind.ts';
import { type MovingRange, movingRange } from './moving-range.ts';

/** A run chart: a median, and no limits. */
export const runChart: KindOfChart = {
  denominators: 'optional',
  plotted: ratio,
  require: () => undefined,
  fit: (baseline) => {
    const centre = median(present(baseline).map(ratio));
    return centre === null ? null : { centre, band: null, movingRange: null };
  },
};

/** A chart of single values (XmR): the mean, and the mean moving range. */
export const individualsChart: KindOfChart = {
  denominators: 'optional',
  plotted: ratio,
  require: () => undefined,
  fit: (baseline, options) =>
    fitIndividuals(
      baseline.map((observation) => observation && ratio(observation)),
      options,
    ),
};

/** The power that makes exponential waiting times nearly normal (Nelson 1994). */
const POWER = 3.6;

/** A chart of times between rare events: single values after Nelson's power transformation, and back again. */
export const timesChart: KindOfChart = {
  denominators: 'none',
  plotted: ratio,
  require: ({ value }, name) => {
    if (!(value > 0)) throw new RangeError(`${name}: must be positive on a t chart (got ${value})`);
  },
  fit: (baseline, options) => {
    const fit = fitIndividuals(
      baseline.map((observation) => observation && observation.value ** (1 / POWER)),
      options,
    );
    if (fit === null) return null;
    const back = (value: number): number => Math.max(0, value) ** POWER;
    const { band, movingRange } = fit;
    return {
      centre: back(fit.centre),
      band:
        band === null
          ? null
          : (n, sigmas) => {
              const { low, high } = band(n, sigmas);
              return { low: back(low), high: back(high) };
            },
      movingRange,
    };
  },
};

function fitIndividuals(values: readonly (number | null)[], options: LimitOptions): Fit | null {
  const centre = mean(values.filter((value) => value !== null));
  if (centre === null) return null;
  const ranges = movingRange(values, options.screened);
  return { centre, band: bandOf(centre, ranges, options.movingRangeFactor), movingRange: ranges };
}

function bandOf(centre: number, { mean: range }: MovingRange, factor: number): Fit['band'] {
  if (range === null) return null;
  return (_, sigmas) => {
    // three standard deviations are the factor itself, so that a value on the limit stays on it
    const reach = (sigmas === 3 ? factor : sigmas * (factor / 3)) * range;
    return { low: centre - reach, high: centre + reach };
  };
}
