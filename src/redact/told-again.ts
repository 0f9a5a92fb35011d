import type { Finding } from '../spec/index.ts';
import { nameOf } from './metric-table.ts';
import type { ToldBefore } from './told-before.ts';

type Reports = readonly (readonly ToldBefore[])[];

/**
 * A report that is made once more of the same files, with another title or one metric more, tells what it told: hidden as if
 * no report had followed those before it, its numbers are the same, and whoever has them learns nothing. Beside its own first
 * version it would hide other ones, and tell some that were hidden then.
 *
 * @param protect  what may be shown beside some earlier reports
 * @returns null where no earlier report is of the same files, or none told just that
 */
export function toldAgain<Of extends { readonly findings: readonly Finding[] }>(
  protect: (earlier: Reports) => Of,
  earlier: Reports,
): Of | null {
  const tried: string[] = [];
  for (const [at, report] of earlier.entries()) {
    const [first] = report;
    if (!first?.isOfSameFiles) continue;
    const then = numbersOf(report);
    const said = JSON.stringify([...then].sort());
    if (tried.includes(said)) continue;
    tried.push(said);
    const again = protect(earlier.slice(0, at));
    if ([...numbersOf(again.findings)].every(([name, numbers]) => then.get(name) === numbers)) return again;
  }
  return null;
}

/** All that findings tell in numbers, but for what hangs on how many others are tested with them. */
const numbersOf = (findings: readonly Finding[]): ReadonlyMap<string, string> =>
  new Map(findings.map((finding) => [`${finding.metric} ${nameOf(finding)}`, numbersIn(finding)]));

function numbersIn(finding: Finding): string {
  const { now, also, series, changes, effect, process, expected, gap, ladder, distribution, survey, partners } =
    finding;
  const told = { now, also, series, changes, effect, process, expected, gap, ladder, distribution, survey, partners };
  return JSON.stringify(told, (key, value) => (key === 'q' || key === 'adjusted' ? undefined : value));
}
