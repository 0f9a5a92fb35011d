/** What a cell of a workbook is read as; numbers are texts already. */
export type Cell = string | boolean | Date | null;

const dayMilliseconds = 86_400_000;
/** Day 0 and day 60 of workbooks that count from 1900, as milliseconds since 1970: there was no 29 February 1900. */
const dayZero = Date.UTC(1899, 11, 30);
const daySixty = Date.UTC(1900, 1, 28);
/** Digits that a spreadsheet keeps of a number. */
const keptDigits = 15;

/** A cell as text: the same in every time zone and locale. */
export function textOf(cell: Cell): string {
  if (cell === null) return '';
  if (cell instanceof Date) return dateText(cell.getTime());
  if (typeof cell === 'boolean') return cell ? 'true' : 'false';
  return cell;
}

/**
 * A time of a workbook as `YYYY-MM-DD`, `YYYY-MM-DD HH:MM:SS`, or `HH:MM:SS` where it has no day. Fractions of a
 * second that come from counting in days are rounded away; others are kept as milliseconds.
 *
 * @param time  milliseconds since 1970, by the clock on the wall
 */
function dateText(time: number): string {
  const second = Math.round(time / 1000) * 1000;
  const exact = Math.abs(time - second) <= 2 ? second : time;
  const isTimeAlone = exact >= dayZero && exact < dayZero + dayMilliseconds;
  // the library counts the days before that 29 February one too low
  const shown = exact >= dayZero + dayMilliseconds && exact < daySixty ? exact + dayMilliseconds : exact;
  const [day = '', clock = ''] = new Date(shown).toISOString().slice(0, -1).split('T');
  const clockText = clock.replace(/\.000$/, '');
  if (isTimeAlone) return clockText;
  return clockText === '00:00:00' ? day : `${day} ${clockText}`;
}

/**
 * A number as the workbook writes it, as a plain decimal: 1.5E-2 is 0.015, and 0.30000000000000004 is 0.3. Whole
 * numbers stay as they are, however long.
 */
export function numberText(written: string): string {
  if (/^-?\d+$/.test(written)) return written;
  const value = Number(written);
  if (!Number.isFinite(value)) return written;
  return plainDecimal(String(Number(value.toPrecision(keptDigits))));
}

function plainDecimal(text: string): string {
  const [, sign = '', whole = '', fraction = '', exponent = ''] = /^(-?)(\d+)(?:\.(\d+))?e([+-]\d+)$/.exec(text) ?? [];
  if (exponent === '') return text;
  const digits = whole + fraction;
  const point = whole.length + Number(exponent);
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  return point >= digits.length
    ? `${sign}${digits}${'0'.repeat(point - digits.length)}`
    : `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}
