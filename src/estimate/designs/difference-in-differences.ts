import { dummies, type Groups, glm, groupRows, poisson, smallSampleTest } from '../../stats/index.ts';
import { cellState, type Design, type DesignPanel } from './design.ts';
import { factsOf } from './facts.ts';
import { firstBroken } from './gates.ts';
import { imputation } from './imputation.ts';
import { levelEffect } from './level-effect.ts';
import { redrawn } from './redrawn-launches.ts';
import { jackknifed } from './staggered-adoption.ts';

/**
 * Difference in differences on counts, for one launch: the ratio by which programme areas changed over the ratio by which
 * comparison areas did.
 *
 * Model: Poisson with area and period effects, log E[y] = log exposure + αᵢ + γₜ + β·treated, which for one launch is what
 * imputation gives. Estimand: exp β, the ratio of ratios over all treated cells together.
 *
 * Inference: only the mean needs to be right. Areas are left out in turn within their arm, with t on the areas of the
 * smaller arm − 1. (The bias-reduced covariance by clusters, CR2 with Satterthwaite's degrees of freedom, took no effect
 * for one in 7 to 8.5 % of simulated coalitions whose areas had shocks of their own; it is the second opinion.) With fewer
 * than 5 programme or 7 comparison areas launches are drawn anew.
 *
 * It assumes parallel ratios, no change before the launch, and comparison areas that the programme does not reach. It is
 * refused where areas began at different times, and where too few areas of like level stand behind it (see `gates`).
 *
 * @see Wooldridge 2023, Econometrics Journal 26; MacKinnon, Nielsen & Webb 2023, Journal of Applied Econometrics 38, on
 *      the jackknife by clusters
 */
export const differenceInDifferences: Design = {
  id: 'difference-in-differences',
  refuse: (panel, terms) => firstBroken('difference-in-differences', factsOf(panel), terms),
  estimate: (panel, terms) => {
    if (terms.levels !== null) return levelEffect(panel, terms, terms.levels);
    const made = imputation(panel);
    return jackknifed(made) ?? redrawn(made, terms);
  },
};

/**
 * Poisson regression of counts on areas, periods and treatment, clustered by area (CR2, Satterthwaite).
 *
 * @param panel  periods merged: a period for each pattern of who is treated
 * @returns null where it has no maximum, or no degrees of freedom
 */
export function twoWayRegression(
  panel: DesignPanel,
): { readonly estimate: number; readonly standardError: number; readonly df: number; readonly p: number } | null {
  const rows = rowsWithEvents(panel);
  const pick = (column: Float64Array): Float64Array => Float64Array.from(rows, (at) => column[at] ?? 0);
  const areas: Groups = groupRows(Array.from(rows, (at) => Math.floor(at / panel.periods.length)));
  const periods = groupRows(Array.from(rows, (at) => at % panel.periods.length));
  const treated = Float64Array.from(rows, (at) => (panel.state[at] === cellState.treated ? 1 : 0));
  const fit = glm({
    family: poisson,
    response: pick(panel.events),
    columns: [{ name: 'treated', values: treated }, ...dummies(periods, 'period').slice(1)],
    offset: pick(panel.exposure).map(Math.log),
    absorb: areas,
  });
  if (fit.status.kind !== 'converged') return null;
  const test = smallSampleTest(fit, areas, 'treated');
  return test !== null && test.df > 0 && test.standardError > 1e-9 ? test : null;
}

/** Cells that take part, without areas and periods that had no events: those are fitted exactly and say nothing. */
function rowsWithEvents({ areas, periods, events, state }: DesignPanel): Int32Array {
  const [byArea, byPeriod] = [new Float64Array(areas.length), new Float64Array(periods.length)];
  const { length } = periods;
  for (let row = 0; row < areas.length; row += 1)
    for (let column = 0; column < length; column += 1) {
      const count = events[row * length + column] as number;
      byArea[row] = (byArea[row] as number) + count;
      byPeriod[column] = (byPeriod[column] as number) + count;
    }
  const found: number[] = [];
  for (let row = 0; row < areas.length; row += 1)
    for (let column = 0; column < length; column += 1) {
      const isOut = state[row * length + column] === cellState.leftOut;
      if (!isOut && byArea[row] !== 0 && byPeriod[column] !== 0) found.push(row * length + column);
    }
  return Int32Array.from(found);
}
