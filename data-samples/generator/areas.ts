import type { Month } from './calendar.ts';

export type Role = 'program' | 'comparison' | 'buffer' | 'excluded';

/** A stretch of programme work. Both days count; an open stretch has no end. */
export interface Interval {
  readonly start: string;
  readonly end: string | null;
}

export interface Area {
  readonly name: string;
  readonly role: Role;
  /** The programme site that works here, or for a buffer the one next door. */
  readonly site: string | null;
  /** Police post. */
  readonly post: number;
  /** Share weight for violence (roughly people shot a year). */
  readonly violence: number;
  /** Residents at the censuses of 2010 and 2020. */
  readonly residents: readonly [in2010: number, in2020: number];
  /** Place in the city's grid of 8 columns and 5 rows. */
  readonly column: number;
  readonly row: number;
}

/** Launches fall on the first of a month, so that every month is wholly with or wholly without the programme. */
export const sites: Readonly<Record<string, readonly Interval[]>> = {
  'tallow-hill': [{ start: '2021-04-01', end: null }],
  'cinder-row': [
    { start: '2021-07-01', end: '2022-12-31' },
    { start: '2023-10-01', end: null },
  ],
  'gannet-yard': [{ start: '2021-10-01', end: null }],
  'lantern-green': [{ start: '2022-05-01', end: null }],
  'oyster-bend': [{ start: '2022-10-01', end: null }],
  'merrow-street': [{ start: '2023-04-01', end: null }],
};

type Line = readonly [name: string, role: Role, violence: number, in2010: number, in2020: number, site?: string];

/** Row by row over the grid, eight to a row; a buffer stands beside its site's area. */
const table: readonly Line[] = [
  ['Quillon Park', 'comparison', 9, 8420, 8610],
  ['Tallow Foot', 'buffer', 9, 6310, 6180, 'tallow-hill'],
  ['Tallow Hill', 'program', 20, 7240, 6650, 'tallow-hill'],
  ['Harrow Slip', 'comparison', 13, 6980, 6540],
  ['Brindle Corner', 'comparison', 10, 5870, 5620],
  ['Gannet Yard', 'program', 18, 6900, 6310, 'gannet-yard'],
  ['Gannet Steps', 'buffer', 8, 5420, 5360, 'gannet-yard'],
  ['Sexton Rise', 'comparison', 6, 9150, 9480],
  ['Pewter Hollow', 'comparison', 8, 7010, 6890],
  ['Copperleaf', 'comparison', 5, 10240, 10730],
  ['Cannery Pier', 'excluded', 4, 1320, 1890],
  ['Dory Town', 'comparison', 12, 6450, 6020],
  ['Fennimore Flats', 'comparison', 9, 7380, 7140],
  ['Galley Wood', 'comparison', 4, 9870, 10110],
  ['Hemlock Stair', 'comparison', 7, 6620, 6700],
  ['Ironbark', 'comparison', 11, 5960, 5580],
  ['Cinder Row', 'program', 17, 6120, 5490, 'cinder-row'],
  ['Ashlar Court', 'buffer', 7, 5730, 5610, 'cinder-row'],
  ['Juniper Wharf', 'comparison', 5, 8330, 9240],
  ['Kestrel Mill', 'comparison', 8, 6840, 6790],
  ['Loomis Ferry', 'comparison', 6, 7490, 7620],
  ['College Commons', 'excluded', 3, 4860, 5230],
  ['Wick Lane', 'buffer', 7, 6050, 5880, 'lantern-green'],
  ['Lantern Green', 'program', 16, 7080, 6570, 'lantern-green'],
  ['Mallow Terrace', 'comparison', 14, 6230, 5710],
  ['Nettle Brook', 'comparison', 5, 8910, 9070],
  ['Old Ropewalk', 'comparison', 7, 5540, 5800],
  ['Customs Island', 'excluded', 3, 980, 1410],
  ['Plover Downs', 'comparison', 4, 11020, 11360],
  ['Quarry Bank', 'comparison', 10, 6370, 6090],
  ['Rushlight', 'comparison', 7, 7150, 7020],
  ['Saltmarsh End', 'comparison', 5, 6780, 6940],
  ['Thimble Hill', 'comparison', 6, 8050, 8230],
  ['Oyster Bend', 'program', 15, 6540, 5980, 'oyster-bend'],
  ['Shuck Landing', 'buffer', 6, 5210, 5170, 'oyster-bend'],
  ['Umber Dale', 'comparison', 4, 9440, 9710],
  ['Merrow Heights', 'buffer', 5, 6690, 6640, 'merrow-street'],
  ['Merrow Street', 'program', 13, 6810, 6390, 'merrow-street'],
  ['Stadium Field', 'excluded', 6, 2140, 2360],
  ['Verity Gardens', 'comparison', 5, 10560, 10840],
];

export const areas: readonly Area[] = table.map(([name, role, violence, in2010, in2020, site], at) => ({
  name,
  role,
  site: site ?? null,
  post: 111 + at * 17,
  violence,
  residents: [in2010, in2020],
  column: at % 8,
  row: Math.floor(at / 8),
}));

/** Whether the area's site was at work in that month; a suspended month is not at work. */
export function isActive(area: Area, { label }: Month): boolean {
  const intervals = area.site === null ? [] : (sites[area.site] ?? []);
  return intervals.some(({ start, end }) => start.slice(0, 7) <= label && (end === null || label <= end.slice(0, 7)));
}
