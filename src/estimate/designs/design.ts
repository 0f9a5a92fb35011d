import type { DesignId, EstimatedEffect, Grain, Reason, Refusal } from '../../spec/index.ts';

/**
 * What every design works on: counts (or sums) of areas by period, beside what they are measured against. Columns, not
 * objects: a design is fitted again and again, with areas left out or launches pretended.
 */
export interface DesignPanel {
  readonly grain: Grain;
  readonly areas: readonly DesignArea[];
  readonly periods: readonly DesignPeriod[];
  /** Area × period, row by row: events, hits or sums; zero where a cell takes no part. */
  readonly events: Float64Array;
  /** The same shape: person-days, area-days, eligible records. Above zero where a cell takes part, but for shares and means. */
  readonly exposure: Float64Array;
  /** The same shape: see `cellState`. */
  readonly state: Uint8Array;
}

/** What a cell is to a design. Cells left out: suspended, phase-in, provisional, not reported, without exposure. */
export const cellState = { untreated: 0, treated: 1, leftOut: 2 } as const;

export interface DesignArea {
  readonly area: string;
  readonly role: 'program' | 'comparison' | 'buffer';
  /** Areas of one site are pooled where one of them had no events before the launch. */
  readonly site: string;
  /** The first treated period, counted from the panel's first; it may lie beyond the last. Null without a launch. */
  readonly launch: number | null;
  /** The day of the launch, for reports; empty where there is none. */
  readonly launchDay: string;
}

export interface DesignPeriod {
  readonly label: string;
  readonly from: string;
  readonly to: string;
  /** The place in the year, from 0; of `seasons` places. */
  readonly season: number;
  readonly seasons: number;
}

/**
 * The periods before the first launch of any programme area, and nothing later: the ladder is chosen on it. Where areas
 * are and when they begin is known beforehand; what happens there is not.
 */
export interface PreLaunchPanel extends DesignPanel {
  readonly masked: 'from the first launch on';
}

/** What was declared: known before any result. */
export interface DesignTerms {
  readonly better: 'lower' | 'higher' | 'neutral';
  readonly alpha: number;
  /** As a ratio, such as 0.9 for a fall of 10 %; null where none was declared. */
  readonly smallestWorthwhile: number | null;
  /** Whether the metric is a count over time and place, for which differences of counts mean something. */
  readonly countsEvents: boolean;
  /** Of shares and means; null for counts over exposure. */
  readonly levels: LevelTerms | null;
  /** How levels are shown: events over so much exposure, in words. */
  readonly level: { readonly exposure: number; readonly unit: string };
  /** For draws: the same seed gives the same numbers. */
  readonly seed: number;
}

export interface LevelTerms {
  /** How much of what is stored is one of what is shown. */
  readonly unit: number;
  /** What is summed are records that did, and not amounts. */
  readonly areHits: boolean;
}

/** An interval by the method that gave p: it leaves out no change exactly where p is below one less the level. */
export type IntervalAt = (level: number) => { readonly low: number; readonly high: number };

/** What a level rests on. */
export interface LevelFacts {
  /** In treated cells. */
  readonly records: number;
  /** How many of them did; null for means. */
  readonly hits: number | null;
  /** The fewest above none that any programme area has there, of those that did and those that did not; of records, for means. */
  readonly smallestPart: number;
  /** The same of all programme areas together in any one period. */
  readonly smallestInPeriod: number;
  /** By how much comparison areas moved over the same time; null where there are none. */
  readonly comparisonMoved: number | null;
}

/** The numbers of one design; what designs share (placebo, opinions, sensitivity, evidence) is put around them. */
export interface DesignEffect {
  readonly scale: 'ratio' | 'difference';
  readonly estimate: number;
  readonly p: number;
  readonly at: IntervalAt;
  readonly inference: EstimatedEffect['inference'];
  /** Degrees of freedom of the t that was used, and its standard error (of the log ratio, or of the difference). */
  readonly df: number | null;
  readonly standardError: number | null;
  readonly areas: EstimatedEffect['areas'];
  /** Of shares and means, whose `observed` and `expected` are levels. */
  readonly levels?: LevelFacts;
  /** Events of programme areas in treated cells, and how many were expected there without the programme. */
  readonly observed: number;
  readonly expected: number;
  readonly smallestP: number | null;
  /** The estimate with each area left out in turn; empty for designs to which single areas mean nothing. */
  readonly without: readonly { readonly area: string; readonly estimate: number }[];
  /** With areas that had no events before counted in, and none expected there; null where there are none. */
  readonly bound: { readonly estimate: number; readonly at: IntervalAt } | null;
  /** Only where it is shown, for it may cost as much as the effect. */
  readonly detail: () => DesignDetail;
  /** By time since launch: of designs in which areas join one after the other, and only where all is asked for. */
  readonly eventStudy?: () => EstimatedEffect['eventStudy'];
}

/** By area and by period; what scatters, what moved in comparison areas, what took no part. */
export type DesignDetail = Pick<
  EstimatedEffect,
  'byArea' | 'byCohort' | 'gap' | 'placeboGaps' | 'dispersion' | 'comparisonChange' | 'leftOut'
>;

export type DesignOutcome =
  | { readonly status: 'estimated'; readonly effect: DesignEffect }
  | { readonly status: 'withheld'; readonly reason: Reason };

/** One rung of the ladder. */
export interface Design {
  readonly id: DesignId;
  /** Why the data from before the launch, and what was declared, cannot carry it; null where they can. */
  readonly refuse: (panel: PreLaunchPanel, terms: DesignTerms) => Omit<Refusal, 'design'> | null;
  /** On a panel of programme and comparison areas; all its treated cells are what the effect is about. */
  readonly estimate: (panel: DesignPanel, terms: DesignTerms) => DesignOutcome;
}

/** Where a cell's number stands in the columns. */
export const cellAt = (panel: DesignPanel, area: number, period: number): number =>
  area * panel.periods.length + period;
