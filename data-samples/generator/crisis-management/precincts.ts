import { type Month, months } from '../calendar.ts';

export type Role = 'program' | 'comparison' | 'buffer';

export interface Precinct {
  /** As the police write it: a number without zeros in front. */
  readonly name: string;
  readonly borough: string;
  readonly role: Role;
  /** People shot there in a year, roughly, before any programme. */
  readonly level: number;
  /** Residents at the censuses of 2010 and 2020. */
  readonly residents: readonly [in2010: number, in2020: number];
  readonly site: string | null;
  /** Stretches of work: the first day, and the last or null. */
  readonly intervals: readonly (readonly [start: string, end: string | null])[];
}

type Line = readonly [
  name: string,
  role: Role,
  level: number,
  in2010: number,
  in2020: number,
  site?: string,
  ...intervals: readonly (readonly [string, string | null])[],
];

/** Sites opened in six waves, as money came; the precinct of Foundry Row was suspended for two quarters. */
const boroughs: Readonly<Record<string, readonly Line[]>> = {
  Northbank: [
    ['2', 'program', 27, 71200, 73900, 'Foundry Row', ['2021-01-01', '2023-09-30'], ['2024-04-01', null]],
    ['4', 'program', 23, 64800, 66100, 'Alder Houses', ['2021-01-01', null]],
    ['6', 'buffer', 13, 58900, 60400, 'Foundry Row'],
    ['8', 'comparison', 21, 69300, 70800],
    ['11', 'comparison', 17, 83100, 85600],
    ['14', 'program', 19, 77400, 78300, 'Tannery Hill', ['2022-07-01', null]],
    ['16', 'comparison', 9, 91200, 95700],
    ['18', 'comparison', 6, 66800, 71300],
    ['19', 'comparison', 12, 72500, 73100],
    ['21', 'comparison', 5, 88900, 93400],
  ],
  Eastmarch: [
    ['30', 'program', 29, 92400, 95100, 'Saltgate', ['2021-01-01', null]],
    ['32', 'program', 24, 81700, 83200, 'Three Mills', ['2021-07-01', null]],
    ['33', 'buffer', 12, 76400, 77800, 'Saltgate'],
    ['35', 'program', 21, 70300, 71900, 'Ropeworks', ['2022-01-01', null]],
    ['37', 'buffer', 11, 68200, 69100, 'Three Mills'],
    ['38', 'comparison', 22, 87600, 89300],
    ['40', 'comparison', 18, 79500, 80200],
    ['41', 'comparison', 14, 66100, 66900],
    ['44', 'comparison', 8, 101300, 106200],
    ['46', 'comparison', 6, 94700, 99800],
  ],
  Southport: [
    ['50', 'program', 25, 74900, 76600, 'Harbour Walk', ['2021-07-01', null]],
    ['52', 'program', 20, 69800, 70700, 'Lock Street', ['2022-07-01', null]],
    ['53', 'buffer', 10, 73600, 75000, 'Harbour Walk'],
    ['55', 'program', 22, 78300, 79900, 'Cooper Flats', ['2023-01-01', null]],
    ['56', 'comparison', 20, 71500, 72400],
    ['58', 'comparison', 16, 85200, 86700],
    ['60', 'comparison', 11, 62400, 63800],
    ['62', 'comparison', 7, 97600, 102500],
    ['63', 'comparison', 5, 90100, 93900],
    ['65', 'comparison', 13, 68900, 69400],
  ],
  Ironside: [
    ['70', 'program', 26, 88200, 90600, 'Kiln Yard', ['2021-07-01', null]],
    ['72', 'program', 22, 80900, 82300, 'Weaver Court', ['2022-01-01', null]],
    ['73', 'buffer', 12, 70200, 71600, 'Kiln Yard'],
    ['75', 'program', 18, 75800, 77100, 'Orchard Street', ['2023-01-01', null]],
    ['76', 'buffer', 9, 67300, 68800, 'Weaver Court'],
    ['78', 'comparison', 19, 83700, 84500],
    ['79', 'comparison', 15, 72100, 73300],
    ['81', 'comparison', 10, 89600, 93200],
    ['83', 'comparison', 8, 96800, 100900],
    ['84', 'comparison', 6, 64500, 67200],
  ],
};

export const precincts: readonly Precinct[] = Object.entries(boroughs).flatMap(([borough, lines]) =>
  lines.map(([name, role, level, in2010, in2020, site, ...intervals]) => ({
    name,
    borough,
    role,
    level,
    residents: [in2010, in2020] as const,
    site: site ?? null,
    intervals,
  })),
);

const ofSite = new Map(precincts.filter(({ role }) => role === 'program').map((each) => [each.site, each]));

/** How the work of a site stands in a month: closed, in its first three months, or at full strength. */
export function workIn({ site }: Precinct, { label }: Month): 'closed' | 'phase-in' | 'full' {
  for (const [start, end] of ofSite.get(site)?.intervals ?? []) {
    if (label < start.slice(0, 7) || (end !== null && label > end.slice(0, 7))) continue;
    const begun = months.findIndex((month) => month.label === start.slice(0, 7));
    const at = months.findIndex((month) => month.label === label);
    return at - begun < 3 ? 'phase-in' : 'full';
  }
  return 'closed';
}
