import type { AnswersStat } from '../../crosstab/index.ts';
import type { Beside } from '../../spec/index.ts';
import { cronbachAlpha, FEWEST_SHOWN } from '../../stats/index.ts';
import { confidence } from '../confidence.ts';
import { incomparable, type MeasureMethods } from './measure.ts';
import { asKind } from './stats-of.ts';

/** Below it the questions measure more than one thing, or one of them is worded the other way: there is no score. */
const leastAlpha = 0.5;

/**
 * A score of several questions: the mean of it as of any answer, by how people were drawn, as long as the questions hang
 * together. How well they do is a matter of the questions and of everybody asked, and not of one area.
 *
 * Cronbach's alpha with Feldt's interval stands beside it, over all who answered every question; below 0.5 no score is given.
 *
 * @param surveys  the methods of answers
 * @see Cronbach 1951; Feldt 1965
 */
export function scaleMethods(surveys: MeasureMethods): MeasureMethods {
  return {
    scattering: null,
    level: (stat, scope) => {
      const level = surveys.level(stat, scope);
      if (level.status === 'withheld') return level;
      const beside = reliabilityOf(asKind(scope.everyone(), 'answers'));
      return hangsTogether(beside) ? { ...level, beside } : { status: 'withheld', reason: 'items-disagree' };
    },
    compare: (pairs, scope) => {
      const { now, before } = scope.everyone();
      const both = [now, before].map((stat) => reliabilityOf(asKind(stat, 'answers')));
      return both.every(hangsTogether) ? surveys.compare(pairs, scope) : incomparable('items-disagree');
    },
  };
}

type Reliability = Extract<Beside, { readonly kind: 'scale' }>;

/** Not known to disagree: where too few answered all questions, or all gave the same, alpha cannot be told. */
export const hangsTogether = ({ alpha }: Reliability): boolean => alpha === null || alpha >= leastAlpha;

/** How well questions hang together, over all who answered every one of them. */
export function reliabilityOf({ rows }: AnswersStat): Reliability {
  const asked = rows.filter(({ isCounted, items }) => isCounted && items !== undefined);
  const items = asked[0]?.items?.length ?? 0;
  const columns = Array.from({ length: items }, (_, item) => asked.map((row) => row.items?.[item] ?? null));
  const counts = asked.map(({ n }) => n);
  const nothing: Reliability = { kind: 'scale', items, alpha: null, low: null, high: null, complete: 0 };
  if (items === 0) return nothing;
  const { n, alpha, standardised, interval } = cronbachAlpha(columns, {
    missing: 'complete',
    counts,
    level: confidence,
  });
  if (n < FEWEST_SHOWN) return { ...nothing, complete: n };
  // of two questions alpha is too low where their spread differs
  if (items === 2) return { ...nothing, alpha: standardised, complete: n };
  return { ...nothing, alpha, low: interval?.low ?? null, high: interval?.high ?? null, complete: n };
}
