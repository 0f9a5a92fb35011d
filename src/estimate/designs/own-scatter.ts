import { lastingDf, type OwnScatter, signedPersistence } from '../../stats/index.ts';
import type { PooledArm, PooledSeries } from './pooled-series.ts';

/** Some periods in a row as one: places in the series. */
export type Block = readonly number[];

interface Deviations {
  readonly pearson: number;
  readonly df: number;
  readonly series: readonly (readonly number[])[];
}

/** That of chance alone, where nothing tells more. */
export const untold: OwnScatter = { dispersion: 1, persistence: 0, df: 0 };

/**
 * How areas scatter about what moves all areas of their arm: about area × period, before the launch and since, so that
 * neither what they share nor an effect of the programme is in it.
 *
 * @param blocks  periods that are looked at as one
 * @returns Poisson's scatter on no degrees of freedom where no arm has two areas
 */
export function ownScatter({ program, comparison, isAfter }: PooledSeries, blocks: readonly Block[]): OwnScatter {
  const found = [program, ...(comparison === null ? [] : [comparison])].flatMap((arm) =>
    [false, true].flatMap((side) =>
      deviationsOf(
        arm,
        blocks.filter(([first = 0]) => isAfter[first] === side),
      ),
    ),
  );
  const df = found.reduce((sum, one) => sum + one.df, 0);
  if (df === 0) return untold;
  const pearson = found.reduce((sum, one) => sum + one.pearson, 0);
  const persistence = signedPersistence(found.flatMap(({ series }) => series));
  return { dispersion: Math.max(1, pearson / df), persistence, df: lastingDf(df, persistence) };
}

/** About rows × columns; nothing where there is but one of either. */
function deviationsOf({ byArea }: PooledArm, blocks: readonly Block[]): readonly Deviations[] {
  const rows = byArea
    .map(({ events }) => blocks.map((block) => block.reduce((sum, place) => sum + (events[place] ?? 0), 0)))
    .filter((row) => row.some((count) => count > 0));
  const columns = blocks.map((_, at) => rows.reduce((sum, row) => sum + (row[at] ?? 0), 0));
  const full = columns.filter((sum) => sum > 0).length;
  if (rows.length < 2 || full < 2) return [];
  const total = columns.reduce((sum, count) => sum + count, 0);
  const series = rows.map((row) => {
    const share = row.reduce((sum, count) => sum + count, 0) / total;
    return row.flatMap((count, at) => {
      const mean = share * (columns[at] ?? 0);
      return mean > 0 ? [(count - mean) / Math.sqrt(mean)] : [];
    });
  });
  const pearson = series.flat().reduce((sum, value) => sum + value * value, 0);
  return [{ pearson, df: (rows.length - 1) * (full - 1), series }];
}
