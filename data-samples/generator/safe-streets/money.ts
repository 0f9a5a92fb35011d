import { areas } from '../areas.ts';
import { months, quarters } from '../calendar.ts';
import { csv } from '../csv.ts';
import { below, seededRandom } from '../random.ts';
import { absentMember, isOpen, operatorOf, organizations, quarterIn, siteAreas, unfunded } from './partners.ts';
import { shares } from './truth.ts';

type Line = readonly [
  id: string,
  quarter: string,
  member: string,
  category: string,
  neighbourhood: string,
  awarded: number,
  paid: number,
  exported: string,
];
const header = ['id', 'quarter', 'member', 'category', 'neighbourhood', 'awarded', 'paid', 'exported'];
const exported = '2025-12-15';

/** The city pays each site for its contract; where the contract was late it paid nothing for a quarter. */
function sitePayments(seed: number, quarter: string): readonly Line[] {
  return siteAreas
    .filter((area) => months.some((month) => quarterIn(month) === quarter && isOpen(area, month)))
    .map((area) => {
      const random = seededRandom(seed, `site-payment/${area.name}/${quarter}`);
      const awarded = 84_000 + 2_500 * area.violence;
      const isLate = area.site === unfunded.site && quarter === unfunded.quarter;
      const paid = isLate ? 0 : Math.round(awarded * (0.9 + 0.1 * random.uniform()));
      return [`S-${area.site}-${quarter}`, quarter, operatorOf(area), 'site', area.name, awarded, paid, exported];
    });
}

/** The state's grant: awarded by the year, told and spent by the quarter. */
function grantSpending(seed: number, quarter: string): readonly Line[] {
  return organizations.map((name, at) => {
    const random = seededRandom(seed, `grant/${name}/${quarter}`);
    const spent = shares.spent[quarter < '2023-Q4' ? 'before' : 'after'];
    const awarded = 30_000 + 6_000 * at;
    const paid = Math.round(awarded * (spent - 0.06 + 0.12 * random.uniform()));
    return [`G-${at + 1}-${quarter}`, quarter, name, 'grant', '', awarded, paid, exported];
  });
}

/** Small sums for neighbours' own projects, anywhere in the city. */
function projects(seed: number, quarter: string): readonly Line[] {
  const random = seededRandom(seed, `project/${quarter}`);
  return Array.from({ length: 5 }, (_, at) => {
    const area = areas[below(random, areas.length)];
    const sum = 3_000 + 500 * below(random, 9);
    const payer = 'Office of Neighborhood Safety';
    return [`P-${at + 1}-${quarter}`, quarter, payer, 'project', area?.name ?? '', sum, sum, exported];
  });
}

const workingQuarters = quarters.filter((quarter) => quarter >= '2021-Q2');

/** What members promised and gave of their own, in dollars; one that stays away gives nothing any more. */
export function contributions(seed: number): string {
  const promises = [
    ['Office of Neighborhood Safety', 'staff', 58_000],
    ['Police Department', 'staff', 42_000],
    ['Mercy Hospital', 'staff', 35_000],
    ['School District', 'space', 9_000],
    ['Interfaith Council', 'space', 4_000],
  ] as const;
  const lines = workingQuarters.flatMap((quarter) =>
    promises.map(([name, category, promised]) => {
      const random = seededRandom(seed, `gift/${name}/${quarter}`);
      const isAway = name === absentMember.name && quarter > absentQuarter;
      return [quarter, name, category, promised, isAway ? 0 : Math.round(promised * (0.82 + 0.2 * random.uniform()))];
    }),
  );
  return csv(['quarter', 'member', 'category', 'promised', 'given'], lines);
}
const absentQuarter = '2023-Q3';

/** What was awarded and what was paid, by member and quarter; some payments of 2025 were corrected later. */
export function money(seed: number): { readonly first: string; readonly corrected: string } {
  const lines = workingQuarters.flatMap((quarter) => [
    ...sitePayments(seed, quarter),
    ...grantSpending(seed, quarter),
    ...projects(seed, quarter),
  ]);
  const corrected = lines
    .filter(([id]) => /^[SG]-.*2025-Q[23]$/.test(id))
    .filter((_, at) => at % 3 === 0)
    .map(
      ([id, quarter, member, category, neighbourhood, awarded, paid]): Line => [
        id,
        quarter,
        member,
        category,
        neighbourhood,
        awarded,
        Math.round(paid * 1.04),
        '2026-01-08',
      ],
    );
  return { first: csv(header, lines), corrected: csv(header, corrected) };
}
