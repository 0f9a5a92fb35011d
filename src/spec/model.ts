import type { Area } from './area.ts';
import type { Breakdown, Group } from './breakdown.ts';
import type { Calendar, Span } from './calendar.ts';
import type { ChangeLogEntry } from './change-log.ts';
import type { Where } from './fields.ts';
import type { ShownAs } from './findings.ts';
import type { ConcurrentDeclaration, ProcessDeclaration, SelectionDeclaration } from './guards.ts';
import type { ColumnType } from './kind.ts';
import type { LogicPath } from './logic.ts';
import type { DurationUnit, WeekDay } from './mapping.ts';
import type { Measure } from './measures.ts';
import type { BaselineDeclaration } from './metric.ts';
import type { Decision, Target } from './metric-parts.ts';
import type { AreaRole } from './pipeline.ts';
import type { ReportDeclaration } from './report.ts';
import type { CheckDeclaration, ControlTotalDeclaration, WaiverDeclaration } from './source-checks.ts';
import type { Asked, CodeList, FigureRules, NearDuplicates, Polygons, ResponseRules, Survey } from './source-parts.ts';
import type { MetricTranslations, PipelineTranslations } from './translations.ts';
import type { WindowName } from './window-name.ts';

export * from './area.ts';
export * from './metric-parts.ts';
export * from './source-parts.ts';

/** A pipeline with every default filled in and every name resolved: what the stages work on. */

/** One file column that a value is made of: the headers it may have, and the formats of its text. */
export interface Part {
  readonly headers: readonly string[];
  readonly formats: readonly string[];
  /** Which of several columns with that header, from 1; null where there must be only one. */
  readonly nth: number | null;
  /** Read in these waves of a survey alone: what stands there in another wave was asked in other words, and is refused. */
  readonly waves?: readonly string[];
}

/** How one column of the kind is made from the columns of a file. */
export interface Mapping {
  readonly column: string;
  readonly type: ColumnType;
  /** A record without a value is rejected. */
  readonly filled: boolean;
  readonly default: string | null;
  /**
   * `alias`: one of the headers is there; `first`: the first that is not missing; `join`: all, one after the other;
   * `wide-name` and `wide-cell`: of each of the group's wide columns, its name and its value.
   */
  readonly how: 'alias' | 'first' | 'join' | 'constant' | 'wide-name' | 'wide-cell';
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
  /** Texts that stand for no value in this column, beside those of the source. */
  readonly missing: readonly string[];
  readonly decimal: '.' | ',';
  readonly thousands: string | null;
  /** Years of two digits below it are 20yy, the others 19yy; null where no format has such years. */
  readonly pivot: number | null;
  /** The month in which years and quarters of this column begin, where that is not January. */
  readonly fiscalStart: number | null;
  /** Which day of its week a date is, where records are about weeks; null where nothing is said. */
  readonly week: WeekDay | null;
  readonly unit: DurationUnit | null;
  /** By header, where the columns of a wide file have units of their own. */
  readonly units: Readonly<Record<string, DurationUnit>>;
  readonly separator: string | null;
  /** Words that the value is limited to; null where any will do. */
  readonly values: readonly string[] | null;
  readonly scale: { readonly min: number; readonly max: number } | null;
  /** How many characters it may have, where pages name it. */
  readonly longest?: number;
  /** What a bad value costs: the record, or only the value (which is counted and listed all the same). */
  readonly refuse: 'record' | 'value';
  /** The column whose names stand for this value: a name that stands for none is told of that column. */
  readonly namedBy?: string;
}

/** Columns of a file that stand for one value each: those a pattern with one star matches, or those named. */
export type WideSet = { readonly pattern: string } | { readonly headers: readonly string[] };

export interface FileGroup {
  readonly match: string;
  readonly agency: string | null;
  readonly mappings: readonly Mapping[];
  readonly encoding: string | null;
  readonly delimiter: string | null;
  readonly sheet: string | null;
  /** Columns that become several facts of one record, or null. */
  readonly wide: WideSet | null;
}

