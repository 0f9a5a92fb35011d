import type { Finding, SeriesPoint } from '../spec/index.ts';
import { isSmall } from './small.ts';

/**
 * An effect without its periods where one of them gives a small count of the comparison areas back. What would have
 * happened is in each period what these areas had, times one number; in months, while the series that is shown has
 * quarters, no series says which of their counts are small. The number follows from any quarter of them.
 *
 * @param compared  all comparison areas of the same metric, before anything was hidden
 */
export function withoutFewCompared(finding: Finding, compared: Finding | undefined, minimum: number): Finding {
  const { effect } = finding;
  if (effect.status === 'withheld' || effect.levels !== null || !compared) return finding;
  const counts = compared.series.flatMap((point) => countsWithin(point, effect.gap));
  if (!counts.some((count) => isSmall(count, minimum))) return finding;
  return { ...finding, effect: { ...effect, gap: [], eventStudy: [] } };
}

type Gap = Extract<Finding['effect'], { readonly status: 'estimated' }>['gap'];

/** What the comparison areas had in each shorter period of a longer one. */
function countsWithin({ from, to, events }: SeriesPoint, gap: Gap): readonly number[] {
  const own = gap.filter(({ period }) => period >= from.slice(0, 7) && period <= to.slice(0, 7) && isMonth(period));
  const together = own.reduce((sum, { expected }) => sum + (expected ?? 0), 0);
  if (events === null || together <= 0) return [];
  return own.map(({ expected }) => Math.round(((expected ?? 0) / together) * events));
}

const isMonth = (period: string): boolean => /^\d{4}-\d{2}$/.test(period);
