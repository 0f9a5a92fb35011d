import { type Month, months } from '../calendar.ts';

export interface Division {
  readonly name: string;
  /** The first day of the response team, or null. */
  readonly start: string | null;
  /** New households with a domestic-violence report in a year, roughly. */
  readonly households: number;
  readonly residents: readonly [in2010: number, in2020: number];
}

type Line = readonly [name: string, households: number, in2010: number, in2020: number, start?: string];

/** Teams came in two waves, to divisions that asked for them and had an advocate's office near. */
const table: readonly Line[] = [
  ['Arroyo', 96, 198000, 203500, '2022-01-01'],
  ['Bluff', 62, 171200, 174800],
  ['Canal', 88, 184600, 188100, '2022-01-01'],
  ['Del Norte', 71, 162300, 168900],
  ['Eagle Flat', 79, 189900, 192400],
  ['Foothill', 66, 203700, 211300],
  ['Granada', 84, 176500, 179000, '2022-01-01'],
  ['Hillcrest', 48, 158800, 166200],
  ['Juniper', 90, 181400, 184700],
  ['Kings Row', 77, 169500, 172800, '2022-01-01'],
  ['La Brisa', 82, 193100, 195600, '2023-07-01'],
  ['Mesa', 69, 186400, 191900],
  ['Northgate', 73, 174000, 176300, '2023-07-01'],
  ['Olive Park', 58, 165700, 170600],
  ['Pueblo', 86, 179800, 182200, '2023-07-01'],
  ['Quarry', 64, 167900, 171100],
];

export const divisions: readonly Division[] = table.map(([name, households, in2010, in2020, start]) => ({
  name,
  start: start ?? null,
  households,
  residents: [in2010, in2020],
}));

/** How a division's team stands in a month: none, in its first three months, or at full strength. */
export function teamIn({ start }: Division, { label, index }: Month): 'none' | 'phase-in' | 'full' {
  if (start === null || label < start.slice(0, 7)) return 'none';
  return index - months.findIndex((month) => month.label === start.slice(0, 7)) < 3 ? 'phase-in' : 'full';
}
