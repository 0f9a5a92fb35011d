import { conformReal } from './conform-real.ts';

/** Shooting victims of New York by precinct and year, as one release of the city's file has them. */
export interface PrecinctYears {
  /** Every precinct that has residents, without Central Park. */
  readonly precincts: readonly string[];
  /** The year in which the first site of a precinct opened; absent where there was none by the end of 2022. */
  readonly launchYear: ReadonlyMap<string, number>;
  readonly victims: (precinct: string, year: number) => number;
  /** From 1 January to 15 March, the last day that the City Council took from 2020. */
  readonly firstWeeks: (precinct: string, year: number) => number;
}

/** Precinct 22: one victim in seventeen years, and nobody to speak of lives there. */
const centralPark = '22';
const lastFirstDay = '03-15';

/** Loads the file of `test/real/<name>.yaml` as the program does, and counts its rows. */
export async function precinctYears(name: string): Promise<PrecinctYears> {
  const run = await conformReal(name);
  const rows = await run.warehouse.countBy(run.source('shootings').table, ['area', 'occurred_at']);
  const areas = run.conformed.areaList.areas;
  await run.close();
  const [whole, first] = [new Map<string, number>(), new Map<string, number>()];
  for (const { values, n } of rows) {
    const [precinct, moment] = values.map(String) as [string, string];
    const key = `${precinct} ${Number(moment.slice(0, 4))}`;
    whole.set(key, (whole.get(key) ?? 0) + n);
    if (moment.slice(5, 10) <= lastFirstDay) first.set(key, (first.get(key) ?? 0) + n);
  }
  return {
    precincts: areas.map(({ area }) => area).filter((area) => area !== centralPark),
    launchYear: new Map(
      areas.flatMap(({ area, intervals: [site] }) => (site ? [[area, Number(site.start.slice(0, 4))] as const] : [])),
    ),
    victims: (precinct, year) => whole.get(`${precinct} ${year}`) ?? 0,
    firstWeeks: (precinct, year) => first.get(`${precinct} ${year}`) ?? 0,
  };
}

export const yearsFrom = (first: number, last: number): readonly number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);
