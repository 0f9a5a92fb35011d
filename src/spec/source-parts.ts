import type { Span } from './calendar.ts';

/** What some kinds of source have beside their columns: intervals and rules, or questions and waves. */

export interface CodeList {
  readonly path: string;
  readonly version: string;
  readonly entries: readonly CodeEntry[];
}
export interface CodeEntry {
  readonly code: string;
  readonly category: string;
  /** Holds for the files of this agency alone; null for all files of agencies without an entry of their own. */
  readonly agency: string | null;
}

export interface Interval {
  readonly name: string;
  readonly stamps: { readonly from: string; readonly to: string } | null;
  readonly duration: string | null;
}

/** How a source of responses measures its intervals. */
export interface ResponseRules {
  readonly intervals: readonly Interval[];
  /** Null where it is not declared: every unit’s own, and a failed check where a call has several rows. */
  readonly answering: 'first' | 'all' | null;
  readonly negative: 'exclude' | 'fail';
  readonly zero: 'keep' | 'exclude';
  readonly longestSeconds: number | null;
  readonly selfInitiated: 'keep' | 'exclude';
  readonly cancelled: 'keep' | 'exclude';
  /** Calls that came in while the unit that answered them was bound by an earlier one. */
  readonly stacked: 'keep' | 'exclude';
}

/** The columns that say when a unit was bound: from the first of these on, until it was cleared. */
export const bindingColumns = ['dispatched_at', 'enroute_at', 'arrived_at'] as const;

/** Records that agree in some columns and lie near each other in time; with `first`, only the earliest stands. */
export interface NearDuplicates {
  readonly same: readonly string[];
  readonly withinSeconds: number;
  readonly time: string;
  readonly keep: 'all' | 'first';
}

/** What becomes of figures that an agency publishes already summed. */
export interface FigureRules {
  readonly negative: 'keep' | 'exclude' | 'fail';
}

export interface SurveyItem {
  readonly name: string;
  /** In the order declared; one where the wording never changed. */
  readonly wordings: readonly { readonly text: string; readonly waves: readonly string[] | null }[];
  readonly scale: { readonly min: number; readonly max: number };
  readonly reverse: boolean;
}
export interface Wave {
  readonly wave: string;
  readonly from: string;
  readonly to: string;
  readonly mode: string | null;
  readonly invited: number | null;
}
export interface Survey {
  readonly items: readonly SurveyItem[];
  readonly waves: readonly Wave[];
  readonly audience: 'community' | 'partner';
  readonly frame: string | null;
  /** Every wave asks the same people, whether or not they can be linked. */
  readonly samePeople: boolean;
  /** Null where answers are not weighed to anything. */
  readonly margins: Margins | null;
  readonly lonelyStrata: 'adjust' | 'average' | 'certainty' | 'withhold';
}

/** Known numbers of people by group. */
export interface Margins {
  readonly of: string;
  readonly origin: string;
  readonly known: readonly Margin[];
}
export interface Margin {
  /** Columns of the source; the groups of several are crossed. */
  readonly by: readonly string[];
  readonly totals: readonly MarginTotal[];
}
export interface MarginTotal {
  /** The only wave that it holds for; null for all. */
  readonly wave: string | null;
  /** One for each column. */
  readonly groups: readonly string[];
  /** People, or a share of all: only how they stand to each other matters. */
  readonly people: number;
}

/** In which words a wave asked, by their place among the wordings (null where it did not), in which way, and how many people. */
export interface AskedWave extends Span {
  readonly wave: string;
  readonly wording: number | null;
  readonly mode: string | null;
  readonly invited: number | null;
}

/** A question, whom it was put to, and how: what its answers can be compared with. */
export interface Asked {
  readonly scale: { readonly min: number; readonly max: number };
  /** People were drawn from a list: only then can chance be worked out. */
  readonly hasFrame: boolean;
  /** What answers are weighed to, margin by margin; none where they are not. */
  readonly margins: readonly string[];
  readonly lonelyStrata: Survey['lonelyStrata'];
  readonly wordings: readonly string[];
  readonly waves: readonly AskedWave[];
}

/** Polygons that give an area to records with coordinates and none of their own. */
export interface Polygons {
  readonly file: string;
  readonly name: string;
  readonly version: string;
  /** Of the file, once it has been read; null in a declaration. */
  readonly sha256: string | null;
}
/** The columns that hold coordinates until areas are known; never stored. */
export const coordinateColumns = ['_longitude', '_latitude'] as const;
/** The stored column that says how a record of a source with polygons came to its area, or why it has none. */
export const placedColumn = '_placed';
