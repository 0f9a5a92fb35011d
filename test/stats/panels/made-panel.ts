import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { type CountPanel, NEVER } from '../../../src/stats/index.ts';

/** Uniform draws in [0, 1), the same ones for the same seed. */
export function draws(seed: number): () => number {
  const generator = xoroshiro128plus(seed);
  return () => uniformFloat64(generator);
}

/** A full panel from rows of counts, one row for each area, with exposure 1. */
export function panelOf(counts: readonly (readonly number[])[], launches: readonly (number | null)[]): CountPanel {
  const periods = counts[0]?.length ?? 0;
  const cells = counts.flatMap((row, area) => row.map((events, period) => ({ area, period, events })));
  return {
    areaNames: counts.map((_, area) => `area ${area}`),
    periodNames: Array.from({ length: periods }, (_, period) => `period ${period}`),
    area: Int32Array.from(cells, ({ area }) => area),
    period: Int32Array.from(cells, ({ period }) => period),
    events: Float64Array.from(cells, ({ events }) => events),
    exposure: new Float64Array(cells.length).fill(1),
    launch: Int32Array.from(launches, (launch) => launch ?? NEVER),
    kept: new Uint8Array(cells.length).fill(1),
  };
}

/** A Poisson count, by counting exponential waits: for means below a few hundred. */
export function poissonCount(draw: () => number, mean: number): number {
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = draw(); product > limit; product *= draw()) count += 1;
  return count;
}

/** A gamma variate of mean 1 and whole shape: times a Poisson mean, it makes negative binomial counts. */
function unitGamma(draw: () => number, shape: number): number {
  let sum = 0;
  for (let k = 0; k < shape; k += 1) sum -= Math.log(1 - draw());
  return sum / shape;
}

export type MadePanel = {
  readonly areas: number;
  readonly periods: number;
  readonly treated: number;
  /** Ratio of treated counts to what they would have been. */
  readonly ratio: number;
  /** Levels are spread evenly on the log scale between these. */
  readonly levels: readonly [number, number];
  /** Shape of the gamma part of negative binomial counts. */
  readonly shape: number;
  readonly firstLaunch: number;
};

/** A panel of negative binomial counts with a season, launches one after the other from `firstLaunch` on. */
export function madePanel(draw: () => number, made: MadePanel): CountPanel {
  const { areas, periods, treated, levels } = made;
  const launches = Array.from({ length: areas }, (_, area) =>
    area < treated ? made.firstLaunch + Math.floor(draw() * (periods - made.firstLaunch)) : null,
  );
  const counts = launches.map((launch) => {
    const level = levels[0] * (levels[1] / levels[0]) ** draw();
    return Array.from({ length: periods }, (_, period) => {
      const season = Math.exp(0.3 * Math.sin((Math.PI * period) / 2) - 0.01 * period);
      const effect = launch !== null && period >= launch ? made.ratio : 1;
      return poissonCount(draw, level * season * effect * unitGamma(draw, made.shape));
    });
  });
  return panelOf(counts, launches);
}
