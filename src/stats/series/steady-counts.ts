/** Months of so many records each have none once in twenty thousand, by chance alone: e^-10. */
const fewestUsual = 10;
/** Silent in a third of its months or more, a source comes in waves or seasons: then silence says nothing. */
const mostSilent = 1 / 3;

/**
 * Whether a month without a record means that something did not come, and not that nothing happened: three quarters of
 * the months that have records have ten or more, and few have none.
 *
 * @param counts   records of each month, in any order
 * @param fewest   other than ten, where their own chance of none is asked for (`chanceOfNone`)
 * @example isSteady([12, 31, 0, 18, 25]) // => true
 */
export function isSteady(counts: readonly number[], fewest = fewestUsual): boolean {
  const heard = counts.filter((n) => n > 0).toSorted((a, b) => a - b);
  const usual = heard[Math.floor(heard.length / 4)] ?? 0;
  return usual >= fewest && counts.length - heard.length < counts.length * mostSilent;
}

/**
 * The chance that a month of such counts has none: negative binomial, of their lower quartile as mean and of all their scatter,
 * season and trend in it, so that it is rather too large than too small. 1 of counts that are all none.
 *
 * @param counts  records of each month; months without any say nothing of what is usual
 * @example chanceOfNone([12, 31, 0, 18, 25]).toExponential(1) // => '7.1e-5'
 */
export function chanceOfNone(counts: readonly number[]): number {
  const heard = counts.filter((n) => n > 0).toSorted((a, b) => a - b);
  const usual = heard[Math.floor(heard.length / 4)] ?? 0;
  const mean = heard.reduce((sum, n) => sum + n, 0) / heard.length;
  const squares = heard.reduce((sum, n) => sum + (n - mean) ** 2, 0);
  const dispersion = heard.length > 1 ? squares / (heard.length - 1) / mean : 1;
  return dispersion > 1 ? dispersion ** (-usual / (dispersion - 1)) : Math.exp(-usual);
}
