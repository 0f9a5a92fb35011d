import { addIsoDays, daysIn, type Span } from '../../spec/index.ts';
import type { Warehouse } from '../../store/index.ts';
import type { LoadedSource } from '../load-source.ts';
import type { Lag } from './measurements.ts';

const aYear = 365;

/**
 * How long records of this source take to arrive, from its own times. Records of the last year before the export are
 * left out (of its last third, where it holds less than three years): late reports of those are still missing, and
 * would make the lag look short.
 */
export async function learnLag(
  { source, table }: LoadedSource,
  { from, to, range }: { readonly from: string; readonly to: string; readonly range: Span },
  warehouse: Warehouse,
): Promise<Lag | null> {
  const wait = Math.min(aYear, Math.floor(daysIn(range) / 3));
  const through = addIsoDays(source.extracted ?? range.to, -wait);
  const [rows = []] = await warehouse.tallies(table, [
    { by: [{ kind: 'days', from, to }], filled: [], ends: null, through: { column: from, day: through } },
  ]);
  const counts = rows.flatMap(({ keys: [days], n }) =>
    days === null || days === undefined ? [] : [{ days: Number(days), n }],
  );
  const arrived = counts.filter(({ days }) => days >= 0).sort((a, b) => a.days - b.days);
  const n = arrived.reduce((sum, row) => sum + row.n, 0);
  if (n === 0) return null;
  const negative = counts.reduce((sum, { days, n: rows }) => sum + (days < 0 ? rows : 0), 0);
  return { n, through, median: quantile(arrived, n / 2), p95: quantile(arrived, n * 0.95), negative };
}

/** The fewest days by which a number of records had arrived. */
function quantile(counts: readonly { readonly days: number; readonly n: number }[], wanted: number): number {
  let seen = 0;
  for (const { days, n } of counts) {
    seen += n;
    if (seen >= wanted) return days;
  }
  return counts.at(-1)?.days ?? 0;
}
