import { type Finding, type MethodsNote, type SeriesPoint, withoutNumbers } from '../spec/index.ts';
import type { HiddenPeriod } from './coverage.ts';

/**
 * Findings of single areas and of groups without numbers of periods of which records still come in. The same period is told
 * again when all are there, and how many came late would follow: of an area and a quarter, these are few. What all areas of a
 * role have together is told at once, unless an area is alone in its role. No verdict rests on such a period.
 *
 * @param waiting  the metrics that wait
 */
export function withoutOpenPeriods(
  findings: readonly Finding[],
  { areas }: Pick<MethodsNote, 'areas'>,
  waiting: ReadonlySet<string>,
): readonly Finding[] {
  const { program, comparison, buffer } = areas;
  const isOneAlone = [program, comparison, buffer].includes(1);
  const waits = ({ metric, areaRole, group }: Finding): boolean =>
    waiting.has(metric) && (isOneAlone || group !== null || isOfOne(areaRole));
  return findings.map((finding) => (waits(finding) ? withoutOpen(finding) : finding));
}

const isOfOne = (role: Finding['areaRole']): boolean => role !== 'universe' && !role.startsWith('all-');

function withoutOpen(finding: Finding): Finding {
  const open = new Set(finding.series.flatMap((point) => (isOpen(point) ? [point.period] : [])));
  if (open.size === 0) return finding;
  const { process: chart, caveats } = finding;
  return {
    ...finding,
    series: finding.series.map((point) => (open.has(point.period) ? withoutNumbers(point) : point)),
    process:
      chart.status === 'estimated'
        ? { ...chart, points: chart.points.filter(({ period }) => !open.has(period)) }
        : chart,
    caveats: caveats.map((caveat) =>
      caveat.key === 'caveat.provisional' ? { ...caveat, key: 'caveat.until-final' } : caveat,
    ),
  };
}

const isOpen = ({ state }: SeriesPoint): boolean => state === 'provisional';

const everywhere = (isEverywhere: boolean) => ({ isEverywhere, isOfAllTimes: isEverywhere });

/** Days that are not told yet: nor is how many records came in them. */
export const openPeriodsIn = (findings: readonly Finding[]): readonly HiddenPeriod[] =>
  findings.flatMap(({ metric, source, areaRole, series }) =>
    series.flatMap((point) =>
      isOpen(point) && point.n === null
        ? [{ metric, source, ...everywhere(areaRole === 'universe'), from: point.from, to: point.to }]
        : [],
    ),
  );