export interface Source {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly origin: string;
  readonly licence: string;
  /** Who keeps it, where that binds what may be told of it; null elsewhere. */
  readonly custody?: 'victim-services' | null;
  readonly covers: Span | null;
  readonly extracted: string | null;
  readonly reportingLagDays: number | null;
  /** The column that says in which period a record falls; null for kinds without one. */
  readonly when: string | null;
  readonly repeats: 'keep' | 'drop';
  readonly key: readonly string[];
  /** How the newest of several records with one key is known; null where the first one stands. */
  readonly revisedBy: { readonly column: string } | 'file' | null;
  readonly nearDuplicates: NearDuplicates | null;
  readonly files: readonly FileGroup[];
  readonly missing: readonly string[];
  readonly filter: Where;
  /** The stored columns of this source, with their types: the kind's that are mapped, declared flags and items. */
  readonly columns: readonly { readonly name: string; readonly type: ColumnType }[];
  readonly polygons: Polygons | null;
  readonly responses: ResponseRules | null;
  readonly figures: FigureRules | null;
  readonly survey: Survey | null;
  readonly checks: readonly CheckDeclaration[];
  readonly totals: readonly ControlTotalDeclaration[];
}

export interface AreasModel {
  /** Areas listed in the pipeline itself. */
  readonly list: readonly Area[];
  /** The id of the hidden source that holds the areas file, when there is one. */
  readonly source: string | null;
  readonly universe: string | null;
  /** The id of the hidden source of smaller areas and the areas they belong to, when there is one. */
  readonly parents: string | null;
  /** Which edition of the boundaries that source describes, as declared. */
  readonly parentsVersion: string | null;
  readonly defaultRole: AreaRole;
  /** What one of them is called, such as Precinct; null where their names stand alone. */
  readonly called?: string | null;
  /** How areas are ranked by need, before the programme; absent where nobody asks. */
  readonly neediest?: { readonly metric: Metric; readonly share: number; readonly through?: string | undefined };
  /** The file that says where areas lie, for maps; null where none does. */
  readonly outlines: Polygons | null;
}

/** Limits of how far the making of records may move between two windows: shares in fractions of 1. */
export interface ComparabilityLimits {
  readonly located: number;
  readonly mapped: number;
  readonly domestic: number;
  readonly prompt: number;
  readonly responseRate: number;
  readonly recordedCalled: { readonly recorded: string; readonly called: string; readonly limit: number } | null;
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
  /** Told of everywhere together, whatever areas its records name. */
  readonly scope?: 'everywhere';
  /** Whether "is it us?" is asked of it, where the metric itself says so. */
  readonly effect?: boolean;
  readonly shownAs: ShownAs;
  /** How the question of a survey was asked; null for measures that ask none. */
  readonly asked: Asked | null;
  readonly source: string;
  readonly exposure: string | null;
  /** The source below the line of a ratio; null for measures without one. */
  readonly denominator: string | null;
  /** A window of its own, instead of the report's. */
  readonly window?: WindowName;
  readonly baseline: BaselineDeclaration | null;
  /** The groups that it is told for as well; null where none are declared. */
  readonly by: Breakdown | null;
  /** The group that it is about, and the metric that it is a part of; null for everybody. */
  readonly group: (Group & { readonly metric: string }) | null;
  readonly target: Target | null;
  readonly decision: Decision;
  readonly process: ProcessDeclaration;
  readonly owner: string;
  readonly version: number;
  /** What changed with each version, the oldest first. */
  readonly changes: readonly ChangeLogEntry[];
  readonly caveats: readonly string[];
  /** Its words for reports in other languages. */
  readonly in?: MetricTranslations | undefined;
  /** Counts below it are not shown, where that is more than the pipeline's minimum. */
  readonly minimum?: number | null;
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
    /** Of the metrics of this source alone; without it, of all. */
    readonly source?: string | undefined;
    /** Numbers from before and after it cannot be compared. */
    readonly breaks?: boolean | undefined;
  }[];
  /** How programme areas were chosen; null where it is not declared. */
  readonly chosen: SelectionDeclaration | null;
  readonly concurrent: readonly ConcurrentDeclaration[];
  readonly comparability: ComparabilityLimits;
  readonly windows: Windows;
  readonly metrics: readonly Metric[];
  /** How the work should lead to its outcomes; left out where it is not declared. */
  readonly logic?: readonly LogicPath[];
  readonly privacy: {
    readonly minimum: number;
    /** Counts are shown to the nearest multiple of it; null where they are shown as they are. */
    readonly round: number | null;
    readonly publicRecord: string;
    /** Why a run may go on where earlier reports gave small counts away; empty where it may not. */
    readonly shownBefore: string;
    /** Who agreed that partners are named; empty where nobody did. */
    readonly namePartners: string;
    /** Where the key of pseudonyms is kept; the key itself is read only when it is needed. */
    readonly key: { readonly file: string } | { readonly environment: string };
  };
  readonly waivers: readonly WaiverDeclaration[];
  readonly reports: readonly ReportDeclaration[];
  /** Its words for reports in other languages. */
  readonly in?: PipelineTranslations | undefined;
  readonly warehouse: string;
}
