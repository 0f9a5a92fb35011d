import type { Finding } from './findings.ts';

/** One finding per metric for page one: all programme areas, or the whole universe where there is no programme. */
export function headlines(findings: readonly Finding[]): readonly Finding[] {
  const hasProgram = findings.some((finding) => finding.areaRole === 'all-program');
  const role = hasProgram ? 'all-program' : 'universe';
  return findings.filter((finding) => finding.areaRole === role && finding.group === null);
}
