import type { Words } from '../words/index.ts';

/** A day or a month by itself; in the name of a file it is part of the name. */
const alone = /(?<![\p{L}\d/._-])(\d{4}-\d{2})(-\d{2})?(?![\p{L}\d/_-]|\.\p{L})/gu;

/** Days and months inside a text as the page writes them, "1 March 2020" for 2020-03-01: checks note them as they stand in files. */
export function datesInWords(text: string, { formatDate, formatMonth }: Words): string {
  return text.replace(alone, (date, month: string, day: string | undefined) => {
    const number = Number(month.slice(5));
    if (number < 1 || number > 12) return date;
    return day === undefined ? formatMonth(`${month}-01`) : formatDate(date);
  });
}
