/** As what the values of a column may be read: dates of some form, periods, numbers, yes and no. */

const short = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec';
const whole = 'january|february|march|april|may|june|july|august|september|october|november|december';
const said = (shape: string): RegExp => new RegExp(`^${shape}`, 'i');

/** Date shapes, tried in order: what is seen once as day 13 or more settles which of day and month comes first. */
const datePatterns: readonly {
  readonly shape: RegExp;
  readonly format: string;
  /** Which part of the shape is the month, and which the day; null where there is none, or the shape itself says it. */
  readonly month: number | null;
  readonly day: number | null;
}[] = [
  { shape: /^(\d{4})-(\d{1,2})-(\d{1,2})/, format: '%Y-%m-%d', month: 2, day: 3 },
  { shape: /^(\d{4})\/(\d{1,2})\/(\d{1,2})/, format: '%Y/%m/%d', month: 2, day: 3 },
  { shape: /^(\d{1,2})\/(\d{1,2})\/(\d{4})/, format: '%m/%d/%Y', month: 1, day: 2 },
  { shape: /^(\d{1,2})\/(\d{1,2})\/(\d{4})/, format: '%d/%m/%Y', month: 2, day: 1 },
  { shape: /^(\d{1,2})\.(\d{1,2})\.(\d{4})/, format: '%d.%m.%Y', month: 2, day: 1 },
  { shape: /^(\d{1,2})\/(\d{1,2})\/(\d{2})(?!\d)/, format: '%m/%d/%y', month: 1, day: 2 },
  { shape: /^(\d{1,2})\/(\d{1,2})\/(\d{2})(?!\d)/, format: '%d/%m/%y', month: 2, day: 1 },
  { shape: /^(\d{1,2})\.(\d{1,2})\.(\d{2})(?!\d)/, format: '%d.%m.%y', month: 2, day: 1 },
  { shape: said(`(\\d{1,2})-(?:${short})-\\d{2}(?!\\d)`), format: '%d-%b-%y', month: null, day: 1 },
  { shape: /^((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)/, format: '%Y%m%d', month: 2, day: 3 },
  { shape: said(`(\\d{1,2}) (?:${short}) \\d{4}`), format: '%d %b %Y', month: null, day: 1 },
  { shape: said(`(\\d{1,2})-(?:${short})-\\d{4}`), format: '%d-%b-%Y', month: null, day: 1 },
  { shape: said(`(\\d{1,2}) (?:${whole}) \\d{4}`), format: '%d %B %Y', month: null, day: 1 },
  { shape: said(`(?:${short}) (\\d{1,2}), \\d{4}`), format: '%b %d, %Y', month: null, day: 1 },
  { shape: said(`(?:${whole}) (\\d{1,2}), \\d{4}`), format: '%B %d, %Y', month: null, day: 1 },
  { shape: /^(\d{4})-(\d{2})/, format: '%Y-%m', month: 2, day: null },
];
/** The time after a date, or by itself. */
const clocks: readonly { readonly shape: RegExp; readonly format: string }[] = [
  { shape: /^\d{1,2}:\d{2}:\d{2}$/, format: '%H:%M:%S' },
  { shape: /^\d{1,2}:\d{2}$/, format: '%H:%M' },
  { shape: /^\d{1,2}:\d{2}:\d{2} [AP]M$/i, format: '%I:%M:%S %p' },
  { shape: /^\d{1,2}:\d{2} [AP]M$/i, format: '%I:%M %p' },
];

export interface Reading<T extends string> {
  readonly as: T;
  readonly reads: (value: string) => boolean;
}
const readingsOf = <T extends string>(shapes: Readonly<Record<T, RegExp>>): readonly Reading<T>[] =>
  (Object.entries(shapes) as [T, RegExp][]).map(([as, shape]) => ({ as, reads: (value) => shape.test(value) }));

const isIn = (part: string | undefined, most: number): boolean => Number(part) >= 1 && Number(part) <= most;

/** What may follow a date. */
const timesAfter: readonly { readonly format: string; readonly reads: (rest: string) => boolean }[] = [
  { format: '', reads: (rest) => rest === '' },
  ...clocks.map(({ format, shape }) => ({
    format: ` ${format}`,
    reads: (rest: string): boolean => rest.startsWith(' ') && shape.test(rest.slice(1)),
  })),
  { format: 'T%H:%M:%S', reads: (rest) => /^T\d{2}:\d{2}:\d{2}$/.test(rest) },
];

export const dates: readonly Reading<string>[] = datePatterns.flatMap(({ shape, format, month, day }) =>
  timesAfter.map((time) => ({
    as: format + time.format,
    reads: (value: string): boolean => {
      const parts = shape.exec(value);
      const isDate =
        parts !== null && (month === null || isIn(parts[month], 12)) && (day === null || isIn(parts[day], 31));
      return isDate && time.reads(value.slice(parts[0].length));
    },
  })),
);

/** The format of times by themselves, as they stand beside a date; undefined where the values are none. */
export const clockOf = (values: readonly string[]): string | undefined =>
  values.length === 0 ? undefined : clocks.find(({ shape }) => values.every((value) => shape.test(value)))?.format;
/** Years and quarters: a column of them is read as times only where a mapping asks for some. */
export const periods = readingsOf({
  '%Y': /^(19|20)\d\d$/,
  'FY%Y': /^FY(19|20)\d\d$/,
  'FY %Y': /^FY (19|20)\d\d$/,
  'FY%y': /^FY\d\d$/,
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
  seen: number;
  readonly unread: Map<T, number>;
}

export const startTally = <T extends string>(open: readonly Reading<T>[]): Tally<T> => ({
  open,
  seen: 0,
  unread: new Map(),
});

/** A column of which more than half are dates is meant as one, whatever the others are; somebody must look at those. */
export const mostly = 0.5;

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
  into.seen += n;
  for (const { as, reads } of into.open) if (!reads(value)) into.unread.set(as, (into.unread.get(as) ?? 0) + n);
  const allowed = Math.max(most * slips, into.seen * mostly);
  into.open = into.open.filter(({ as }) => (into.unread.get(as) ?? 0) <= allowed);
}

/** More forms than these are no forms. */
const mostForms = 4;

/**
 * The readings that only together read all of the values, the one that reads most first; none where a few do not.
 * Where two read the same values, such as day and month in either order, the first is taken.
 *
 * @param counts  the different values, and how often each stands there
 */
export function together<T extends string>(
  readings: readonly Reading<T>[],
  counts: ReadonlyMap<string, number>,
): readonly T[] {
  const forms: T[] = [];
  const sum = (some: readonly string[]): number => some.reduce((total, value) => total + (counts.get(value) ?? 0), 0);
  const all = sum([...counts.keys()]);
  let left = [...counts.keys()];
  while (left.length > 0 && forms.length < mostForms) {
    const read = readings.map(({ reads }) => sum(left.filter(reads)));
    const best = readings[read.indexOf(Math.max(...read))];
    if (best === undefined || Math.max(...read) === 0) break;
    forms.push(best.as);
    left = left.filter((value) => !best.reads(value));
  }
  return sum(left) <= all * slips ? forms : [];
}

/**
 * The readings that leave fewest values unread, where those are few of all; none where nothing reads nearly all.
 *
 * @param filled    of how many values a few are forgiven; 0 to forgive none
 * @param forgiven  how many of them, as a share
 */
export function likeliest<T extends string>(
  { open, unread }: Tally<T>,
  filled: number,
  forgiven: number = slips,
): readonly Reading<T>[] {
  const left = ({ as }: Reading<T>): number => unread.get(as) ?? 0;
  const least = Math.min(...open.map(left));
  return least <= filled * forgiven ? open.filter((one) => left(one) === least) : [];
}
