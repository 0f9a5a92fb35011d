import type { Finding, SeriesPoint } from '../spec/index.ts';
import type { HiddenPeriod } from './coverage.ts';

/**
 * A finding without numbers of periods of which records still come in. The same period is told again when all are there, and
 * how many came late would follow: of an area and a quarter, these are few. No window and no verdict rests on such a period.
 */
export function withoutOpenPeriods(finding: Finding): Finding {
  const open = new Set(finding.series.flatMap((point) => (isOpen(point) ? [point.period] : [])));
  if (open.size === 0) return finding;
  const { process, caveats } = finding;
  return {
    ...finding,
    series: finding.series.map((point) => (open.has(point.period) ? untold(point) : point)),
    process:
      process.status === 'estimated'
        ? { ...process, points: process.points.filter(({ period }) => !open.has(period)) }
        : process,
    caveats: caveats.map((caveat) =>
      caveat.key === 'caveat.provisional' ? { ...caveat, key: 'caveat.until-final' } : caveat,
    ),
  };
}

const isOpen = ({ state }: SeriesPoint): boolean => state === 'provisional';

const untold = (point: SeriesPoint): SeriesPoint => ({
  ...point,
  value: null,
  low: null,
  high: null,
  events: null,
  exposure: null,
  n: null,
});

/** Days that are not told yet: nor is how many records came in them. */
export const openPeriodsIn = (findings: readonly Finding[]): readonly HiddenPeriod[] =>
  findings.flatMap(({ metric, source, areaRole, series }) =>
    series.flatMap((point) =>
      isOpen(point) && point.n === null
        ? [{ metric, source, isEverywhere: areaRole === 'universe', from: point.from, to: point.to }]
        : [],
    ),
  );
