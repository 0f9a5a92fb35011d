import type { Recording } from '../../crosstab/index.ts';
import type { ComparabilityTest } from '../../spec/index.ts';
import { chanceOfNone, isSteady, mostByChance, unlikelySilences } from '../../stats/index.ts';
import { type Arm, arms, countBy } from './windows.ts';

/** Whose the records are: the arm of each agency, and of each area. */
export interface Belonging {
  readonly ofAgency: ReadonlyMap<string | null, Arm>;
  readonly ofArea: ReadonlyMap<string, Arm>;
}
interface Found {
  readonly arm: Arm;
  /** Of an agency or an area. */
  readonly name: string | null;
  readonly silent: readonly string[];
}

/**
 * Months of which nothing came from an agency, from all areas of an arm, or from one area, that else always send: a file
 * that was withdrawn or never came counts as zeros, and would pass for a fall, a rise or an effect. What a waiver of the
 * check of the same name accepts is taken for what happened.
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
      name: agency,
      silent: silentAgency(
        rows.filter((row) => row.agency === agency),
        months,
        agencies.length,
      ),
    }),
  );
  // one agency may send a file for each arm
  const byArm = (['program', 'comparison'] as const).map((arm): Found => {
    const told = byAgency.flatMap((one) => (one.arm === arm || one.arm === 'everywhere' ? one.silent : []));
    const silent = silentOf(rows.filter(({ area }) => area !== null && ofArea.get(area) === arm));
    return { arm, name: null, silent: silent.filter((month) => !told.includes(month)) };
  });
  const wide = [...byAgency, ...byArm];
  const found = [...wide, ...silentAreas(rows, { months, ofArea, wide })].filter(({ silent }) => silent.length > 0);
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
        names: own.flatMap(({ name }) => name ?? []).sort(),
      },
    ];
  });
}

/** Silences of whoever sends a file: of few records too, as far as they are no chance. */
function silentAgency(rows: readonly Recording[], months: readonly string[], among: number): readonly string[] {
  const counts = countBy(rows, ({ month }) => month);
  const isSilent = (month: string): boolean => !counts.has(month);
  const asked = months.filter((month) => !(isSilent(month) && isSeason(month, months, isSilent)));
  const found = unlikelySilences(
    asked.map((month) => ({ month: monthNumber(month), n: counts.get(month) ?? 0 })),
    among,
  );
  return asked.filter((month) => found.includes(monthNumber(month)));
}

interface AreasAsked {
  readonly months: readonly string[];
  readonly ofArea: Belonging['ofArea'];
  /** Silences of agencies and arms: what an area shares with them is no silence of its own. */
  readonly wide: readonly Found[];
}
/** Silences of one area, of an agency that sends for others: of the few records of an area, none may well be chance. */
function silentAreas(rows: readonly Recording[], { months, ofArea, wide }: AreasAsked): readonly Found[] {
  const byArea = new Map<string, Recording[]>();
  for (const row of rows) {
    if (row.area === null || !ofArea.has(row.area)) continue;
    const own = byArea.get(row.area);
    if (own) own.push(row);
    else byArea.set(row.area, [row]);
  }
  return [...byArea].map(([area, own]): Found => {
    const arm = ofArea.get(area) ?? 'everywhere';
    const told = new Set(wide.flatMap((one) => (one.arm === arm || one.arm === 'everywhere' ? one.silent : [])));
    const silent = silentIn(own, months, 1).filter((month) => !told.has(month));
    const counts = countBy(own, ({ month }) => month);
    const chance = chanceOfNone([...counts.values()]);
    const isChance = (run: readonly string[]): boolean =>
      chance ** run.length * months.length * byArea.size > mostByChance;
    return {
      arm,
      name: area,
      silent: runsOf(silent)
        .filter((run) => !isChance(run))
        .flat(),
    };
  });
}

/** Months that follow one another. */
function runsOf(months: readonly string[]): readonly (readonly string[])[] {
  const runs: string[][] = [];
  for (const month of months.toSorted()) {
    const last = runs.at(-1);
    if (last && monthNumber(month) === monthNumber(last.at(-1) ?? '') + 1) last.push(month);
    else runs.push([month]);
  }
  return runs;
}
const monthNumber = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5));

function silentIn(rows: readonly Recording[], months: readonly string[], fewest?: number): readonly string[] {
  const counts = countBy(rows, ({ month }) => month);
  if (
    !isSteady(
      months.map((month) => counts.get(month) ?? 0),
      fewest,
    )
  )
    return [];
  const isSilent = (month: string): boolean => !counts.has(month);
  return months.filter((month) => isSilent(month) && !isSeason(month, months, isSilent));
}

/** Whether nothing comes in that month of any year, as from a school in summer. */
function isSeason(month: string, all: readonly string[], isSilent: (month: string) => boolean): boolean {
  const alike = all.filter((other) => other.slice(4) === month.slice(4));
  return alike.length > 1 && alike.every(isSilent);
}
