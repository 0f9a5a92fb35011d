import type { Recording } from '../../crosstab/index.ts';
import type { ComparabilityTest } from '../../spec/index.ts';
import { isSteady } from '../../stats/index.ts';
import { type Arm, arms, countBy } from './windows.ts';

/** Whose the records are: the arm of each agency, and of each area. */
export interface Belonging {
  readonly ofAgency: ReadonlyMap<string | null, Arm>;
  readonly ofArea: ReadonlyMap<string, Arm>;
}
interface Found {
  readonly arm: Arm;
  readonly agency: string | null;
  readonly silent: readonly string[];
}

/**
 * Months of which nothing came from an agency, or from all areas of an arm, that else always send: a file that was
 * withdrawn or never came counts as zeros, and would pass for a fall, a rise or an effect. What a waiver of the check of
 * the same name accepts is taken for what happened.
 *
 * @param rows    of those months
 * @param months  without repetition, in any order
 */
export function silentMonths(
  rows: readonly Recording[],
  months: readonly string[],
  { ofAgency, ofArea }: Belonging,
): readonly ComparabilityTest[] {
  const agencies = [...new Set(rows.map(({ agency }) => agency))];
  const silentOf = (own: readonly Recording[]): readonly string[] => silentIn(own, months);
  const byAgency = agencies.map(
    (agency): Found => ({
      arm: ofAgency.get(agency) ?? 'everywhere',
      agency,
      silent: silentOf(rows.filter((row) => row.agency === agency)),
    }),
  );
  // one agency may send a file for each arm
  const byArm = (['program', 'comparison'] as const).map((arm): Found => {
    const told = byAgency.flatMap((one) => (one.arm === arm || one.arm === 'everywhere' ? one.silent : []));
    const silent = silentOf(rows.filter(({ area }) => area !== null && ofArea.get(area) === arm));
    return { arm, agency: null, silent: silent.filter((month) => !told.includes(month)) };
  });
  const found = [...byAgency, ...byArm].filter(({ silent }) => silent.length > 0);
  return arms.flatMap((arm): readonly ComparabilityTest[] => {
    const own = found.filter((one) => one.arm === arm);
    if (own.length === 0) return [];
    return [
      {
        rule: 'silent-months',
        arm,
        before: null,
        now: null,
        moved: own.reduce((sum, { silent }) => sum + silent.length, 0),
        limit: 0,
        n: months.length * own.length,
        breaks: true,
        // where one agency sends everything, a month without it is the same for all areas
        absorbed: arm === 'everywhere' && agencies.length === 1,
        reason: 'months-missing',
        names: own.flatMap(({ agency }) => agency ?? []).sort(),
      },
    ];
  });
}

function silentIn(rows: readonly Recording[], months: readonly string[]): readonly string[] {
  const counts = countBy(rows, ({ month }) => month);
  if (!isSteady(months.map((month) => counts.get(month) ?? 0))) return [];
  const isSilent = (month: string): boolean => !counts.has(month);
  return months.filter((month) => isSilent(month) && !isSeason(month, months, isSilent));
}

/** Whether nothing comes in that month of any year, as from a school in summer. */
function isSeason(month: string, all: readonly string[], isSilent: (month: string) => boolean): boolean {
  const alike = all.filter((other) => other.slice(4) === month.slice(4));
  return alike.length > 1 && alike.every(isSilent);
}
