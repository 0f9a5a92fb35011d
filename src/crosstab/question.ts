import type { Where } from '../spec/index.ts';
import type { Measured } from '../store/index.ts';

/** A question that is asked by itself. Metrics that ask the same share the answer. */
export type Question =
  | {
      readonly kind: 'durations';
      readonly source: string;
      readonly where: Where;
      /** An interval of the source by name, or a column of lengths. */
      readonly interval: string | null;
      readonly of: string | null;
      /** The column of groups that are kept apart; null for all together. */
      readonly by: string | null;
      /** Not the lengths but who was within it, in seconds; null for the lengths themselves. */
      readonly within: number | null;
    }
  | {
      readonly kind: 'members';
      readonly source: string;
      readonly where: Where;
      /** The column of those that have something: each of them, where it is a list. */
      readonly over: string;
      readonly sum: string | null;
      readonly of: string | null;
    }
  | { readonly kind: 'pairs'; readonly source: string; readonly where: Where; readonly among: string }
  | {
      readonly kind: 'answers';
      readonly source: string;
      readonly items: readonly string[];
      /** How many of them make a score; null where it is the answer to one question that is asked for. */
      readonly required: number | null;
      /** Whom of all who were asked it is about. */
      readonly where: Where;
    }
  | {
      readonly kind: 'elapsed';
      readonly source: string;
      readonly where: Where;
      /** The columns of the days on which it began and ended. */
      readonly from: string;
      readonly to: string;
    }
  | {
      readonly kind: 'dated';
      readonly source: string;
      readonly where: Where;
      /** Each value of this column is one, whatever was written of it later; null where every record is. */
      readonly of: string | null;
      /** The column of the day from which days are counted, and how many are in time; or of the day by which it should end. */
      readonly limit: { readonly from: string; readonly days: number } | { readonly by: string };
      /** The column of the day on which it ended. */
      readonly to: string;
    }
  | {
      readonly kind: 'repeats';
      readonly source: string;
      readonly where: Where;
      /** The column of those that are seen again, or not. */
      readonly of: string;
      /** Days that each is followed, and days before it without any. */
      readonly within: number;
      readonly after: number;
    }
  | { readonly kind: 'figures'; readonly source: string; readonly where: Where }
  | {
      readonly kind: 'shares';
      readonly source: string;
      readonly by: string;
      /** Records of which it is known, those that did, and those of which it is not known. */
      readonly measures: readonly Measured[];
    };
