import { mean, median, sum } from './centre.ts';
import { type Fit, type KindOfChart, type Observation, present, RANGE_PER_SIGMA, ratio } from './chart-kind.ts';
import { movingRange } from './moving-range.ts';

/** A chart of counts over equal exposure: Poisson limits about the mean. */
export const countsChart: KindOfChart = {
  denominators: 'none',
  plotted: ratio,
  require: requireCount,
  fit: (baseline) => {
    const centre = mean(present(baseline).map(({ value }) => value));
    return centre === null ? null : fitOf(centre, () => Math.sqrt(centre), Infinity);
  },
};

/** A chart of counts per denominator: Poisson limits that widen where the denominator is small. */
export const ratesChart: KindOfChart = {
  denominators: 'required',
  plotted: ratio,
  require: requireCount,
  fit: (baseline) => {
    const centre = pooled(baseline);
    return centre === null ? null : fitOf(centre, rateSigma(centre), Infinity);
  },
};

/** A chart of shares: binomial limits. */
export const sharesChart: KindOfChart = {
  denominators: 'required',
  plotted: ratio,
  require: requireHits,
  fit: (baseline) => {
    const centre = pooled(baseline);
    return centre === null ? null : fitOf(centre, shareSigma(centre), 1);
  },
};

/** Laney's u′: the limits of a u chart, widened by how much the rates move beyond chance. */
export const laneyRatesChart: KindOfChart = { ...ratesChart, fit: laney(rateSigma, Infinity) };

/** Laney's p′. */
export const laneySharesChart: KindOfChart = { ...sharesChart, fit: laney(shareSigma, 1) };

/** A chart of how many went by between rare events: geometric limits about the mean, and the median as the centre. */
export const gapsChart: KindOfChart = {
  denominators: 'none',
  plotted: ratio,
  require: requireCount,
  fit: (baseline) => {
    const values = present(baseline).map(({ value }) => value);
    const [average, centre] = [mean(values), median(values)];
    if (average === null || centre === null) return null;
    return { ...fitOf(average, () => Math.sqrt(average * (average + 1)), Infinity), centre };
  },
};

type Sigma = (n: number) => number;

function rateSigma(centre: number): Sigma {
  return (n) => Math.sqrt(centre / n);
}

function shareSigma(centre: number): Sigma {
  return (n) => Math.sqrt((centre * (1 - centre)) / n);
}

function pooled(baseline: readonly (Observation | null)[]): number | null {
  const observations = present(baseline);
  if (observations.length === 0) return null;
  return sum(observations.map(({ value }) => value)) / sum(observations.map(({ n }) => n));
}

function fitOf(centre: number, sigma: Sigma, most: number): Fit {
  return {
    centre,
    band: (n, sigmas) => ({
      low: Math.max(0, centre - sigmas * sigma(n)),
      high: Math.min(most, centre + sigmas * sigma(n)),
    }),
    movingRange: null,
  };
}

function laney(sigmaOf: (centre: number) => Sigma, most: number): KindOfChart['fit'] {
  return (baseline, { screened }) => {
    const centre = pooled(baseline);
    if (centre === null) return null;
    const sigma = sigmaOf(centre);
    const scores = baseline.map(
      (observation) => observation && score(ratio(observation) - centre, sigma(observation.n)),
    );
    const ranges = movingRange(scores, screened);
    const { mean: range } = ranges;
    if (range === null) return { centre, band: null, movingRange: ranges };
    return { ...fitOf(centre, (n) => (sigma(n) * range) / RANGE_PER_SIGMA, most), movingRange: ranges };
  };
}

/** Distance in standard deviations; zero where nothing can vary, as with shares of 0 or 100 %. */
function score(distance: number, sigma: number): number {
  return sigma === 0 ? 0 : distance / sigma;
}

function requireCount({ value }: Observation, name: string): void {
  if (!(value >= 0)) throw new RangeError(`${name}: must be zero or more (got ${value})`);
}

function requireHits(observation: Observation, name: string): void {
  requireCount(observation, name);
  const { value, n } = observation;
  if (value > n) throw new RangeError(`${name}: must be at most its denominator (got ${value} of ${n})`);
}
