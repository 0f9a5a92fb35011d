import { areaEffects } from './area-effects.ts';
import { countRatio } from './count-ratio.ts';
import { cellAt, cellState, type Design, type DesignPanel } from './design.ts';
import { factsOf } from './facts.ts';
import { gapOf } from './gap-series.ts';
import { firstBroken } from './gates.ts';
import { levelSeries } from './level-series.ts';
import { rowsOf } from './pre-launch.ts';
import { type SeasonModel, seasonModel } from './season-model.ts';

/**
 * Before and after: programme areas against their own past, each before its own launch, season by season.
 *
 * Model: each area's rate before its launch at the season of the period (Poisson, area × season). Estimand: the events of
 * treated cells over those that it expects there.
 *
 * Inference: the exact conditional interval of two Poisson counts, or widened by the dispersion of the counts before and by
 * how long their deviations last.
 *
 * It assumes that nothing else changed, and so it is a change and no more: whatever did change at the time is in it, and so
 * is the fall of areas that were chosen at their worst. No report calls it an effect (`contributionOf`). Refused below eight
 * periods or two years before the launch.
 *
 * @see McCullagh & Nelder 1989, §6.2; Fay 2010 on the central exact interval
 */
export const beforeAfter: Design = {
  id: 'before-after',
  refuse: (panel, terms) => firstBroken('before-after', factsOf(panel), terms),
  estimate: (panel, terms) => {
    if (terms.levels !== null) return levelSeries(panel, terms.levels, { hasTrend: false });
    const rows = rowsOf(panel, 'program');
    const model = seasonModel(panel, rows);
    const { observed, expected, before, periods } = sumsOf(panel, rows, model);
    if (before === 0) return { status: 'withheld', reason: 'no-events-in-baseline' };
    const { dispersion, df } = model.over(periods.after / rows.length, periods.before / rows.length);
    const ratio = countRatio({ observed, expected, before, dispersion, df });
    if (ratio === null) return { status: 'withheld', reason: 'too-few-periods-after' };
    return {
      status: 'estimated',
      effect: {
        scale: 'ratio',
        estimate: ratio.ratio,
        p: ratio.p,
        at: ratio.at,
        inference: ratio.inference,
        df: ratio.inference === 'quasi-poisson-t' ? df : null,
        standardError: ratio.standardError,
        areas: { program: rows.length, comparison: 0 },
        observed,
        expected,
        smallestP: null,
        without: [],
        bound: null,
        detail: () => ({
          ...areaEffects(panel, { expected: model.expected, dispersion, df }),
          gap: gapOf(panel, model.expected),
          dispersion,
          comparisonChange: null,
          leftOut: [],
        }),
      },
    };
  },
};

function sumsOf(
  panel: DesignPanel,
  rows: readonly number[],
  model: SeasonModel,
): {
  readonly observed: number;
  readonly expected: number;
  readonly before: number;
  /** Of all areas together. */
  readonly periods: { readonly after: number; readonly before: number };
} {
  let [observed, expected, before] = [0, 0, 0];
  const periods = { after: 0, before: 0 };
  for (const row of rows) {
    for (let column = 0; column < panel.periods.length; column += 1) {
      const at = cellAt(panel, row, column);
      if (panel.state[at] === cellState.untreated) {
        before += panel.events[at] ?? 0;
        periods.before += 1;
      }
      if (panel.state[at] !== cellState.treated) continue;
      periods.after += 1;
      observed += panel.events[at] ?? 0;
      expected += model.expected(row, column);
    }
  }
  return { observed, expected, before, periods };
}
