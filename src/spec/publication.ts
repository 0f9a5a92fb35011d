import type { Calendar } from './calendar.ts';
import type { Where } from './fields.ts';
import type { Deep, Finding, Findings } from './findings.ts';
import type { Language, ReportDeclaration } from './report.ts';

/** Records of one fate, rule and column in one file, counted, with the first places to look. */
export interface RejectSummary {
  readonly source: string;
  readonly file: string;
  /** rejected, duplicate or superseded; value where only the value was left out of a record that was loaded. */
  readonly fate: string;
  readonly rule: string;
  readonly column: string;
  readonly n: number;
  /** True physical lines of the first few, for opening in an editor. */
  readonly firstLines: readonly number[];
}

export interface SourceNote {
  readonly id: string;
  readonly kind: string;
  /** The kind in the language of a report, where that is not English. */
  readonly kindTitle?: string;
  readonly title: string;
  readonly origin: string;
  readonly licence: string;
  /** Null for sources without dates, such as populations. */
  readonly covers: { readonly from: string; readonly to: string } | null;
  readonly extracted: string;
  readonly reportingLagDays: number | null;
  readonly repeats: 'keep' | 'drop';
  readonly key: readonly string[];
  /** Its records are about weeks, each of which counts whole in one period. */
  readonly weekly: boolean;
}

/** Records of a source that a metric counts: those that meet conditions, each value of a column once, or added up. */
export interface RecordSet {
  readonly source: string;
  readonly where: Deep<Where>;
  /** Empty where every record counts. */
  readonly of: string;
  /** Empty where records are counted. */
  readonly sum: string;
}

/** The same as a report tells it. */
export type CountedRecords = NonNullable<Findings['counted']>[number];

/** Which records a metric counts: some metrics tell of parts of others. */
export interface MetricRecords {
  readonly metric: string;
  readonly source: string;
  /** The records that are its events; of a share, those that did. Null where they cannot be said by conditions. */
  readonly counts: RecordSet | null;
  /** The records that a share is of; null of others. */
  readonly among: RecordSet | null;
  /** Other sets of records of which it tells how many they are at least: those that a mean is of, both sides of a ratio. */
  readonly within?: readonly RecordSet[];
  /** Of a survey: who answers which question, or questions. */
  readonly asks?: RecordSet;
  /** It tells how unequally its events are spread over areas. */
  readonly isSpread: boolean;
}

/** What says how small a count of a metric may be to be shown. */
export interface PrivacyFacts {
  readonly metric: string;
  readonly kind: string;
  readonly custody: string;
  /** Whose answers they are, of a survey. */
  readonly audience: string;
  readonly isDomestic: boolean;
  /** The minimum that the metric itself declares. */
  readonly declared: number | null;
}

/** What the methods page is generated from: nothing there is typed by hand. */
export interface MethodsNote {
  /** The day on which the run stood: the name of its period alone would not make the same run again. */
  readonly asOf: string;
  readonly declarations: readonly { readonly path: string; readonly sha256: string }[];
  readonly versions: readonly { readonly name: string; readonly version: string }[];
  readonly seed: number;
  readonly sources: readonly SourceNote[];
  readonly calendar: {
    readonly grain: Calendar['grain'];
    readonly timezone: string;
    readonly fiscalYearStarts: number;
  };
  readonly privacy: {
    readonly minimum: number;
    /** Counts are shown to the nearest multiple of it. */
    readonly round?: number | null;
    readonly publicRecord: string;
    readonly shownBefore: string;
    /** Who agreed that partners are named; empty or absent where nobody did. */
    readonly namePartners?: string;
    /** What floors of small counts follow from, metric by metric. */
    readonly facts?: readonly PrivacyFacts[];
    readonly records?: readonly MetricRecords[];
  };
  readonly populationsInterpolated: boolean;
  readonly areas: {
    readonly universe: number;
    readonly program: number;
    readonly comparison: number;
    readonly buffer: number;
    readonly excluded: number;
  };
  /** Files that say where an area lies or what it is a part of, in the edition that the pipeline declares. */
  readonly boundaries: readonly { readonly file: string; readonly version: string; readonly sha256: string }[];
  readonly codeLists: readonly { readonly path: string; readonly version: string }[];
}

/** Where an area lies on a flat map whose longer side is 1000: right, and down. */
export interface AreaOutline {
  readonly area: string;
  /** Each polygon as its outline and its holes; each of these a closed line. */
  readonly polygons: readonly (readonly (readonly (readonly [x: number, y: number])[])[])[];
}

/** A metric in another language: null where it is not declared, and stays as it is. */
export interface TranslatedMetric extends Pick<Finding, 'unit' | 'shown' | 'definition'> {
  readonly title: string | null;
  readonly why: string | null;
  readonly noun: Finding['noun'] | null;
  /** The statistic as the subject of a sentence. */
  readonly what: string;
}

/** Declared words in another language. */
export interface Translation {
  readonly title: string | null;
  /** As they are declared → in this language. */
  readonly texts: Readonly<Record<string, string>>;
  readonly metrics: Readonly<Record<string, TranslatedMetric>>;
}
export type Translations = Readonly<Partial<Record<Language, Translation>>>;

/** Everything that a run may show, before disclosure control. `redact` turns it into the only type that renderers accept. */
export interface Publication {
  readonly findings: Findings;
  readonly methods: MethodsNote;
  readonly rejects: readonly RejectSummary[];
  readonly reports: readonly ReportDeclaration[];
  /** Into the languages of reports that are not in English. */
  readonly translations?: Translations;
  /** Of areas that a map can be drawn of. */
  readonly outlines?: readonly AreaOutline[];
}

/** A finished document: a path inside the report's folder, with forward slashes, and its bytes. */
export interface Document {
  readonly path: string;
  readonly bytes: Uint8Array;
}
