/** Months of so many records each have none once in twenty thousand, by chance alone: e^-10. */
const fewestUsual = 10;
/** Silent in a third of its months or more, a source comes in waves or seasons: then silence says nothing. */
const mostSilent = 1 / 3;

/**
 * Whether a month without a record means that something did not come, and not that nothing happened: three quarters of
 * the months that have records have ten or more, and few have none.
 *
 * @param counts  records of each month, in any order
 * @example isSteady([12, 31, 0, 18, 25]) // => true
 */
export function isSteady(counts: readonly number[]): boolean {
  const heard = counts.filter((n) => n > 0).toSorted((a, b) => a - b);
  const usual = heard[Math.floor(heard.length / 4)] ?? 0;
  return usual >= fewestUsual && counts.length - heard.length < counts.length * mostSilent;
}
