import type { ColumnType } from './kind.ts';
import type { MappingDeclaration } from './mapping.ts';
import type { Mapping } from './model.ts';
import type { Complaints } from './problems.ts';
import type { Path } from './source-text.ts';

const isBlank = (headers: string | readonly string[] | undefined): boolean =>
  headers !== undefined && [headers].flat().every((header) => header.trim() === '');

/** Where a mapping still names no column, as `inspect --as` leaves what it cannot tell: the file is not to blame. */
export function blankPlace(path: Path, declared: MappingDeclaration): Path | null {
  if (typeof declared === 'string') return isBlank(declared) ? path : null;
  if (isBlank(declared.from)) return [...path, 'from'];
  if (isBlank(declared['any-of'])) return [...path, 'any-of'];
  const part = (declared.join ?? []).findIndex(({ from }) => isBlank(from));
  return part === -1 ? null : [...path, 'join', part, 'from'];
}

const isDay = (text: string): boolean => {
  const [, year, month, day] =
    /^(\d{4})-(\d{1,2})-(\d{1,2})(?: \d{1,2}:\d{2}(?::\d{2})?|T\d{1,2}:\d{2}:\d{2})?$/.exec(text) ?? [];
  if (year === undefined) return false;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
};
const isPeriod = (text: string): boolean => isDay(text) || /^\d{4}(-Q[1-4]|-(0?[1-9]|1[0-2]))?$/.test(text);
const isNumber = (text: string): boolean =>
  /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text) && Number.isFinite(Number(text));
/** As the store reads it: 10.000 is ten thousand to half the world, and so is no whole number. */
const isWhole = (text: string, { scale }: Mapping): boolean =>
  isNumber(text) &&
  !/[.]0{3}$/.test(text) &&
  Number.isInteger(Number(text)) &&
  (scale === null || (Number(text) >= scale.min && Number(text) <= scale.max));
const isFlag = (text: string, { trueValues, falseValues }: Mapping): boolean =>
  falseValues.length === 0 || trueValues.includes(text) || falseValues.includes(text);

interface Typed {
  readonly is: (text: string, mapping: Mapping) => boolean;
  readonly wanted: string;
}
const day: Typed = { is: isDay, wanted: 'a date such as 2024-12-31' };
/** Constants of other types are not judged here: any text may be one, or their signs and units are declared. */
const typed: Partial<Record<ColumnType, Typed>> = {
  date: day,
  timestamp: { is: isDay, wanted: 'a date such as 2024-12-31, or with a time: 2024-12-31 13:30' },
  period: { is: isPeriod, wanted: 'a period such as 2024, 2024-Q4, 2024-12 or 2024-12-31' },
  whole: { is: isWhole, wanted: 'a whole number such as 1' },
  decimal: { is: isNumber, wanted: 'a number such as 12.5' },
  flag: { is: isFlag, wanted: 'one of the values for yes and no' },
};

/** A constant that its column cannot hold would refuse every record of the file. */
export function checkConstant(path: Path, mapping: Mapping, complain: Complaints): void {
  const { value, column, type, filled, decimal, thousands, unit, units } = mapping;
  if (value === null) return;
  if (value === '' && filled) {
    complain.about([...path, 'value'], 'value', stillBlank(column));
    return;
  }
  const isPlain = decimal === '.' && thousands === null && unit === null && Object.keys(units).length === 0;
  const wanted = typed[type];
  if (value === '' || !isPlain || wanted === undefined || wanted.is(value, mapping)) return;
  complain.about([...path, 'value'], 'value', {
    id: 'constant',
    message: `"${value}" cannot be the ${column} of every record`,
    hint: `write ${wanted.wanted}`,
  });
}

export const stillBlank = (name: string): { readonly id: string; readonly message: string; readonly hint: string } => ({
  id: 'blank-column',
  message: `"${name}" is still blank`,
  hint: 'name its column in the file, or write { value: … } where it is the same for every record',
});
