import { type KindColumn, nearest, type SourceKind } from '../spec/index.ts';
import { formatCount } from '../words/index.ts';
import { numberSigns } from './number-signs.ts';
import type { ColumnProfile } from './profile.ts';

/** Which column of a file is likely to be which of a kind: by its header, and by what stands in it. */

export interface Found {
  readonly column: ColumnProfile;
  readonly guessed: boolean;
}
export interface Scene {
  readonly kind: SourceKind;
  readonly columns: readonly ColumnProfile[];
}

export const isTime = ({ type }: KindColumn): boolean => type === 'date' || type === 'timestamp' || type === 'period';

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[\s_.-]+/g, ' ')
    .replaceAll('neighbour', 'neighbor')
    .trim();

/** The column that is called by a usual name. */
export const exactly = ({ usual }: KindColumn, columns: readonly ColumnProfile[]): ColumnProfile | undefined => {
  const name = usual.find((known) => columns.some(({ header }) => plain(header) === plain(known)));
  return name === undefined ? undefined : columns.find(({ header }) => plain(header) === plain(name));
};

/** The column with a usual header, or with one like it: of those, only what nothing else is called and what may hold such values. */
export function findColumn(column: KindColumn, { kind, columns }: Scene): Found | undefined {
  const exact = exactly(column, columns);
  if (exact) return { column: exact, guessed: false };
  const taken = new Set(kind.columns.map((other) => exactly(other, columns)?.header));
  const free = columns.filter(
    (candidate) => candidate.header !== '' && !taken.has(candidate.header) && suits(column, candidate),
  );
  const headers = free.map(({ header }) => header);
  const near = column.usual.map((usual) => likeOf(usual, headers)).find((header) => header !== undefined);
  const likely = free.find(({ header }) => header === near);
  return likely && { column: likely, guessed: false };
}

/** Two letters more or fewer make another word of a short one: "what" is no "beat", and "beats" is. */
function likeOf(usual: string, headers: readonly string[]): string | undefined {
  const header = nearest(usual, headers);
  const isShort = usual.length < 5 || (header?.length ?? 0) < 5;
  return header !== undefined && isShort && !plain(header).includes(plain(usual)) ? undefined : header;
}

/** Whether what stands in a column could be values of this kind. */
export function suits(column: KindColumn, profile: ColumnProfile): boolean {
  const { looksLike, formats } = profile;
  if (isTime(column)) return formats.length > 0;
  const isNumber = looksLike === 'whole number' || looksLike === 'number';
  return (column.type !== 'whole' && column.type !== 'decimal') || isNumber || numberSigns(column, profile) !== null;
}

/** One of several columns must be there, no header is like any of them, and this is the first. */
const isOnlyHope = ({ name }: KindColumn, scene: Scene): boolean =>
  scene.kind.oneOf?.some(
    (group) =>
      group[0] === name &&
      group.every((other) => {
        const column = scene.kind.columns.find((known) => known.name === other);
        return column === undefined || findColumn(column, scene) === undefined;
      }),
  ) ?? false;

/** For a time that must be there, under no header we know: the only column with dates, those with a time first. */
export function guessTime(column: KindColumn, { kind, columns }: Scene): Found | undefined {
  if (!isTime(column) || !(column.required || isOnlyHope(column, { kind, columns }))) return undefined;
  const spoken = kind.columns
    .filter(isTime)
    .flatMap((other) => findColumn(other, { kind, columns })?.column.header ?? []);
  const free = columns.filter(({ header }) => !spoken.includes(header));
  for (const wanted of ['date and time', 'date'] as const) {
    const [only, ...more] = free.filter(({ looksLike }) => looksLike === wanted);
    if (only) return more.length > 0 ? undefined : { column: only, guessed: true };
  }
  return undefined;
}

/** A date under a header that speaks of weeks may be about all of one: which of its days it is, only its owner can say. */
export const weekDoubt = ({ name }: KindColumn, { when }: SourceKind, header: string): readonly string[] =>
  name === when && /\bweeks?\b/i.test(header.replaceAll('_', ' '))
    ? ['if a record is about a week, add week: first-day or last-day']
    : [];

/** More than this share of a column that cannot be read is no slip: whoever made the file must say what it is. */
const isMany = 0.01;

/** Some dates are none: their records are turned away by name, and not the whole column. */
export const unreadOf = ({ unread, filled }: ColumnProfile): readonly string[] => {
  if (unread === 0) return [];
  const isSome = unread > filled * isMany;
  const of = isSome ? ` of ${formatCount(filled)} values` : unread === 1 ? ' value' : ' values';
  const what = `${formatCount(unread)}${of} ${unread === 1 ? 'is' : 'are'} no date of this form, and would be rejected`;
  return [isSome ? `${what}: ask the agency what they mean, or add their form to formats` : what];
};
