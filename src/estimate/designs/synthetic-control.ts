import type { Refusal } from '../../spec/index.ts';
import {
  type DonorPanel,
  fitGate,
  leaveOneDonorOut,
  meanUnit,
  seededDraws,
  syntheticControl,
} from '../../stats/index.ts';
import type { Design, DesignDetail, DesignPanel, PreLaunchPanel } from './design.ts';
import { type DonorSeries, donorSeries } from './donor-series.ts';
import { factsOf } from './facts.ts';
import { refusalOfFit } from './fit-refusal.ts';
import { firstBroken } from './gates.ts';
import { levelControl, levelMisfit } from './level-control.ts';
import { placeboGaps } from './placebo-gaps.ts';
import { rankedRatio } from './placebo-ranks.ts';
import { rowsOf } from './pre-launch.ts';
import { withEndOf } from './pretended-end.ts';
import { seasonModel, sharedTimeDispersion } from './season-model.ts';

/**
 * Synthetic control: one to four programme areas, as their mean, against the mixture of comparison areas that was most
 * like them before the launch.
 *
 * Model: weights ≥ 0 that add up to 1, such that the mixture is nearest to the programme areas over all periods before the
 * launch alike. Estimand: the programme areas' mean since the launch over that of the mixture, one ratio for all of the time.
 *
 * Inference: p is by placebo ranks, each comparison area (or as many as there are programme areas) taking the programme's
 * place, and the interval holds the ratios that they would not reject (see `rankedRatio`).
 *
 * It assumes that what the mixture followed before the launch it would have followed after, and that no donor is touched by
 * the programme. Before anybody looks past the launch it is refused where it fits worse than chance makes any fit
 * (1.25 × √(φ · mean)), so well that it has learned the noise, where the programme areas' level lies outside that of the
 * donors, and where there are not 19 of them, for one in twenty is the first rank that is rare enough.
 *
 * @see Abadie, Diamond & Hainmueller 2010, JASA 105; Abadie 2021, Journal of Economic Literature 59
 */
export const syntheticControlDesign: Design = {
  id: 'synthetic-control',
  refuse: (panel, terms) =>
    firstBroken('synthetic-control', factsOf(panel), terms) ??
    (terms.levels === null ? misfit(panel) : levelMisfit(panel, terms.levels)),
  estimate: (panel, terms) => {
    if (terms.levels !== null) return levelControl(panel, terms, terms.levels);
    const series = donorSeries(panel);
    if (series === null) return { status: 'withheld', reason: 'too-few-periods-after' };
    const found = rankedRatio(series, { draw: seededDraws(terms.seed) });
    if (found === null) return { status: 'withheld', reason: 'too-few-events' };
    if (found.smallestP > terms.alpha + 1e-9) return { status: 'withheld', reason: 'p-cannot-reach-alpha' };
    const observed = sumAfter(series, series.events);
    return {
      status: 'estimated',
      effect: {
        scale: 'ratio',
        estimate: found.ratio,
        p: found.p,
        at: found.at,
        inference: 'placebo-ranks',
        df: null,
        standardError: null,
        areas: { program: series.program.length, comparison: series.donors.length },
        observed,
        expected: observed / found.ratio,
        smallestP: found.smallestP,
        without: withoutDonors(series),
        bound: null,
        detail: () => detailOf(panel, series),
      },
    };
  },
};

/** What speaks against the fit before the launch, with the gap and the most (or least) that it may be. */
function misfit(panel: PreLaunchPanel): Omit<Refusal, 'design'> | null {
  const series = donorSeries(withEndOf(panel));
  if (series === null) return { reason: 'too-few-donors', observed: 0, limit: 19 };
  const dispersion = sharedTimeDispersion(panel, [...rowsOf(panel, 'program'), ...rowsOf(panel, 'comparison')]);
  const together = meanPanel(series);
  const matched = syntheticControl(together);
  // the mean of several areas scatters less than one of them
  const gate = fitGate(together, matched, { dispersion: dispersion / series.program.length });
  return refusalOfFit(gate, { preRmspe: matched.preRmspe, donors: series.donors.length });
}

/** Programme areas as one, which stands for them all. */
const meanPanel = ({ program, donors, prePeriods }: DonorSeries): DonorPanel => ({
  treated: meanUnit(program, 'programme areas'),
  donors,
  prePeriods,
});

const sumAfter = ({ prePeriods }: DonorSeries, values: readonly number[]): number =>
  values.slice(prePeriods).reduce((sum, value) => sum + value, 0);

/** Does the ratio hang on one donor? */
function withoutDonors(series: DonorSeries): readonly { readonly area: string; readonly estimate: number }[] {
  const together = meanPanel(series);
  const after = together.treated.values.slice(series.prePeriods);
  const observed = after.reduce((sum, value) => sum + value, 0) / after.length;
  return leaveOneDonorOut(together).flatMap(({ unit, att }) =>
    observed - att > 0 ? [{ area: unit, estimate: observed / (observed - att) }] : [],
  );
}

function detailOf(panel: DesignPanel, series: DonorSeries): DesignDetail {
  const together = meanPanel(series);
  const { gaps } = syntheticControl(together);
  const placeOf = new Map(series.periods.map((column, place) => [column, place]));
  const synthetic = (place: number): number => (together.treated.values[place] ?? 0) - (gaps[place] ?? 0);
  const gap = panel.periods.map(({ label }, column) => {
    const place = placeOf.get(column);
    return {
      period: label,
      observed: place === undefined ? null : (series.events[place] ?? 0),
      expected: place === undefined ? null : synthetic(place) * (series.scale[place] ?? 0),
      treated: place !== undefined && place >= series.prePeriods,
    };
  });
  const places = [...series.periods.keys()];
  const meanOf = (from: number, to?: number): number => {
    const some = places.slice(from, to).map(synthetic);
    return some.reduce((sum, value) => sum + value, 0) / some.length;
  };
  const before = meanOf(0, series.prePeriods);
  return {
    byArea: [],
    byCohort: [],
    gap,
    placeboGaps: placeboGaps(together, { series, columns: panel.periods.length }),
    dispersion: seasonModel(panel, rowsOf(panel, 'program')).dispersion,
    comparisonChange: before > 0 ? meanOf(series.prePeriods) / before : null,
    leftOut: series.leftOut,
  };
}
