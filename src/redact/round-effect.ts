import type { Finding } from '../spec/index.ts';
import { coarse, digits, nearest } from './coarse.ts';

/** Of shares and means, what was observed and expected are values. */
export function roundEffect(effect: Finding['effect'], base: number): Finding['effect'] {
  if (effect.status === 'withheld') return effect;
  const rounded = coarse(effect, base);
  const { levels } = effect;
  if (levels === null) return rounded;
  const value = (own: number): number => digits(own, Math.round);
  const valued = <Own extends { readonly observed: number; readonly expected: number }>(one: Own, own: Own): Own => ({
    ...own,
    observed: value(one.observed),
    expected: value(one.expected),
  });
  return {
    ...rounded,
    byArea: effect.byArea.flatMap((one, at) => (rounded.byArea[at] ? [valued(one, rounded.byArea[at])] : [])),
    byCohort: effect.byCohort.flatMap((one, at) => (rounded.byCohort[at] ? [valued(one, rounded.byCohort[at])] : [])),
    gap: effect.gap.map((one) => ({
      ...one,
      observed: one.observed === null ? null : value(one.observed),
      expected: one.expected === null ? null : value(one.expected),
    })),
    levels: {
      ...levels,
      records: nearest(levels.records, base),
      observed: value(levels.observed),
      expected: value(levels.expected),
      comparisonMoved: levels.comparisonMoved === null ? null : value(levels.comparisonMoved),
    },
  };
}
