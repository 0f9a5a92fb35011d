/** A calendar month of the sample. Plain arithmetic only: no clock and no time zone of the machine can enter. */
export interface Month {
  /** Months since the start of the sample, from 0; below it where a file goes back further. */
  readonly index: number;
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** YYYY-MM. */
  readonly label: string;
}

export const firstYear = 2018;
export const lastYear = 2025;

export const years: readonly number[] = Array.from({ length: lastYear - firstYear + 1 }, (_, at) => firstYear + at);

const monthsOf = (year: number): readonly Month[] =>
  Array.from({ length: 12 }, (_, of) => ({
    index: (year - firstYear) * 12 + of,
    year,
    month: of + 1,
    label: `${year}-${padded(of + 1)}`,
  }));

export const months: readonly Month[] = years.flatMap(monthsOf);

/** Months of some years before the sample starts, for files that go back further. */
export const monthsBefore = (count: number): readonly Month[] =>
  Array.from({ length: count }, (_, at) => firstYear - count + at).flatMap(monthsOf);

export const quarters: readonly string[] = years.flatMap((year) => [1, 2, 3, 4].map((of) => `${year}-Q${of}`));

/** Days (month/day) on which America/New_York skips 02:00–02:59: the second Sunday in March (15 U.S.C. 260a). */
export const springForward: Readonly<Record<number, string>> = {
  2018: '03/11',
  2019: '03/10',
  2020: '03/08',
  2021: '03/14',
  2022: '03/13',
  2023: '03/12',
  2024: '03/10',
  2025: '03/09',
};

/** Days (month/day) on which 01:00–01:59 happens twice: the first Sunday in November. */
export const fallBack: Readonly<Record<number, string>> = {
  2018: '11/04',
  2019: '11/03',
  2020: '11/01',
  2021: '11/07',
  2022: '11/06',
  2023: '11/05',
  2024: '11/03',
  2025: '11/02',
};

/** Days in a month; every fourth year of the sample is a leap year. */
export function daysIn({ year, month }: Month): number {
  if (month === 2) return year % 4 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Two digits. */
export function padded(value: number): string {
  return value < 10 ? `0${value}` : `${value}`;
}

/** YYYY-Qn of a YYYY/MM/DD… text. */
export function quarterOf(occurred: string): string {
  return `${occurred.slice(0, 4)}-Q${Math.ceil(Number(occurred.slice(5, 7)) / 3)}`;
}

/** The day after so many days; blank beyond the sample's calendar. */
export function daysLater(day: string, days: number): string {
  let at = months.findIndex(({ label }) => label === day.slice(0, 7));
  let date = Number(day.slice(8)) + days;
  for (let month = months[at]; month !== undefined && date > daysIn(month); month = months[at]) {
    date -= daysIn(month);
    at += 1;
  }
  const month = months[at];
  return month === undefined ? '' : `${month.label}-${padded(date)}`;
}
