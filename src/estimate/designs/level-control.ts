import type { Refusal } from '../../spec/index.ts';
import { type DonorPanel, fitGate, imputedLevels, seededDraws, syntheticControl } from '../../stats/index.ts';
import {
  cellAt,
  type DesignDetail,
  type DesignOutcome,
  type DesignPanel,
  type DesignTerms,
  type LevelTerms,
  type PreLaunchPanel,
} from './design.ts';
import { refusalOfFit } from './fit-refusal.ts';
import { levelScatter } from './level-area-effects.ts';
import { type LevelDonors, levelDonors, pooledUnit } from './level-donors.ts';
import { levelPanelOf } from './level-effect.ts';
import { factsOfLevel } from './level-facts.ts';
import { placeboGaps } from './placebo-gaps.ts';
import { rowsOf } from './pre-launch.ts';
import { withEndOf } from './pretended-end.ts';
import { rankedDifference, sinceLaunch } from './ranked-difference.ts';

/** As many as the design asks of the panel: periods without records count for none. */
const fewestBefore = 10;

/**
 * What speaks against a synthetic control of a share or a mean before the launch, as of counts. Chance is what untreated
 * cells scatter about area and period, and of shares no less than √(p(1 − p)/n).
 */
export function levelMisfit(panel: PreLaunchPanel, levels: LevelTerms): Omit<Refusal, 'design'> | null {
  const end = withEndOf(panel);
  const series = levelDonors(end, levels);
  const made = imputedLevels(levelPanelOf(end, levels.unit));
  const scatter = made && levelScatter(end, { levels, fitted: made.fitted });
  if (series === null || scatter === null) return { reason: 'not-reported', observed: null, limit: null };
  if (series.prePeriods < fewestBefore)
    return { reason: 'too-few-periods-before', observed: series.prePeriods, limit: fewestBefore };
  const together = togetherOf(series);
  const { records } = pooledUnit(series.program, '');
  const before = records.slice(0, series.prePeriods);
  const noise = Math.sqrt((scatter.variance * before.reduce((sum, n) => sum + 1 / n, 0)) / before.length);
  if (!(noise > 0)) return { reason: 'not-estimable', observed: null, limit: null };
  const { preRmspe } = syntheticControl(together);
  return refusalOfFit(fitGate(together, { preRmspe }, { noise }), { preRmspe, donors: series.donors.length });
}

/**
 * Synthetic control of a share or a mean: programme areas together, against the mixture of comparison areas that was most
 * like them before the launch.
 *
 * Model and assumption are those of `syntheticControlDesign`. Estimand: the difference from the mixture since the launch,
 * each period weighed by the programme areas' records. Inference: placebo ranks, and the differences that they would not
 * reject (see `rankedDifference`); withheld where the ranks cannot reach alpha.
 *
 * @see Abadie, Diamond & Hainmueller 2010, JASA 105; Firpo & Possebom 2018 on inverting placebo ranks
 */
export function levelControl(panel: DesignPanel, terms: DesignTerms, levels: LevelTerms): DesignOutcome {
  const series = levelDonors(panel, levels);
  if (series === null) return { status: 'withheld', reason: 'too-few-periods-after' };
  const most = levels.areHits ? 1 / levels.unit : null;
  const found = rankedDifference(series, { draw: seededDraws(terms.seed), most });
  if (found === null) return { status: 'withheld', reason: 'not-estimable' };
  const { difference, observed, p, at, smallestP } = found;
  if (smallestP > terms.alpha + 1e-9) return { status: 'withheld', reason: 'p-cannot-reach-alpha' };
  const together = togetherOf(series);
  return {
    status: 'estimated',
    effect: {
      scale: 'difference',
      estimate: difference,
      p,
      at,
      inference: 'placebo-ranks',
      df: null,
      standardError: null,
      areas: { program: series.program.length, comparison: series.donors.length },
      levels: factsOfLevel(panel, levels, expectedIn(panel, series, together)),
      observed,
      expected: observed - difference,
      smallestP,
      without: withoutDonors(series, together),
      bound: null,
      detail: () => detailOf(panel, series, together),
    },
  };
}

const togetherOf = ({ program, donors, prePeriods }: LevelDonors): DonorPanel => ({
  treated: pooledUnit(program, 'programme areas'),
  donors,
  prePeriods,
});

/** What the mixture shows, by place in the series. */
function mixtureOf(together: DonorPanel): readonly number[] {
  const { gaps } = syntheticControl(together);
  return together.treated.values.map((value, place) => value - (gaps[place] ?? 0));
}

function expectedIn(panel: DesignPanel, series: LevelDonors, together: DonorPanel): Float64Array {
  const expected = new Float64Array(panel.state.length).fill(Number.NaN);
  for (const [place, value] of mixtureOf(together).entries())
    for (const row of rowsOf(panel, 'program')) expected[cellAt(panel, row, series.periods[place] ?? 0)] = value;
  return expected;
}

/** Does the difference hang on one donor? */
function withoutDonors(
  series: LevelDonors,
  together: DonorPanel,
): readonly { readonly area: string; readonly estimate: number }[] {
  const { weights } = syntheticControl(together);
  if (together.donors.length < 2) return [];
  return weights.flatMap(({ unit, weight }) => {
    if (!(weight > 0)) return [];
    const donors = together.donors.filter((one) => one.unit !== unit);
    return [{ area: unit, estimate: sinceLaunch(series, syntheticControl({ ...together, donors }).gaps) }];
  });
}

function detailOf(panel: DesignPanel, series: LevelDonors, together: DonorPanel): DesignDetail {
  const mixture = mixtureOf(together);
  const placeOf = new Map(series.periods.map((column, place) => [column, place]));
  return {
    byArea: [],
    byCohort: [],
    gap: panel.periods.map(({ label }, column) => {
      const place = placeOf.get(column);
      return {
        period: label,
        observed: place === undefined ? null : (together.treated.values[place] ?? null),
        expected: place === undefined ? null : (mixture[place] ?? null),
        treated: place !== undefined && place >= series.prePeriods,
      };
    }),
    placeboGaps: placeboGaps(together, { series, columns: panel.periods.length }),
    dispersion: 1,
    comparisonChange: null,
    leftOut: series.leftOut,
  };
}
