/** Months as the names of files spell them, in English and in Spanish; the first three letters of most, or the whole. */
const months: readonly RegExp[] = [
  'jan(uary)?|ene(ro)?',
  'feb(ruary|rero)?',
  'mar(ch|zo)?',
  'apr(il)?|abr(il)?',
  'may(o)?',
  'june?|jun(io)?',
  'july?|jul(io)?',
  'aug(ust)?|ago(sto)?',
  'sept?(ember)?|set|sep(tiembre)?|setiembre',
  'oct(ober|ubre)?',
  'nov(ember|iembre)?',
  'dec(ember)?|dic(iembre)?',
].map((names) => new RegExp(`(?<![a-z])(${names})(?![a-z])`, 'gi'));

/**
 * A name of a file with its months as numbers, so that exports of one after another month differ in numbers alone.
 *
 * @example monthsAsNumbers('crime-feb-2024.csv') // => "crime-02-2024.csv"
 */
export const monthsAsNumbers = (name: string): string =>
  months.reduce((text, month, index) => text.replace(month, String(index + 1).padStart(2, '0')), name);
