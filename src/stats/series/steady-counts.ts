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

/** So many silences may be chance, among all months that are looked at: a verdict is not to be lost to one. */
export const mostByChance = 1e-4;

/** A month by its number, without gaps from one year to the next, and its records. */
export interface MonthCount {
  readonly month: number;
  readonly n: number;
}

/**
 * Months without a record which mean that something did not come: of steady counts all of them, of smaller ones those in a
 * row that are more than chance leaves. The longest row is no part of what is usual: after a file that never came, one
 * stray record makes it as long as what did come.
 *
 * @param among  how many such series are looked at
 * @example unlikelySilences([12, 31, 0, 18].map((n, month) => ({ month, n }))) // => [2]
 */
export function unlikelySilences(months: readonly MonthCount[], among = 1): readonly number[] {
  const inOrder = months.toSorted((a, b) => a.month - b.month);
  const rows = silentRows(inOrder);
  const longest = rows.reduce((found, row) => (row.length > found.length ? row : found), []);
  const usual = inOrder.flatMap(({ month, n }) => (longest.includes(month) ? [] : [n]));
  if (isSteady(usual)) return rows.flat();
  if (!isSteady(usual, 1)) return [];
  const chance = chanceOfNone(usual);
  return rows.filter((row) => chance ** row.length * months.length * among <= mostByChance).flat();
}

/** Silent months that follow one another. */
function silentRows(inOrder: readonly MonthCount[]): readonly (readonly number[])[] {
  const rows: number[][] = [];
  for (const { month, n } of inOrder) {
    if (n > 0) continue;
    const last = rows.at(-1);
    if (last?.at(-1) === month - 1) last.push(month);
    else rows.push([month]);
  }
  return rows;
}
