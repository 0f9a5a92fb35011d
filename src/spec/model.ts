import type { Calendar, Span } from './calendar.ts';
import type { ColumnType } from './kind.ts';
import type { BaselineDeclaration, Measure, Where } from './metric.ts';
import type { AreaRole, WindowName } from './pipeline.ts';
import type { ReportDeclaration } from './report.ts';

/** A pipeline with every default filled in and every name resolved: what the stages work on. */

export interface CodeList {
  readonly path: string;
  readonly version: string;
  readonly entries: readonly { readonly code: string; readonly category: string }[];
}

/** One file column that a value is made of: the headers it may have, and the formats of its text. */
export interface Part {
  readonly headers: readonly string[];
  readonly formats: readonly string[];
}

/** How one column of the kind is made from the columns of a file. */
export interface Mapping {
  readonly column: string;
  readonly type: ColumnType;
  /** A record without a value is rejected. */
  readonly filled: boolean;
  readonly default: string | null;
  /** `alias`: one of the headers is there; `first`: the first that is not missing; `join`: all, one after the other. */
  readonly how: 'alias' | 'first' | 'join' | 'constant';
  readonly parts: readonly Part[];
  readonly value: string | null;
  /** The zone of the column's times where it is not the pipeline's. */
  readonly zone: string | null;
  readonly ambiguous: 'earlier' | 'later' | 'reject';
  readonly impossible: 'reject' | 'later';
  readonly codes: CodeList | null;
  readonly codesInto: string | null;
  readonly unmapped: { readonly warn: number | null; readonly fail: number | null };
  readonly rename: Readonly<Record<string, string>>;
  readonly trueValues: readonly string[];
  readonly falseValues: readonly string[];
}

export interface FileGroup {
  readonly match: string;
  readonly agency: string | null;
  readonly mappings: readonly Mapping[];
  readonly encoding: string | null;
  readonly delimiter: string | null;
}

export interface Source {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly origin: string;
  readonly licence: string;
  readonly covers: Span | null;
  readonly extracted: string | null;
  readonly reportingLagDays: number | null;
  readonly repeats: 'keep' | 'drop';
  readonly key: readonly string[];
  readonly files: readonly FileGroup[];
  readonly missing: readonly string[];
  readonly filter: Where;
  /** The stored columns of this source, with their types: the kind's that are mapped, and declared flags. */
  readonly columns: readonly { readonly name: string; readonly type: ColumnType }[];
}

export interface Area {
  readonly area: string;
  readonly role: AreaRole;
  readonly site: string;
  /** When the programme worked there; an open end is null. Empty for areas without one. */
  readonly intervals: readonly { readonly start: string; readonly end: string | null }[];
}

export interface AreasModel {
  /** Areas listed in the pipeline itself. */
  readonly list: readonly Area[];
  /** The id of the hidden source that holds the areas file, when there is one. */
  readonly source: string | null;
  readonly universe: string | null;
  readonly defaultRole: AreaRole;
}

export interface Target {
  readonly change: number | null;
  readonly value: number | null;
  readonly by: string;
  readonly setBy: string;
  readonly setOn: string;
}
export interface Decision {
  readonly design: 'strongest' | 'before-after' | 'weighted-displacement-difference';
  readonly alpha: number;
  readonly smallestWorthwhile: number | null;
  readonly family: string;
  readonly primary: 'baseline' | 'sameSeason' | 'previous';
  readonly declared: string | null;
}

/** A metric as this pipeline uses it. */
export interface Metric {
  readonly id: string;
  readonly title: string;
  readonly why: string;
  readonly noun: { readonly one: string; readonly many: string };
  readonly question: 'how-much' | 'how-well' | 'better-off';
  readonly role: 'goal' | 'guardrail' | 'context';
  readonly better: 'lower' | 'higher' | 'neutral';
  readonly kind: string;
  readonly measure: Measure;
  readonly source: string;
  readonly exposure: string | null;
  readonly baseline: BaselineDeclaration | null;
  readonly target: Target | null;
  readonly decision: Decision;
  readonly owner: string;
  readonly version: number;
  readonly caveats: readonly string[];
}

export interface Windows {
  readonly current: WindowName;
  readonly also: readonly WindowName[];
}

export interface Pipeline {
  readonly id: string;
  readonly title: string;
  readonly calendar: Calendar;
  readonly sources: readonly Source[];
  readonly areas: AreasModel;
  readonly events: readonly {
    readonly date: string;
    readonly kind: 'ours' | 'context' | 'measurement';
    readonly label: string;
  }[];
  readonly windows: Windows;
  readonly metrics: readonly Metric[];
  readonly privacy: { readonly minimum: number; readonly publicRecord: string };
  readonly reports: readonly ReportDeclaration[];
  readonly warehouse: string;
}
