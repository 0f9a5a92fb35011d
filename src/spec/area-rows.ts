import type { AreaRole } from './pipeline.ts';

/** A time for which an area had a role, as a list in a declaration or a file of areas gives it. */
export interface AreaRow {
  readonly area: string;
  /** What readers call it; its own name is what records have. */
  readonly title?: string | undefined;
  readonly role: AreaRole;
  readonly site?: string | undefined;
  readonly start?: string | undefined;
  readonly end?: string | undefined;
  readonly parent?: string | undefined;
}

export interface AreaRowFault {
  readonly key: 'area' | 'role' | 'site' | 'start' | 'end';
  readonly message: string;
  readonly hint: string;
  /** Which of the earlier rows it does not agree with; null where it is wrong by itself. */
  readonly earlier: number | null;
}

/** An area without a site belongs to the larger area that it names, or stands for itself. */
export const siteOf = ({ site, parent, area }: AreaRow): string => site ?? parent ?? area;

/**
 * What readers call an area: its own title, or else what all of them are called and its name, unless that says it already.
 *
 * @example areaTitle({ area: '23' }, 'Precinct') // => 'Precinct 23'
 */
export function areaTitle({ area, title }: Pick<AreaRow, 'area' | 'title'>, called: string | null): string {
  if (title !== undefined) return title;
  const isSaid = called === null || area.toLowerCase().startsWith(called.toLowerCase());
  return isSaid ? area : `${called} ${area}`;
}

/** An area has one role and one site; of its rows, each is a time of work apart from the others. */
export function faultOfRow(row: AreaRow, before: readonly AreaRow[]): AreaRowFault | undefined {
  const { area, role, start, end } = row;
  const [first] = before;
  if (start === undefined && end !== undefined)
    return {
      key: 'end',
      message: `area "${area}" has an end of work without a start`,
      hint: 'add a start, or drop the end',
      earlier: null,
    };
  if (!first) return undefined;
  if (role !== first.role)
    return {
      key: 'role',
      message: `area "${area}" has two roles: ${first.role} and ${role}`,
      hint: 'an area has one role: keep one of the two',
      earlier: 0,
    };
  if (siteOf(row) !== siteOf(first))
    return {
      key: 'site',
      message: `area "${area}" has two sites: ${siteOf(first)} and ${siteOf(row)}`,
      hint: 'an area belongs to one site',
      earlier: 0,
    };
  const open = before.findIndex((earlier) => earlier.start === undefined);
  if (start === undefined || open >= 0)
    return {
      key: 'area',
      message: `area "${area}" stands here twice`,
      hint: 'an area that was suspended and reopened has a start in every row',
      earlier: Math.max(open, 0),
    };
  const overlap = before.findIndex((earlier) => overlaps(earlier, row));
  const other = before[overlap];
  if (!other) return undefined;
  return {
    key: 'start',
    message: `area "${area}" works from ${start} while it already works from ${other.start}${other.end === undefined ? '' : ` to ${other.end}`}`,
    hint: 'end one time of work before the next begins',
    earlier: overlap,
  };
}

/** Both ends belong to a time of work; ISO dates compare as texts, and an open end comes after all of them. */
const overlaps = (a: AreaRow, b: AreaRow): boolean =>
  (a.start ?? '') <= (b.end ?? '9999-12-31') && (b.start ?? '') <= (a.end ?? '9999-12-31');

/** The times of work of an area's rows, in the order of days. */
export const intervalsOf = (
  rows: readonly AreaRow[],
): readonly { readonly start: string; readonly end: string | null }[] =>
  rows
    .flatMap(({ start, end }) => (start === undefined ? [] : [{ start, end: end ?? null }]))
    .sort((a, b) => (a.start < b.start ? -1 : 1));
