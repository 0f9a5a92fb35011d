import type { Check } from '../spec/index.ts';
import { formatCount } from '../words/index.ts';
import { isSmall } from './small.ts';

/** Which counts of a source are small, and whether any number of it is hidden. */
export interface CheckSecrets {
  /** Of a source: counts of its records from 1 up to below it are small. */
  readonly minimumOf: (source: string) => number;
  readonly hides: (source: string) => boolean;
  /** A number of everywhere would follow from how many records there are at all times. */
  readonly hidesAll?: (source: string) => boolean;
  /** The same from how many of them lack a value. */
  readonly hidesBlanks?: (source: string) => boolean;
}

/**
 * Checks as they may be shown. What a check counts of a part of the records (an agency, a file, some months, a stated
 * total) is a sum of areas and periods like any other: where some number of the source is hidden, or the part is small,
 * only its outcome is told. A text that few records have may be anything that was typed into its column, a name
 * included: such items are counted together, and listed one by one in the private folder only.
 */
export const protectChecks = (
  checks: readonly Check[],
  { minimumOf, hides, hidesAll, hidesBlanks }: CheckSecrets,
): readonly Check[] =>
  checks.map((check) => {
    const minimum = minimumOf(check.source);
    const isKept = isOfPart(check) && (hides(check.source) || isFew(check, minimum) || isFewRows(check, minimum));
    if (isKept || isFewHours(check, minimum) || (isOfBlanks(check) && hidesBlanks?.(check.source)))
      return { ...check, observed: null, n: null, detail: keptDetail, items: [] };
    if (hidesAll?.(check.source) && countsRecords(check) && check.rule !== 'unusual-days')
      return { ...check, observed: null, n: null, detail: keptAll, items: [] };
    const shown = protectItems(check, minimum);
    return hides(check.source) ? withoutDays(withoutCounts(shown)) : shown;
  });

/** Days unlike those around them may lie in a period that is hidden: which they are is told, and not how many records each has. */
const withoutDays = (check: Check): Check =>
  check.rule === 'unusual-days'
    ? { ...check, items: check.items.map(({ value }) => ({ value, n: null, hint: keptCount })) }
    : check;

/** What else stands in a column of yes and no is counted like what means yes: which texts these are is told. */
const withoutCounts = (check: Check): Check =>
  check.rule.startsWith('other-values/')
    ? {
        ...check,
        observed: null,
        n: null,
        detail: keptDetail,
        items: check.items.map(({ value, n, hint }) => ({ value, n: null, hint: n === null ? hint : keptCount })),
      }
    : check;

const keptCount = 'how many is not shown';

const isOfBlanks = ({ rule }: Check): boolean =>
  rule === 'null-share' || /(^|-)(no-arrival|missing-(start|end|duration)|measured)$/.test(rule);

const keptAll = 'not shown: with how many records there are, numbers of this source that are hidden would follow';

const keptDetail = 'not shown: it is about a part of the records, and numbers of this source are hidden';

/** Rules that count the records of some files or some days alone, whatever they are judged by. */
const ofParts = [
  'control-total',
  'volume-drift',
  'null-drift',
  'category-drift',
  'reporting-lag',
  'file-columns',
  'file-volume',
  'file-nulls',
  'file-categories',
];

const isOfPart = ({ id, rule }: Check): boolean =>
  ofParts.includes(rule) || /\/(by-agency|by-area|drift)(\/|$)/.test(id);

/** What counts files has no number of records. */
const isFew = ({ unit, n }: Check, minimum: number): boolean => unit !== 'files' && isSmall(n, minimum);

/** What counts the records of one hour of a few nights, or of all nights: whose they are follows from the clock. */
const isOfHours = (rule: string): boolean => /^(repeated|skipped)-hour$|-(clock-change|overnight)$/.test(rule);

const isFewRows = ({ unit, observed }: Check, minimum: number): boolean =>
  unit === 'rows' && isSmall(observed, minimum);

function isFewHours({ unit, observed, n, rule }: Check, minimum: number): boolean {
  if (observed === null || n === null || unit !== 'share') return false;
  return isOfHours(rule) && isSmall(Math.round(observed * n), minimum);
}

/**
 * Whether what a check lists are records. What others list is declared, and no count of records: areas, days of agencies,
 * their months, waivers, files. Unusual days are told with the records of each.
 */
export const countsRecords = ({ unit, rule }: Check): boolean =>
  rule === 'unusual-days' || !['areas', 'days', 'cells', 'waivers', 'files'].includes(unit);

/** A check without texts that few records have. */
export function protectItems(check: Check, minimum: number): Check {
  if (!countsRecords(check)) return check;
  const rare = check.items.filter(({ n }) => isSmall(n, minimum));
  if (rare.length === 0) return check;
  const others = {
    value: `${formatCount(rare.length)} more`,
    n: null,
    hint: `each in fewer than ${formatCount(minimum)} records: unlisted.csv`,
  };
  return { ...check, items: [...check.items.filter(({ n }) => !isSmall(n, minimum)), others] };
}
