import { type Column, type Fit, type OwnScatter, sharedCoefficient } from '../../stats/index.ts';
import type { DesignPanel } from './design.ts';
import type { Block } from './own-scatter.ts';
import type { PooledSeries } from './pooled-series.ts';

/** How far off a step may be, where what moves all areas in one period lasts into the next. */
export interface SegmentedError {
  readonly standardError: number;
  readonly df: number;
  /** ρ of what neighbouring blocks of periods share. */
  readonly persistence: number;
  /** How much of the variance is shared, from 0 to 1. */
  readonly share: number;
  /** Whether there are so many more periods than columns that ρ means anything. */
  readonly isTelling: boolean;
}

export interface FittedSegments {
  readonly fit: Pick<Fit, 'scaledResiduals' | 'weights'>;
  readonly columns: readonly Column[];
  readonly ownOf: (blocks: readonly Block[]) => OwnScatter;
}

/** Periods that are looked at as one, the longest first that leaves enough of them. */
const together = { month: [6, 3], quarter: [2, 1], year: [1] } as const;
const fewestBlocks = 20;
const fewestBlocksSince = 2;
const columnsForTelling = 4;
const fewestTelling = 20;

/**
 * Standard error of the step: from the residuals, with what each area scatters by itself told apart from what all areas
 * share, and how long that lasts as the fitted columns let it be seen.
 *
 * Months are looked at by threes, counted from the launch in both directions: what lasts for a season hardly shows from one
 * month to the next. The variance of a residual is never below that of chance alone.
 *
 * @param fit      weighed so that chance gives each scaled residual a variance of 1
 * @param columns  of the fit, by name
 * @param ownOf    what areas scatter by themselves, in blocks of periods
 * @returns null where too few periods are left over; a standard error of 0 where no whole block of them tells the step
 */
export function segmentedError(
  { grain }: DesignPanel,
  series: PooledSeries,
  { fit, columns, ownOf }: FittedSegments,
): SegmentedError | null {
  const weight = (place: number): number => fit.weights?.[place] ?? 1;
  const { size, blocks: all } = blocksFor(series, together[grain]);
  const blocks = all.filter((block) => sumOver(block, weight) > 0);
  const scaled = (amount: (place: number) => number): Float64Array =>
    Float64Array.from(blocks, (block) => sumOver(block, amount) / Math.sqrt(sumOver(block, weight)));
  const error = sharedCoefficient(
    scaled((place) => (fit.scaledResiduals[place] ?? 0) * Math.sqrt(weight(place))),
    {
      columns: columns.map(({ values }) => scaled((place) => (values[place] ?? 0) * weight(place))),
      times: blocks.map(([first = 0]) => Math.floor((series.periods[first] ?? 0) / size)),
    },
    { own: ownOf(blocks), place: columns.findIndex(({ name }) => name === 'after') },
  );
  if (error === null) return null;
  const { persistence, share, coefficient } = error;
  return {
    standardError: Math.sqrt(coefficient?.variance ?? 0),
    df: Math.max(1, coefficient?.df ?? 1),
    persistence,
    share,
    isTelling: blocks.length >= Math.max(fewestTelling, columnsForTelling * error.columns),
  };
}

/** The longest blocks of which there are enough, or the shortest. */
function blocksFor(
  series: PooledSeries,
  sizes: readonly number[],
): { readonly size: number; readonly blocks: readonly Block[] } {
  const made = sizes.map((size) => ({ size, blocks: blocksOf(series, size) }));
  const isEnough = (blocks: readonly Block[]): boolean =>
    blocks.length >= fewestBlocks &&
    (!series.isAfter.includes(true) ||
      blocks.filter(([first = 0]) => series.isAfter[first]).length >= fewestBlocksSince);
  return made.find(({ blocks }) => isEnough(blocks)) ?? made.at(-1) ?? { size: 1, blocks: [] };
}

/** Whole blocks before the launch, counted back from it, and whole ones since; no block spans a gap. */
function blocksOf({ periods, isAfter }: PooledSeries, size: number): readonly Block[] {
  const launch = isAfter.includes(true) ? isAfter.indexOf(true) : periods.length;
  const from = (first: number): Block => Array.from({ length: size }, (_, index) => first + index);
  const before = Array.from({ length: Math.floor(launch / size) }, (_, index) => from(launch - (index + 1) * size));
  const since = Array.from({ length: Math.floor((periods.length - launch) / size) }, (_, index) =>
    from(launch + index * size),
  );
  const isWhole = ([first = 0, ...rest]: Block): boolean =>
    (periods[rest.at(-1) ?? first] ?? 0) - (periods[first] ?? 0) === size - 1;
  return [...before.reverse(), ...since].filter(isWhole);
}

const sumOver = (places: readonly number[], amount: (place: number) => number): number =>
  places.reduce((sum, place) => sum + amount(place), 0);
