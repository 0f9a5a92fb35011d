import {
  dummies,
  type Groups,
  glm,
  groupRows,
  poisson,
  smallSampleCovariance,
  studentQuantile,
} from '../../stats/index.ts';
import { cellState, type Design, type DesignOutcome, type DesignPanel, type IntervalAt } from './design.ts';
import { factsOf } from './facts.ts';
import { firstBroken } from './gates.ts';
import { type Imputation, imputation, imputedParts } from './imputation.ts';
import { redrawn } from './redrawn-launches.ts';

/** With fewer programme or comparison areas, degrees of freedom are so few that launches are drawn anew instead. */
const fewest = { program: 5, comparison: 7 } as const;

/**
 * Difference in differences on counts, for one launch: the ratio by which programme areas changed over the ratio by which
 * comparison areas did.
 *
 * Poisson with area and period effects: log E[y] = log exposure + αᵢ + γₜ + β·treated. Only the mean needs to be right;
 * the covariance is by clusters of areas, bias-reduced (CR2), with t on Satterthwaite's degrees of freedom, for with 3
 * treated of 12 areas those are about 2.5 and the normal 1.96 is badly wrong. With fewer than 5 programme or 7 comparison
 * areas launches are drawn anew.
 *
 * It rests on parallel ratios, as imputation does, which for one launch gives the same ratio.
 *
 * @see Wooldridge 2023, Econometrics Journal 26; Bell & McCaffrey 2002; Pustejovsky & Tipton 2018
 */
export const differenceInDifferences: Design = {
  id: 'difference-in-differences',
  refuse: (panel, terms) => firstBroken('difference-in-differences', factsOf(panel), terms),
  estimate: (panel, terms) => {
    const made = imputation(panel);
    const { treatedAreas, comparisonAreas, overall } = made.effects;
    if (overall.ratio === null) return { status: 'withheld', reason: 'not-estimable' };
    const isFew = treatedAreas < fewest.program || comparisonAreas < fewest.comparison || overall.observed === 0;
    return isFew ? redrawn(made, terms) : clustered(made);
  },
};

/** The regression on areas and periods, clustered by area. */
function clustered(made: Imputation): DesignOutcome {
  const test = twoWayRegression(made.merged);
  if (test === null) return { status: 'withheld', reason: 'did-not-converge' };
  const { estimate: beta, standardError, df, p } = test;
  const at: IntervalAt = (level) => {
    const reach = studentQuantile((1 + level) / 2, df) * standardError;
    return { low: Math.exp(beta - reach), high: Math.exp(beta + reach) };
  };
  const estimate = Math.exp(beta);
  const parts = imputedParts(made);
  return {
    status: 'estimated',
    effect: {
      ...parts,
      expected: parts.observed / estimate,
      estimate,
      p,
      at,
      inference: 'cr2-satterthwaite',
      df,
      standardError,
      smallestP: null,
    },
  };
}

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
  const test = smallSampleCovariance(fit, areas, ['treated']).tests.treated ?? null;
  return test !== null && test.df > 0 && test.standardError > 1e-9 ? test : null;
}

/** Cells that take part, without areas and periods that had no events: those are fitted exactly and say nothing. */
function rowsWithEvents({ areas, periods, events, state }: DesignPanel): Int32Array {
  const [byArea, byPeriod] = [new Float64Array(areas.length), new Float64Array(periods.length)];
  for (const [at, count] of events.entries()) {
    const [row, column] = [Math.floor(at / periods.length), at % periods.length];
    byArea[row] = (byArea[row] ?? 0) + count;
    byPeriod[column] = (byPeriod[column] ?? 0) + count;
  }
  return Int32Array.from(events.keys()).filter(
    (at) =>
      state[at] !== cellState.leftOut &&
      byArea[Math.floor(at / periods.length)] !== 0 &&
      byPeriod[at % periods.length] !== 0,
  );
}
