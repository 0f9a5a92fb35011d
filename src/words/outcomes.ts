import type { Check } from '../spec/findings.ts';

export const checkOutcomes = ['failed', 'accepted', 'warned', 'noted', 'passed'] as const;
export type CheckOutcome = (typeof checkOutcomes)[number];

/** What became of a check. One without a limit is noted: it cannot fail, so to call it passed would say too much. */
export function outcomeOf({ passed, waiver, severity, limit }: Check): CheckOutcome {
  if (severity === 'info' || (passed && limit === null)) return 'noted';
  if (passed) return 'passed';
  if (waiver !== null) return 'accepted';
  return severity === 'fail' ? 'failed' : 'warned';
}

/** The worst first: nobody should have to look for what failed below what passed. */
export const byOutcome = <T extends Check>(checks: readonly T[]): readonly T[] =>
  checkOutcomes.flatMap((outcome) => checks.filter((check) => outcomeOf(check) === outcome));

export function countOutcomes(checks: readonly Check[]): Readonly<Record<CheckOutcome, number>> {
  const counts = { failed: 0, accepted: 0, warned: 0, noted: 0, passed: 0 };
  for (const check of checks) counts[outcomeOf(check)] += 1;
  return counts;
}
