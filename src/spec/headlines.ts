import type { Finding } from './findings.ts';

/**
 * One finding per metric for page one: all programme areas, or the whole universe where there is no programme, or where
 * the records of the metric do not say where.
 */
export function headlines(findings: readonly Finding[]): readonly Finding[] {
  const ofProgram = new Set(
    findings.filter(({ areaRole }) => areaRole === 'all-program').map((finding) => finding.metric),
  );
  return findings.filter(
    ({ metric, areaRole, group }) =>
      areaRole === (ofProgram.has(metric) ? 'all-program' : 'universe') && group === null,
  );
}
