import type { Finding, Level } from '../spec/index.ts';

const roleBehind: Readonly<Partial<Record<Finding['areaRole'], Finding['areaRole']>>> = {
  'all-program': 'program',
  'all-comparison': 'comparison',
  'all-buffer': 'buffer',
};

/** Whether a finding is of areas together. */
export const isSum = ({ areaRole }: Finding): boolean => areaRole === 'universe' || areaRole in roleBehind;

/** Whether one finding of a metric is of a single area, and the other of areas together that it is one of. */
export function isPartOf(part: Finding, sum: Finding): boolean {
  if (!isSum(sum) || isSum(part) || part.group !== sum.group) return false;
  return sum.areaRole === 'universe' || part.areaRole === roleBehind[sum.areaRole];
}

const isSuppressed = (level: Level): boolean => level.status === 'withheld' && level.reason === 'suppressed';

/** Whether any of the areas behind a finding of areas together hides a number of its metric. */
export const hidesPartOf = (sum: Finding, findings: readonly Finding[]): boolean =>
  findings.some(
    (part) =>
      part.metric === sum.metric &&
      isPartOf(part, sum) &&
      ([part.now, ...part.also].some(isSuppressed) ||
        part.sentence.key === 'suppressed' ||
        part.series.some(({ state }) => state === 'suppressed')),
  );
