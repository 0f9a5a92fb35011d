import type { Finding } from '../spec/index.ts';
import type { Told } from './cells/outside.ts';
import { isDefinedAlike } from './names-of-now.ts';

interface Telling {
  /** There are areas that nothing is told of, but that everywhere counts. */
  readonly leavesOut: boolean;
  readonly earlier: () => readonly (readonly Finding[])[];
}

export const singleRoles: ReadonlySet<string> = new Set(['program', 'comparison', 'buffer', 'excluded']);

/**
 * Of each earlier report the findings of a metric: those that counted the same have its name by now. An area that has joined
 * since was left out then, and everywhere may have counted it.
 */
export function toldOfMetrics(
  metrics: readonly Finding[],
  areas: ReadonlySet<string>,
  { earlier, leavesOut }: Telling,
): readonly Told[] {
  return earlier().flatMap((report) =>
    metrics.map((own): Told => {
      const findings = report.filter((one) => one.metric === own.metric && isDefinedAlike(one, own));
      const known = areasIn(findings);
      return { findings, leavesOut: leavesOut || (known.size > 0 && [...areas].some((area) => !known.has(area))) };
    }),
  );
}

export const areasIn = (findings: readonly Finding[]): ReadonlySet<string> =>
  new Set(findings.flatMap(({ area, areaRole }) => (singleRoles.has(areaRole) ? [area] : [])));
