import {
  type Column,
  dummies,
  type Groups,
  groupRows,
  negativeBinomialRegression,
  smallSampleCovariance,
  studentQuantile,
} from '../../src/stats/index.ts';
import type { PrecinctYears } from './precinct-years.ts';

/**
 * The City Council's two designs, on the functions of src/stats.
 *
 * What they fitted is taken from what they published: NewYorkCityCouncil/cure_odw, its README, its data file
 * (cure_analysis_data_2020_final.csv), its chart of the event study (mainNegBinES.html).
 */

/** What stands for 2020, the year of the pandemic. */
export type Year2020 = 'left out' | 'as recorded' | 'from its first weeks';

/** The mean share of a year's victims from 1 January to 15 March, 2012 to 2019, by which the Council divided. */
export const SHARE_OF_FIRST_WEEKS = 0.157375;

/** Percent, with the interval that 21 precincts allow: clustered by precinct, CR2, Satterthwaite's t. */
export interface Change {
  readonly percent: number;
  readonly low: number;
  readonly high: number;
}

export interface Sample {
  readonly precincts: readonly string[];
  readonly years: readonly number[];
  readonly year2020: Year2020;
}

interface Rows {
  readonly precinct: Groups;
  readonly year: readonly number[];
  readonly victims: readonly number[];
  /** Years since the launch: 0 in its own, negative before; null in precincts without a site. */
  readonly since: readonly (number | null)[];
}

function rowsOf(data: PrecinctYears, { precincts, years, year2020 }: Sample): Rows {
  const used = years.filter((year) => year !== 2020 || year2020 !== 'left out');
  const cells = precincts.flatMap((precinct) => used.map((year) => ({ precinct, year })));
  return {
    precinct: groupRows(cells.map(({ precinct }) => precinct)),
    year: cells.map(({ year }) => year),
    victims: cells.map(({ precinct, year }) =>
      year === 2020 && year2020 === 'from its first weeks'
        ? Math.round(data.firstWeeks(precinct, year) / SHARE_OF_FIRST_WEEKS)
        : data.victims(precinct, year),
    ),
    since: cells.map(({ precinct, year }) => {
      const launch = data.launchYear.get(precinct);
      return launch === undefined ? null : year - launch;
    }),
  };
}

/**
 * Segmented negative binomial regression: a level that changes in the year of the launch, and a trend that bends there.
 *
 * The Council gave precincts random effects around a common intercept, and arrests as a covariate, which are not among
 * our files; here each precinct has an effect of its own, which takes in residents as well.
 *
 * @param time  one straight line through all years, as the Council had it, or an effect of each year
 */
export function segmented(
  data: PrecinctYears,
  { time = 'line', ...sample }: Sample & { readonly time?: 'line' | 'each year' },
): { readonly level: Change; readonly slope: Change } {
  const rows = rowsOf(data, sample);
  const passed = rows.since.map((since) => (since === null ? -1 : since));
  const trend: readonly Column[] =
    time === 'line' ? [{ name: 'year', values: rows.year.map((year) => year - 2013) }] : yearColumns(rows);
  const changes = fitted(rows, [
    ...trend,
    { name: 'level', values: passed.map((since) => (since >= 0 ? 1 : 0)) },
    { name: 'slope', values: passed.map((since) => Math.max(0, since)) },
  ]);
  return { level: changes('level'), slope: changes('slope') };
}

/** Years before and after the launch that have an effect of their own; the last before it is the reference. */
const [firstLag, lastLag, reference] = [-6, 3, -1];

/** Event study by negative binomial regression, precinct and year effects; the earliest and the latest years are binned. */
export function councilEventStudy(data: PrecinctYears, sample: Sample): ReadonlyMap<number, Change> {
  const rows = rowsOf(data, sample);
  const lags = Array.from({ length: lastLag - firstLag + 1 }, (_, index) => firstLag + index);
  const shown = lags.filter((lag) => lag !== reference);
  const binned = rows.since.map((since) => (since === null ? null : Math.min(Math.max(since, firstLag), lastLag)));
  const changes = fitted(rows, [
    ...yearColumns(rows),
    ...shown.map((lag) => ({ name: `lag ${lag}`, values: binned.map((since) => (since === lag ? 1 : 0)) })),
  ]);
  return new Map(shown.map((lag) => [lag, changes(`lag ${lag}`)]));
}

const yearColumns = ({ year }: Rows): readonly Column[] => dummies(groupRows(year), 'year ').slice(1);

function fitted({ victims, precinct }: Rows, columns: readonly Column[]): (name: string) => Change {
  const { fit, status } = negativeBinomialRegression({ response: victims, columns, absorb: precinct });
  if (status !== 'converged') throw new Error(`the regression is ${status}`);
  return (name) => {
    const test = smallSampleCovariance(fit, precinct, [name]).tests[name];
    if (!test) throw new Error(`${name} follows from other columns`);
    const reach = studentQuantile(0.975, test.df) * test.standardError;
    const percent = (log: number): number => 100 * (Math.exp(log) - 1);
    return {
      percent: percent(test.estimate),
      low: percent(test.estimate - reach),
      high: percent(test.estimate + reach),
    };
  };
}
