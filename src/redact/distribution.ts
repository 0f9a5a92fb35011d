import type { Distribution } from '../spec/index.ts';
import { nearest } from './coarse.ts';
import { isSmallTwice } from './merge-small.ts';

type Band = Distribution['bands'][number];

/**
 * Values by band as they may be shown: a band that holds few of them in either window goes together with the neighbour
 * that holds fewer, until none does. Sums of bands are then none, or no small count, on either side of every end.
 */
export function protectDistribution(found: Distribution | null | undefined, minimum: number): Distribution | null {
  if (found === null || found === undefined) return null;
  const bands = together(found.bands, minimum);
  if (bands.length < 2) return null;
  const isCut = bands.some(({ to }) => to === found.target);
  return { ...found, target: isCut ? found.target : null, bands };
}

function together(bands: readonly Band[], minimum: number): readonly Band[] {
  const left = [...bands];
  for (;;) {
    const small = left.findIndex((band) => isSmallTwice(band, minimum));
    if (small === -1) return left;
    const [below, above] = [sizeOf(left[small - 1]), sizeOf(left[small + 1])];
    const first = below <= above ? small - 1 : small;
    const [a, b] = [left[first], left[first + 1]];
    if (!a || !b) return [];
    left.splice(first, 2, { from: a.from, to: b.to, now: a.now + b.now, before: a.before + b.before });
  }
}

const sizeOf = (band: Band | undefined): number => (band ? band.now + band.before : Infinity);

/** Every band to the nearest multiple of a base; how many there are of all is rounded by itself. */
export function roundBands(distribution: Distribution, base: number): Distribution {
  const { now, before, bands } = distribution;
  return {
    ...distribution,
    now: { ...now, n: nearest(now.n, base) },
    before: { ...before, n: nearest(before.n, base) },
    bands: bands.map((band) => ({ ...band, now: nearest(band.now, base), before: nearest(band.before, base) })),
  };
}
