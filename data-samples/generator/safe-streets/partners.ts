import { type Area, areas, isActive } from '../areas.ts';
import { daysIn, type Month, padded } from '../calendar.ts';
import { below, type Random } from '../random.ts';

/** Who runs which site. */
export const operators: Readonly<Record<string, string>> = {
  'tallow-hill': 'Harbor Peace Coalition',
  'cinder-row': 'Harbor Peace Coalition',
  'gannet-yard': 'Second Door',
  'lantern-green': 'Second Door',
  'oyster-bend': 'Tidewater Youth Works',
  'merrow-street': 'Bayview Bridge',
};
export const organizations = [...new Set(Object.values(operators))];

/** All who sit at the table, whether they run a site or not. */
export const members = [
  'Office of Neighborhood Safety',
  'Police Department',
  'Mercy Hospital',
  'School District',
  'Interfaith Council',
  ...organizations,
] as const;

/** The member that has not come since, with its last month. */
export const absentMember = { name: 'School District', last: '2023-09' } as const;
/** The partner whose list of events ends, with its last month; its site goes on working. */
export const silentPartner = { name: 'Tidewater Youth Works', last: '2023-09' } as const;
/** The site for which the city paid nothing in one quarter, for its contract was late. */
export const unfunded = { site: 'merrow-street', quarter: '2024-Q3' } as const;

export const siteAreas: readonly Area[] = areas.filter(({ role }) => role === 'program');
export const operatorOf = ({ site }: Area): string => operators[site ?? ''] ?? '';
export const isOpen = (area: Area, month: Month): boolean => isActive(area, month);
export const quarterIn = ({ year, month }: Month): string => `${year}-Q${Math.ceil(month / 3)}`;

/** Any day of a month, alike. */
export const dayOf = (random: Random, month: Month): string =>
  `${month.label}-${padded(1 + below(random, daysIn(month)))}`;
