import type { Commitments } from './commitments.ts';
import type { DesignId } from './findings.ts';

/** What a pipeline says of a metric beside its definition. */

export interface Target {
  readonly change: number | null;
  readonly value: number | null;
  readonly by: string;
  readonly setBy: string;
  readonly setOn: string;
}
export interface Decision {
  readonly design: 'strongest' | DesignId;
  /** Periods of the report after each launch, and before it, that take no part in effects. */
  readonly phaseIn: number;
  readonly anticipation: number;
  readonly alpha: number;
  readonly smallestWorthwhile: number | null;
  readonly family: string;
  readonly primary: 'baseline' | 'sameSeason' | 'previous';
  readonly declared: string | null;
  readonly adjust: 'benjamini-hochberg' | 'holm' | 'none';
  /** Last days of the periods at which verdicts fall, in order; null where every run is a verdict. */
  readonly looks: readonly string[] | null;
  /** What the board will do, by verdict; left out where nothing is declared, so that such rules keep their hash. */
  readonly commitments?: Commitments;
}
