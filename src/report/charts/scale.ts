/**
 * A round top for an axis that starts at zero, and its gridlines: steps of 1, 2 or 5 times a power of ten
 * (Heckbert, "Nice numbers for graph labels", 1990).
 */
export function zeroScale(max: number, ticks = 4): { readonly top: number; readonly values: readonly number[] } {
  if (!(max > 0)) return { top: 1, values: [0, 1] };
  const rough = max / ticks;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((nice) => nice * power >= rough) ?? 10) * power;
  const count = Math.ceil(max / step - 1e-9);
  const values = Array.from({ length: count + 1 }, (_, index) => Number((index * step).toPrecision(12)));
  return { top: count * step, values };
}

export interface UtcDate {
  readonly utc: true;
  readonly year: number;
  readonly month: number;
  readonly date: number;
}

/** First of January of the years inside a span, thinned to at most `most` labels. */
export function yearTicks(from: string, to: string, most: number): readonly UtcDate[] {
  const first = Number(from.slice(0, 4)) + (from.slice(5) === '01-01' ? 0 : 1);
  const last = Number(to.slice(0, 4));
  const step = Math.max(1, Math.ceil((last - first + 1) / most));
  const years: UtcDate[] = [];
  for (let year = first; year <= last; year += step) years.push({ utc: true, year, month: 1, date: 1 });
  return years;
}

/**
 * Marks of a time axis with the form of their labels: years; or months where fewer than two years begin within the span,
 * for one number alone does not say when anything was.
 *
 * @example timeTicks('2020-03-01', '2021-07-31', 9).format // => "%Y-%m"
 * @example timeTicks('2018-01-01', '2021-07-31', 9).format // => "%Y"
 */
export function timeTicks(
  from: string,
  to: string,
  most: number,
): { readonly values: readonly UtcDate[]; readonly format: string } {
  const years = yearTicks(from, to, most);
  if (years.length > 1) return { values: years, format: '%Y' };
  const month = (date: string): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
  const [first, last] = [month(from), month(to)];
  // labels of months are wider than those of years
  const step = Math.max(1, Math.ceil((last - first + 1) / Math.max(2, Math.floor(most * 0.7))));
  const values: UtcDate[] = [];
  for (let at = first; at <= last; at += step)
    values.push({ utc: true, year: Math.floor(at / 12), month: (at % 12) + 1, date: 1 });
  return { values, format: '%Y-%m' };
}

/** Position of a date in a span, from 0 to 1. Calendar dates only, so no zone is involved. */
export function datePosition(date: string, from: string, to: string): number {
  const [at, start, end] = [Date.parse(date), Date.parse(from), Date.parse(to)];
  return end === start ? 0 : (at - start) / (end - start);
}

/** The day at a share of the way from one date to another. */
export const dayBetween = (from: string, to: string, share: number): string =>
  new Date(Date.parse(from) + share * (Date.parse(to) - Date.parse(from))).toISOString().slice(0, 10);
