import type { Span, Where } from '../spec/index.ts';

/** Who is seen again within some days of a first time; nothing but counts comes back. */
export interface RepeatsQuery {
  readonly when: string;
  readonly area: string | null;
  readonly grain: 'month' | 'day';
  /** Days for which all records are there: whoever is seen in the first `after` of them may have been seen before. */
  readonly cover: Span;
  readonly where: Where;
  /** The column of those that are seen: a household, a person. */
  readonly of: string;
  /** Days that each is followed after a first time, and days before it in which there was none. */
  readonly within: number;
  readonly after: number;
}

export interface RepeatsRow {
  /** First day of the month, or the day, in which they have been followed to the end. */
  readonly start: string;
  /** Where each was first seen. */
  readonly area: string | null;
  readonly first: number;
  readonly again: number;
  /** Records of the same days of which it is not known who it was. */
  readonly unknown: number;
}
