import type { DesignId, EstimatedEffect, Reason, Refusal } from '../../spec/index.ts';

/**
 * What every design works on: counts (or sums) of areas by period, beside what they are measured against. Columns, not
 * objects: a design is fitted again and again, with areas left out or launches pretended.
 */
export interface DesignPanel {
  readonly areas: readonly DesignArea[];
  readonly periods: readonly DesignPeriod[];
  /** Area × period, row by row: events, hits or sums; zero where a cell takes no part. */
  readonly events: Float64Array;
  /** The same shape: person-days, area-days, eligible records. Above zero where a cell takes part. */
  readonly exposure: Float64Array;
  /** The same shape: see `cellState`. */
  readonly state: Uint8Array;
}

/** What a cell is to a design. Cells left out: suspended, phase-in, provisional, not reported, without exposure. */
export const cellState = { untreated: 0, treated: 1, leftOut: 2 } as const;

export interface DesignArea {
  readonly area: string;
  readonly role: 'program' | 'comparison' | 'buffer';
  /** The first treated period; null for areas that have no launch in the data. */
  readonly launch: number | null;
  /** The day of the launch, for reports; empty where there is none. */
  readonly launchDay: string;
  /** The larger area it belongs to, with which it is pooled where it had no events; null without one. */
  readonly parent: string | null;
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
 * A panel of which nothing can be seen from the first launch on: the ladder is chosen on it. Where areas are and when
 * they began is known beforehand; what happened there is not.
 */
export interface PreLaunchPanel extends DesignPanel {
  readonly masked: 'from the first launch on';
}

/** What was declared, and when the result is wanted: known before any result. */
export interface DesignTerms {
  readonly better: 'lower' | 'higher' | 'neutral';
  readonly alpha: number;
  /** As a ratio, such as 0.9 for a fall of 10 %; null where none was declared. */
  readonly smallestWorthwhile: number | null;
  /** The last period that the effect is about, and the first: the treated cells of these periods are summed. */
  readonly window: { readonly first: number; readonly last: number };
  /** How much more counts scatter than chance, from the metric's baseline, with its degrees of freedom. */
  readonly dispersion: number;
  readonly dispersionDf: number;
  /** Whether the metric is a count over time and place, for which differences of counts mean something. */
  readonly countsEvents: boolean;
  /** For draws: the same seed gives the same numbers. */
  readonly seed: number;
}

/** The numbers of one design; what designs share (opinions, sensitivity, evidence) is added by the ladder. */
export type DesignEffect = Omit<
  EstimatedEffect,
  'design' | 'q' | 'adjusted' | 'opinions' | 'sensitivity' | 'eValue' | 'displacement'
> & {
  /** The interval at another level, by the same method: what a family's adjustment asks for. */
  readonly at: (level: number) => { readonly low: number; readonly high: number };
};

export type DesignOutcome =
  | { readonly status: 'estimated'; readonly effect: DesignEffect }
  | { readonly status: 'withheld'; readonly reason: Reason };

/** One rung of the ladder. */
export interface Design {
  readonly id: DesignId;
  /** Why the data from before the launch, and what was declared, cannot carry it; null where they can. */
  readonly refuse: (panel: PreLaunchPanel, terms: DesignTerms) => Omit<Refusal, 'design'> | null;
  readonly estimate: (panel: DesignPanel, terms: DesignTerms) => DesignOutcome;
}
