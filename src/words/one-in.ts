/** Shares as parts of a few: “about 1 in 8” stands beside a percentage for whoever reads none, and never in its place. */

type Part = readonly [parts: number, of: number];

const upTo = (first: number, last: number, step = 1): readonly number[] =>
  Array.from({ length: (last - first) / step + 1 }, (_, index) => first + index * step);

/** What people say: one in so many, tenths, two in three, three in four, nineteen in twenty. Beyond that, nearly all. */
const sayable: readonly Part[] = [
  ...[...upTo(2, 20), ...upTo(30, 100, 10), 150, 200].map((of): Part => [1, of]),
  ...[3, 4, 6, 7, 8, 9].map((parts): Part => [parts, 10]),
  [2, 3],
  [3, 4],
  [19, 20],
  [1, 1],
];

/** The few words that parts need. */
export interface PartWords {
  readonly part: (parts: number, of: number) => string;
  readonly about: (part: string) => string;
  /** Of what is less than all parts. */
  readonly fewer: (part: string) => string;
  readonly nearlyAll: string;
}

const farFrom = (share: number, [parts, of]: Part): number => Math.abs(parts / of - share);

/**
 * The nearest of the parts that people say, never further off than five points, nor than a fifth of the share; of fewer
 * than one in two hundred just that. “About” unless it is exact. Null of none and all, which 0 % and 100 % say, and of what is
 * no share.
 */
export const partFormat =
  ({ part, about, fewer, nearlyAll }: PartWords) =>
  (share: number): string | null => {
    if (!(share > 0 && share < 1)) return null;
    if (share < 0.005) return fewer(part(1, 200));
    const nearest = sayable.reduce((best, one) => (farFrom(share, one) < farFrom(share, best) ? one : best));
    const isExact = farFrom(share, nearest) < 1e-9;
    if (nearest[1] === 1) return nearlyAll;
    return isExact ? part(...nearest) : about(part(...nearest));
  };
