/** As what the values of a column may be read: dates of some form, periods, numbers, yes and no. */

/** Date shapes, tried in order: what is seen once as day 13 or more settles which of day and month comes first. */
const datePatterns: readonly { readonly shape: RegExp; readonly format: string; readonly month: number }[] = [
  { shape: /^(\d{4})-(\d{1,2})-(\d{1,2})$/, format: '%Y-%m-%d', month: 2 },
  { shape: /^(\d{4})\/(\d{1,2})\/(\d{1,2})$/, format: '%Y/%m/%d', month: 2 },
  { shape: /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/, format: '%m/%d/%Y', month: 1 },
  { shape: /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/, format: '%d/%m/%Y', month: 2 },
  { shape: /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/, format: '%d.%m.%Y', month: 2 },
  { shape: /^(\d{4})-(\d{2})$/, format: '%Y-%m', month: 2 },
];
const timePatterns: readonly { readonly shape: RegExp; readonly format: string }[] = [
  { shape: /^$/, format: '' },
  { shape: /^ \d{1,2}:\d{2}:\d{2}$/, format: ' %H:%M:%S' },
  { shape: /^T\d{2}:\d{2}:\d{2}$/, format: 'T%H:%M:%S' },
  { shape: /^ \d{1,2}:\d{2}$/, format: ' %H:%M' },
  { shape: /^ \d{1,2}:\d{2}:\d{2} [AP]M$/i, format: ' %I:%M:%S %p' },
];

export interface Reading<T extends string> {
  readonly as: T;
  readonly reads: (value: string) => boolean;
}
const readingsOf = <T extends string>(shapes: Readonly<Record<T, RegExp>>): readonly Reading<T>[] =>
  (Object.entries(shapes) as [T, RegExp][]).map(([as, shape]) => ({ as, reads: (value) => shape.test(value) }));

export const dates: readonly Reading<string>[] = datePatterns.flatMap(({ shape, format, month }) =>
  timePatterns.map((time) => ({
    as: format + time.format,
    reads: (value: string): boolean => {
      const [, date = '', rest = ''] = /^([\d/.-]+)(.*)$/.exec(value) ?? ['', '', value];
      return Number(shape.exec(date)?.[month] ?? 99) <= 12 && time.shape.test(rest);
    },
  })),
);
/** Years and quarters: a column of them is read as times only where a mapping asks for some. */
export const periods = readingsOf({
  '%Y': /^(19|20)\d\d$/,
  'YYYY-Qn': /^\d{4}-Q[1-4]$/,
  'YYYY Qn': /^\d{4} Q[1-4]$/,
  YYYYQn: /^\d{4}Q[1-4]$/,
  'Qn YYYY': /^Q[1-4] \d{4}$/,
});
export const plainTypes = readingsOf({
  'yes or no': /^(true|false|yes|no|y|n|t|f)$/i,
  'whole number': /^[-+]?\d+$/,
  number: /^[-+]?\d*\.?\d+(e[-+]?\d+)?$/i,
});

/** Readings that are not given up yet, and how many values each does not read. */
export interface Tally<T extends string> {
  open: readonly Reading<T>[];
  readonly unread: Map<T, number>;
}

export const startTally = <T extends string>(open: readonly Reading<T>[]): Tally<T> => ({ open, unread: new Map() });

/** One value in a hundred may be a slip of the pen: a column of dates is one of dates though one of them is none. */
const slips = 0.01;

/**
 * Holds a value that stands in a column `n` times against what it may still be.
 *
 * @param most  how many values there may be in all
 */
export function tally<T extends string>(
  into: Tally<T>,
  { value, n, most }: { readonly value: string; readonly n: number; readonly most: number },
): void {
  for (const { as, reads } of into.open) if (!reads(value)) into.unread.set(as, (into.unread.get(as) ?? 0) + n);
  into.open = into.open.filter(({ as }) => (into.unread.get(as) ?? 0) <= most * slips);
}

/** More forms than these are no forms. */
const mostForms = 4;

/**
 * The readings that only together read all of the values, the one that reads most first; none where a few do not.
 * Where two read the same values, such as day and month in either order, the first is taken.
 */
export function together<T extends string>(readings: readonly Reading<T>[], values: readonly string[]): readonly T[] {
  const forms: T[] = [];
  let left = values;
  while (left.length > 0 && forms.length < mostForms) {
    const counts = readings.map(({ reads }) => left.filter(reads).length);
    const best = readings[counts.indexOf(Math.max(...counts))];
    if (best === undefined || Math.max(...counts) === 0) break;
    forms.push(best.as);
    left = left.filter((value) => !best.reads(value));
  }
  return left.length <= values.length * slips ? forms : [];
}

/**
 * The readings that leave fewest values unread, where those are few of all; none where nothing reads nearly all.
 *
 * @param filled  of how many values a few are forgiven; 0 to forgive none
 */
export function likeliest<T extends string>({ open, unread }: Tally<T>, filled: number): readonly Reading<T>[] {
  const left = ({ as }: Reading<T>): number => unread.get(as) ?? 0;
  const least = Math.min(...open.map(left));
  return least <= filled * slips ? open.filter((one) => left(one) === least) : [];
}
