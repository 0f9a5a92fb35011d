import { clopperPearsonInterval } from '../../src/stats/index.ts';
import type { Draws } from './draws.ts';

/** What one simulated history led to. */
export type Outcome =
  | { readonly status: 'refused' | 'withheld'; readonly reason: string }
  | {
      readonly status: 'estimated';
      /** Whether a change or an effect was claimed. */
      readonly alarm: boolean;
      /** Whether the interval holds what was planted; null where there is no interval to speak of. */
      readonly covers: boolean | null;
      /** Whether the method is one that may cover more than its level: exact, or by ranks. */
      readonly exact: boolean;
    };

export type Trial = (draws: Draws) => Outcome;

/** One line of a table: a method in one kind of coalition. */
export interface Cell {
  readonly id: string;
  /** The cells of its line, in the order of the table's columns. */
  readonly about: readonly string[];
  /** With an effect of so much planted: 1 for none, 0.8 for a fall by a fifth. */
  readonly trial: (effect: number) => Trial;
  /** Effects that are planted beside none; none where only false alarms are counted. */
  readonly planted: readonly number[];
}

/** How often something was so, with exact bounds. */
export interface Rate {
  readonly hits: number;
  readonly n: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

export interface Tally {
  readonly draws: number;
  readonly refused: number;
  readonly withheld: number;
  /** The reason given most often, or nothing. */
  readonly reason: string;
  readonly alarms: Rate | null;
  readonly covered: Rate | null;
  /** Whether most of the estimates are by an exact method. */
  readonly exact: boolean;
}

/** Exact (Clopper–Pearson) 95 % bounds; null without a draw. */
export function rateOf(hits: number, n: number): Rate | null {
  if (n === 0) return null;
  const { low, high } = clopperPearsonInterval({ hits, n }, 0.95);
  return { hits, n, share: hits / n, low, high };
}

export function tallyOf(outcomes: readonly Outcome[]): Tally {
  const estimated = outcomes.flatMap((outcome) => (outcome.status === 'estimated' ? [outcome] : []));
  const told = estimated.filter(({ covers }) => covers !== null);
  const reasons = new Map<string, number>();
  for (const outcome of outcomes)
    if (outcome.status !== 'estimated') reasons.set(outcome.reason, (reasons.get(outcome.reason) ?? 0) + 1);
  const [most] = [...reasons].sort(([, a], [, b]) => b - a);
  const count = (status: Outcome['status']): number => outcomes.filter((outcome) => outcome.status === status).length;
  return {
    draws: outcomes.length,
    refused: count('refused'),
    withheld: count('withheld'),
    reason: most?.[0] ?? '',
    alarms: rateOf(estimated.filter(({ alarm }) => alarm).length, estimated.length),
    covered: rateOf(told.filter(({ covers }) => covers).length, told.length),
    exact: estimated.filter(({ exact }) => exact).length * 2 > estimated.length,
  };
}
